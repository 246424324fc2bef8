// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.entity.EntityView.Paragraph;

/**
 * Parses diagnostic requirements, which WHO writes as Markdown in chapter 06 and elsewhere as markup pasted from a word
 * processor. The result is plain text; no markup survives.
 */
final class DiagnosticCriteriaParser {

    private static final int MAX_LENGTH = 100_000;
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,6}));");
    private static final Pattern LINE = Pattern.compile("^(#{1,6}\\s+|[-*+•·]\\s+|\\d{1,2}[.)]\\s+)?(.*)$");

    private DiagnosticCriteriaParser() {}

    /** {@return the paragraphs of a text that may be Markdown, HTML or neither} */
    static List<Paragraph> read(String source) {
        String text = source.length() > MAX_LENGTH ? source.substring(0, MAX_LENGTH) : source;
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String line : decoded(new HtmlToText(text).convert()).split("\\R")) {
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

    private static String decoded(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        character(found.group(), found.group(1), found.group(2), found.group(3))));
    }

    private static String character(String whole, String decimal, String hexadecimal, String name) {
        if (name != null) {
            return switch (name) {
                case "nbsp" -> " ";
                case "amp" -> "&";
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                case "ndash" -> "–";
                case "mdash" -> "—";
                case "rsquo" -> "’";
                case "lsquo" -> "‘";
                case "bull", "middot" -> "•";
                default -> whole;
            };
        }
        int point = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hexadecimal, 16);
        boolean shown = Character.isValidCodePoint(point)
                && !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE;
        return shown ? Character.toString(point) : " ";
    }
}
