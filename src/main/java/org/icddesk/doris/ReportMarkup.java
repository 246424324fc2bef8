// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.icd.CharacterReferences;

/**
 * Reads the markup of a report in one pass, for any input: paragraphs, items, headings and tables become blocks of plain
 * text; every other tag, every attribute, comments, and what scripts and styles contain are dropped.
 */
final class ReportMarkup {

    private static final Set<String> HIDING = Set.of(
            "script",
            "style",
            "head",
            "title",
            "template",
            "iframe",
            "object",
            "svg",
            "math",
            "noscript",
            "textarea",
            "select");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "br",
            "hr",
            "ul",
            "ol",
            "li",
            "pre",
            "section",
            "blockquote",
            "dl",
            "dt",
            "dd",
            "body",
            "html",
            "caption");
    private static final CharacterReferences REFERENCES = new CharacterReferences(
            Map.of("nbsp", " ", "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "ndash", "–", "rarr", "→"),
            " ");

    private final String source;
    private final List<ReportBlock> blocks = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final Set<String> unclosed = new HashSet<>();
    private ReportBlock.Kind kind = ReportBlock.Kind.TEXT;
    private ReportTable table;
    private int depth;
    private boolean cell;
    private boolean headCell;
    private int at;

    ReportMarkup(String source) {
        this.source = source;
    }

    List<ReportBlock> read() {
        while (at < source.length()) {
            char sign = source.charAt(at);
            if (sign != '<' || !comment() && !tag()) {
                words.append(sign);
                at++;
            }
        }
        endTable();
        flush();
        return blocks;
    }

    private boolean comment() {
        if (!source.startsWith("<!--", at)) {
            return false;
        }
        int end = find("-->");
        at = end < 0 ? source.length() : end + 3;
        return true;
    }

    private boolean tag() {
        Optional<ReportTag> found = ReportTag.at(source, at);
        found.ifPresent(tag -> {
            at = tag.end();
            if (!HIDING.contains(tag.element())) {
                apply(tag.element(), tag.closing());
            } else if (!tag.closing()) {
                int hidden = find("</" + tag.element());
                at = hidden < 0 ? source.length() : hidden;
            }
        });
        return found.isPresent();
    }

    private int find(String end) {
        if (unclosed.contains(end)) {
            return -1;
        }
        for (int place = at; place + end.length() <= source.length(); place++) {
            if (source.regionMatches(true, place, end, 0, end.length())) {
                return place;
            }
        }
        unclosed.add(end);
        return -1;
    }

    private void apply(String element, boolean closing) {
        switch (element) {
            case "table" -> nest(closing);
            case "tr" -> row(closing);
            case "td", "th" -> cell(closing, element.equals("th"));
            default -> {
                boolean heading = element.matches("h[1-6]");
                if (table != null) {
                    words.append(heading || BLOCKS.contains(element) ? " " : "");
                } else if (heading || BLOCKS.contains(element)) {
                    flush();
                    kind = closing
                            ? ReportBlock.Kind.TEXT
                            : heading
                                    ? ReportBlock.Kind.HEADING
                                    : element.equals("li") ? ReportBlock.Kind.ITEM : ReportBlock.Kind.TEXT;
                }
            }
        }
    }

    /** A table within a table is words of its cell. */
    private void nest(boolean closing) {
        if (!closing && table == null) {
            flush();
            table = new ReportTable();
        }
        depth += closing ? -1 : 1;
        if (table != null && depth <= 0) {
            endTable();
        }
        depth = Math.max(0, depth);
    }

    private void row(boolean closing) {
        if (depth == 1) {
            endCell();
            if (!closing) {
                table.row();
            }
        } else {
            words.append(' ');
        }
    }

    private void cell(boolean closing, boolean head) {
        if (depth == 1) {
            endCell();
            cell = !closing;
            headCell = head;
        } else {
            words.append(' ');
        }
    }

    private void endCell() {
        String text = taken();
        if (cell || !text.isEmpty()) {
            table.cell(text, cell && headCell);
        }
        cell = false;
    }

    private void endTable() {
        if (table != null) {
            endCell();
            table.block().ifPresent(blocks::add);
            table = null;
        }
        depth = 0;
    }

    private String taken() {
        String text =
                REFERENCES.decode(words.toString()).replaceAll("\\s+", " ").strip();
        words.setLength(0);
        return text;
    }

    private void flush() {
        String lines = words.toString();
        words.setLength(0);
        for (String line : lines.split("\n")) {
            String text = REFERENCES.decode(line).replaceAll("\\s+", " ").strip();
            if (!text.isEmpty()) {
                blocks.add(ReportBlock.words(kind, text));
            }
        }
    }
}
