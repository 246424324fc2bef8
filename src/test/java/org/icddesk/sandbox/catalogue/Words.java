// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Words of a text as the search compares them: without case, accents and punctuation. */
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Words() {}

    /** A word of a text: its comparable form and where it stands in the text. */
    public record Token(String folded, int start, int end) {}

    public static List<Token> tokens(String text) {
        List<Token> found = new ArrayList<>();
        scan(text, found::add);
        return found;
    }

    /** The folded words, separated by single spaces. */
    public static String fold(String text) {
        StringBuilder all = new StringBuilder(text.length());
        scan(text, token -> all.append(all.isEmpty() ? "" : " ").append(token.folded()));
        return all.toString();
    }

    private static void scan(String text, Consumer<Token> words) {
        int start = -1;
        for (int i = 0; i <= text.length(); ) {
            int point = i < text.length() ? text.codePointAt(i) : ' ';
            boolean inside = Character.isLetterOrDigit(point) || start >= 0 && isMark(point);
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                String folded = foldWord(text.substring(start, i));
                if (!folded.isEmpty()) {
                    words.accept(new Token(folded, start, i));
                }
                start = -1;
            }
            i += Character.charCount(point);
        }
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static String foldWord(String word) {
        if (isPlain(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
        return bare.toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
