// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.entity.EntityView.Paragraph;
import org.icddesk.icd.CharacterReferences;

/**
 * Parses diagnostic requirements, which WHO writes as Markdown in chapter 06 and elsewhere as markup pasted from a word
 * processor. The result is plain text; no markup survives.
 */
final class DiagnosticCriteriaParser {

    private static final int MAX_LENGTH = 100_000;
    private static final CharacterReferences REFERENCES = new CharacterReferences(
            Map.ofEntries(
                    Map.entry("nbsp", " "),
                    Map.entry("amp", "&"),
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("quot", "\""),
                    Map.entry("ndash", "–"),
                    Map.entry("mdash", "—"),
                    Map.entry("rsquo", "’"),
                    Map.entry("lsquo", "‘"),
                    Map.entry("bull", "•"),
                    Map.entry("middot", "•")),
            " ");
    private static final Pattern LINE = Pattern.compile("^(#{1,6}\\s+|[-*+•·]\\s+|\\d{1,2}[.)]\\s+)?(.*)$");

    private DiagnosticCriteriaParser() {}

    /** {@return the paragraphs of a text that may be Markdown, HTML or neither} */
    static List<Paragraph> read(String source) {
        String text = source.length() > MAX_LENGTH ? source.substring(0, MAX_LENGTH) : source;
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String line : REFERENCES.decode(new HtmlToText(text).convert()).split("\\R")) {
            paragraph(line.strip(), paragraphs);
        }
        return List.copyOf(paragraphs);
    }

    private static void paragraph(String line, List<Paragraph> paragraphs) {
        Matcher form = LINE.matcher(line);
        if (!form.matches() || form.group(2).isBlank()) {
            return;
        }
        String mark = form.group(1) == null ? "" : form.group(1).strip();
        String words = form.group(2)
                .replaceAll("\\*\\*|__|`", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (words.isEmpty()) {
            return;
        }
        if (mark.startsWith("#")) {
            paragraphs.add(new Paragraph(Paragraph.Kind.HEADING, words));
        } else if (mark.isEmpty()) {
            paragraphs.add(new Paragraph(Paragraph.Kind.TEXT, words));
        } else {
            paragraphs.add(
                    new Paragraph(Paragraph.Kind.ITEM, Character.isDigit(mark.charAt(0)) ? mark + " " + words : words));
        }
    }
}
