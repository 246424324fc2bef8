// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Converts markup to text in one pass, for any input; headings and list items become Markdown markers. */
final class HtmlToText {

    private static final int MAX_TAG_LENGTH = 5_000;
    private static final Set<String> HIDING = Set.of("style", "script", "xml", "head");
    private static final Set<String> BLOCKS =
            Set.of("p", "div", "br", "ul", "ol", "li", "table", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6");

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> unclosed = new HashSet<>();
    private int at;

    HtmlToText(String source) {
        this.source = source;
    }

    String convert() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c != '<' || !comment() && !tag()) {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private boolean comment() {
        int end = source.startsWith("<!--", at) ? find("-->") : -1;
        if (end >= 0) {
            at = end + "-->".length();
        }
        return end >= 0;
    }

    /** A tag begins with a letter or with a sign of its own, and ends before another begins; all else is text. */
    private boolean tag() {
        int end = at + 1;
        int limit = Math.min(source.length(), at + MAX_TAG_LENGTH);
        while (end < limit && source.charAt(end) != '>' && source.charAt(end) != '<') {
            end++;
        }
        if (end >= limit || source.charAt(end) != '>' || !opensTag(at + 1)) {
            return false;
        }
        boolean closing = source.charAt(at + 1) == '/';
        String name = name(closing ? at + 2 : at + 1);
        at = end + 1;
        if (HIDING.contains(name) && !closing) {
            at = Math.max(at, find("</" + name));
        } else if (BLOCKS.contains(name)) {
            text.append(closing ? "\n" : opening(name));
        }
        return true;
    }

    private boolean opensTag(int index) {
        char first = source.charAt(index);
        return first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z' || "/!?".indexOf(first) >= 0;
    }

    private static String opening(String name) {
        if (name.length() == 2 && name.charAt(0) == 'h') {
            return "\n# ";
        }
        return name.equals("li") ? "\n- " : "\n";
    }

    private String name(int from) {
        int end = from;
        while (end < source.length() && end < from + 12 && Character.isLetterOrDigit(source.charAt(end))) {
            end++;
        }
        return source.substring(from, end).toLowerCase(Locale.ROOT);
    }

    /** Searches for a missing end only once, so that many openings cost no more than one. */
    private int find(String end) {
        if (unclosed.contains(end)) {
            return -1;
        }
        for (int i = at; i + end.length() <= source.length(); i++) {
            if (source.regionMatches(true, i, end, 0, end.length())) {
                return i;
            }
        }
        unclosed.add(end);
        return -1;
    }
}
