// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.text.Normalizer;

/** Sanitizes foreign text for display: removes control characters, bidirectional overrides and broken characters. */
public final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * Sanitizes a text.
     *
     * @return the text with line ends as {@code \n}, without control characters and bidirectional overrides, and with
     *     {@code U+FFFD} for lone surrogates and noncharacters; still unsafe in HTML until escaped
     */
    public static String of(String text) {
        if (isOrdinary(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\r') {
                if (at >= text.length() || text.charAt(at) != '\n') {
                    plain.append('\n');
                }
            } else if (point == 0x2028 || point == 0x2029) {
                plain.append('\n');
            } else if (isBroken(point)) {
                plain.append(REPLACEMENT);
            } else if (!isHidden(point)) {
                plain.appendCodePoint(point);
            }
        }
        return plain.toString();
    }

    /**
     * Normalizes words to search for, so that equal words have equal forms.
     *
     * @param text any text
     * @return the words in NFC, one blank between them; normalising them again changes nothing
     */
    public static String normalizeQuery(String text) {
        return Normalizer.normalize(of(text), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** {@return whether a text has no sign but such as nearly all texts are made of, which need no closer look} */
    private static boolean isOrdinary(String text) {
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            boolean ordinary = sign >= ' ' && sign < 0x7F || sign >= 0xA0 && sign < 0x2028;
            if (!ordinary) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBroken(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                || (point & 0xFFFE) == 0xFFFE
                || point >= 0xFDD0 && point <= 0xFDEF;
    }

    private static boolean isHidden(int point) {
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
        boolean direction = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        boolean other = point == 0xFEFF || point >= 0xFFF9 && point <= 0xFFFB || point >= 0xE0000 && point <= 0xE007F;
        return control || direction || other;
    }
}
