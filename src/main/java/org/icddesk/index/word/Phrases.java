// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Phrases to be found among the words of a text. */
final class Phrases {

    private static final String BEGINNING = "*";

    private final Map<String, List<List<String>>> byFirstWord;

    /**
     * Holds phrases.
     *
     * @param text the phrases with {@code |} between them, each written as the keys of its words; one with a {@code *}
     *     at its end, which is not a phrase's first, stands for all words that begin like it
     */
    Phrases(String text) {
        byFirstWord = Stream.of(text.split("\\|"))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .map(phrase -> List.of(phrase.split(" ")))
                .collect(Collectors.groupingBy(phrase -> phrase.get(0), HashMap::new, Collectors.toList()));
    }

    /** {@return how many words the longest phrase has that stands at an index; 0 if none does} */
    int longestAt(List<Word> words, int index) {
        int longest = 0;
        for (List<String> phrase : byFirstWord.getOrDefault(words.get(index).key(), List.of())) {
            if (phrase.size() > longest && stands(phrase, words, index)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    /** {@return whether a text begins with one of them} */
    boolean begin(List<Word> words) {
        return !words.isEmpty() && longestAt(words, 0) > 0;
    }

    /** {@return whether one of them stands anywhere} */
    boolean standIn(List<Word> words) {
        for (int at = 0; at < words.size(); at++) {
            if (longestAt(words, at) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(List<String> phrase, List<Word> words, int index) {
        if (index + phrase.size() > words.size()) {
            return false;
        }
        for (int at = 1; at < phrase.size(); at++) {
            String wanted = phrase.get(at);
            String key = words.get(index + at).key();
            boolean same = wanted.endsWith(BEGINNING)
                    ? key.startsWith(wanted.substring(0, wanted.length() - 1))
                    : key.equals(wanted);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
