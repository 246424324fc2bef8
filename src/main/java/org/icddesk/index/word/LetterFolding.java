// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.text.Normalizer;
import java.util.Locale;
import org.icddesk.icd.Language;

/**
 * Folds the letters of a word: lower case, without accents, vowel points and variant forms. Letters with marks that a
 * language counts as letters of their own stay as they are.
 */
final class LetterFolding {

    /** Folds everything that only marks tell apart. */
    static final LetterFolding FULL = new LetterFolding("");

    private static final String KEPT_EVERYWHERE = "йў";

    private final String kept;

    private LetterFolding(String kept) {
        this.kept = kept;
    }

    static LetterFolding of(Language language) {
        return switch (language.primary().tag()) {
            case "sv", "fi" -> new LetterFolding("åäö");
            case "da", "no", "nb", "nn" -> new LetterFolding("æøå");
            case "fr" -> new LetterFolding("à");
            case "es" -> new LetterFolding("ñ");
            default -> FULL;
        };
    }

    /** {@return the letters and digits of a word, folded; empty if it has none} */
    String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
            return lower;
        }
        StringBuilder folded = new StringBuilder(lower.length());
        Normalizer.normalize(lower, Normalizer.Form.NFC).codePoints().forEach(point -> append(folded, point));
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isAscii(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (word.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private void append(StringBuilder folded, int point) {
        if (kept.indexOf(point) >= 0 || KEPT_EVERYWHERE.indexOf(point) >= 0) {
            folded.appendCodePoint(point);
            return;
        }
        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> Characters.isOfWord(part) && !isDropped(part))
                .map(Character::toLowerCase)
                .forEach(part -> folded.append(plain(part)));
    }

    /** Marks that write a vowel, as in the scripts of India, and those that make another syllable of one stay. */
    private static boolean isDropped(int point) {
        if (Characters.isIgnorable(point) || point == 0x0640) {
            return true;
        }
        boolean voiced = point == 0x3099 || point == 0x309A;
        return Character.getType(point) == Character.NON_SPACING_MARK
                && !voiced
                && switch (Character.UnicodeScript.of(point)) {
                    case INHERITED, ARABIC, HEBREW, LATIN, GREEK, CYRILLIC -> true;
                    default -> false;
                };
    }

    private static String plain(int point) {
        if (Character.isDigit(point)) {
            return Integer.toString(Character.digit(point, 10));
        }
        return switch (point) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'þ' -> "th";
            case 'ı' -> "i";
            case 'ς' -> "σ";
            case 'ى', 'ی' -> "ي";
            case 'ة' -> "ه";
            case 'ک' -> "ك";
            default -> Character.toString(point);
        };
    }
}
