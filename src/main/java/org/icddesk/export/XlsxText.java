// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes texts into the XML of a workbook, so that reading them gives the same texts again. */
final class XlsxText {

    /** The most characters that a cell of Excel holds; a workbook with more in one does not open. */
    static final int MAX_LENGTH = 32_767;

    /** An underscore that begins such a form, if only together with the underscore that the next character is written by. */
    private static final Pattern ESCAPE =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}[_\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF])");

    private static final String UNDERSCORE = "_x005F_";

    private XlsxText() {}

    /**
     * {@return a text as XML content; what XML cannot hold is written as {@code _xHHHH_}, and an underscore that would
     * begin such a form as {@code _x005F_} (ECMA-376 part 1, 22.9.2.19)}
     */
    static String escape(String text) {
        String unambiguous = ESCAPE.matcher(shortened(text)).replaceAll(Matcher.quoteReplacement(UNDERSCORE));
        StringBuilder xml = new StringBuilder(unambiguous.length() + 16);
        unambiguous.codePoints().forEach(point -> append(xml, point));
        return xml.toString();
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = MAX_LENGTH - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static void append(StringBuilder xml, int point) {
        switch (point) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '"' -> xml.append("&quot;");
            case '\t', '\n' -> xml.append((char) point);
            default -> {
                if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                    xml.append('\uFFFD');
                } else if (point < ' ' || point == 0xFFFE || point == 0xFFFF) {
                    xml.append(String.format(Locale.ROOT, "_x%04X_", point));
                } else {
                    xml.appendCodePoint(point);
                }
            }
        }
    }
}
