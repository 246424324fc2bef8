// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One key for the British and the American spelling of a word. It is not itself a spelling: where only comparing
 * counts, rules can be wider than those that write a word for somebody to read.
 */
final class EnglishKey {

    private static final int MIN_LENGTH = 4;

    private static final List<Rule> RULES = List.of(
            new Rule("sulph", "sulph", "sulf"),
            new Rule("leuc", "leuc", "leuk"),
            new Rule("our", "(?<=..)our", "or"),
            new Rule("re", "(?<=[tb])re$", "er"),
            new Rule("is", "(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ations?)$)", "iz"),
            new Rule("lys", "lys(?=(?:e|ed|es|ing)$)", "lyz"),
            new Rule("sis", "(?<=[a-z]{4})sis$", "se"),
            new Rule("ll", "ll(?=(?:ed|ing|er)$)", "l"),
            new Rule("me", "(?<=m)me$", ""));

    /**
     * A change.
     *
     * @param letters letters that every word has that it changes
     */
    private record Rule(String letters, Pattern from, String to) {

        Rule(String letters, String from, String to) {
            this(letters, Pattern.compile(from), to);
        }

        String applied(String word) {
            return word.contains(letters) ? from.matcher(word).replaceAll(to) : word;
        }
    }

    private EnglishKey() {}

    /** {@return the key of a word, or of the beginning of one} */
    static String of(String word) {
        if (word.length() < MIN_LENGTH) {
            return word;
        }
        String key = withoutDiphthongs(word);
        for (Rule rule : RULES) {
            key = rule.applied(key);
        }
        return key;
    }

    /** {@return the word with e for ae and oe; the second o of gastro-oesophageal goes too} */
    private static String withoutDiphthongs(String word) {
        StringBuilder key = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char letter = word.charAt(at);
            int end = key.length();
            while (letter == 'e' && end > 0 && (key.charAt(end - 1) == 'a' || key.charAt(end - 1) == 'o')) {
                end--;
            }
            key.setLength(end);
            key.append(letter);
        }
        return key.toString();
    }
}
