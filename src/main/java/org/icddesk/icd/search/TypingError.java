// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A word of a search that may be mistyped: the longest. WHO is asked which words begin alike, and the nearest of them is
 * what was meant.
 *
 * @param words the words of the search, in lower case
 * @param suspect the index of the word
 */
public record TypingError(List<String> words, int suspect) {

    private static final int MIN_LENGTH = 5;
    private static final int LONG = 8;
    private static final int BEGINNING = 3;

    /** Copies the words. */
    public TypingError {
        words = List.copyOf(words);
    }

    /**
     * Finds the word of a search that is likeliest to be mistyped.
     *
     * @param query the words, normalized
     * @return the longest word; empty if none has five letters, and where letters are words
     */
    public static Optional<TypingError> in(String query) {
        List<String> words = Arrays.asList(query.toLowerCase(Locale.ROOT).split(" "));
        return IntStream.range(0, words.size())
                .filter(index -> isWord(words.get(index)))
                .boxed()
                .max(Comparator.comparingInt((Integer index) -> words.get(index).length())
                        .thenComparing(Comparator.reverseOrder()))
                .map(index -> new TypingError(words, index));
    }

    private static boolean isWord(String word) {
        return word.length() >= MIN_LENGTH
                && word.chars().allMatch(letter -> Character.isLetter(letter) && !Character.isIdeographic(letter));
    }

    /** {@return the search for words that begin alike: the other words, then the first letters of this one} */
    public String beginning() {
        String letters = words.get(suspect).substring(0, BEGINNING);
        return IntStream.range(0, words.size())
                .filter(index -> index != suspect)
                .mapToObj(words::get)
                .collect(Collectors.joining(" ", "", words.size() > 1 ? " " : ""))
                .concat(letters);
    }

    /**
     * Chooses what was meant.
     *
     * @param known words that WHO has
     * @return the search with the nearest of them in place of the word; empty if none is within one typing error, or two
     *     from eight letters on
     */
    public Optional<String> corrected(Collection<String> known) {
        String typed = words.get(suspect);
        int limit = typed.length() < LONG ? 1 : 2;
        return known.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> Math.abs(word.length() - typed.length()) <= limit && !word.equals(typed))
                .filter(word -> distance(typed, word) <= limit)
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .map(this::with);
    }

    private String with(String word) {
        return IntStream.range(0, words.size())
                .mapToObj(index -> index == suspect ? word : words.get(index))
                .collect(Collectors.joining(" "));
    }

    /** {@return the number of letters left out, added, changed, or swapped with the next} */
    public static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= one.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[other.length()];
    }
}
