// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.text.Normalizer;

/** Replaces the characters of a text by the ASCII ones that codes are made of. */
final class CodeText {

    private static final String BRACKETS = "()[]{}\"\"''“”‘’«»„“";

    private CodeText() {}

    /**
     * {@return the text without invisible characters; full-width letters, digits of any script, dashes and blanks of any
     * kind as ASCII}
     */
    static String normalize(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(composed.length());
        composed.codePoints().forEach(point -> append(plain, point));
        return plain.toString().replaceAll(" +", " ").strip();
    }

    private static void append(StringBuilder plain, int point) {
        switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                plain.append(' ');
            case Character.DASH_PUNCTUATION -> plain.append('-');
            case Character.DECIMAL_DIGIT_NUMBER -> plain.append(Character.digit(point, 10));
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {}
            case Character.CONTROL -> {
                if (Character.isWhitespace(point)) {
                    plain.append(' ');
                }
            }
            default -> plain.appendCodePoint(ascii(point));
        }
    }

    private static int ascii(int point) {
        return switch (point) {
            case 0x2212, 0x2043 -> '-';
            case 0x066B, 0x3002 -> '.';
            case 0x060C, 0x3001 -> ',';
            default -> point;
        };
    }

    /** {@return the text without the brackets or quotation marks around all of it} */
    static String withoutBrackets(String text) {
        if (text.length() < 2) {
            return text;
        }
        String ends = "" + text.charAt(0) + text.charAt(text.length() - 1);
        for (int at = 0; at < BRACKETS.length(); at += 2) {
            if (BRACKETS.startsWith(ends, at)) {
                return text.substring(1, text.length() - 1).strip();
            }
        }
        return text;
    }
}
