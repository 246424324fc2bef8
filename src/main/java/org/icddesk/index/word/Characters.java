// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

/** What a character is to a word. */
final class Characters {

    private Characters() {}

    /** {@return whether a word can begin with it} */
    static boolean beginsWord(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.LETTER_NUMBER;
    }

    /** {@return whether it can stand in a word} */
    static boolean isOfWord(int point) {
        return beginsWord(point)
                || switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> isIgnorable(point);
                };
    }

    /** {@return whether it is invisible in a word: a soft hyphen, a joiner} */
    static boolean isIgnorable(int point) {
        return Character.getType(point) == Character.FORMAT;
    }

    /** {@return whether it is of a script that is written without blanks between words} */
    static boolean isUnspaced(int point) {
        if (point < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> isOfWord(point);
            default -> point == 0x30FC;
        };
    }

    static boolean isHyphen(int point) {
        return point == '-' || point >= 0x2010 && point <= 0x2015 || point == 0x2212 || point == 0xFF0D;
    }

    static boolean isApostrophe(int point) {
        return point == '\''
                || point == 0x2019
                || point == 0x2018
                || point == 0x02BC
                || point == 0xFF07
                || point == '`';
    }
}
