// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.icddesk.icd.search.TypingError;

/** The words of an index by number, in the order of the alphabet, and the stems that they share. */
public final class Vocabulary {

    /** The number of what is not there. */
    public static final int NONE = -1;

    private final String[] words;
    private final String[] stems;
    private final int[] stemOfWord;
    private final int[] wordsOfStem;
    private final int[] startOfStem;
    private final long[] lettersOfWord;
    private final long[] lettersOfStem;

    /**
     * Numbers words.
     *
     * @param keys the words, each once
     * @param stem the stem of a word
     */
    public Vocabulary(Set<String> keys, UnaryOperator<String> stem) {
        words = keys.stream().sorted().toArray(String[]::new);
        String[] each = Arrays.stream(words).map(stem).toArray(String[]::new);
        TreeMap<String, Integer> numbers = new TreeMap<>();
        Arrays.stream(each).forEach(one -> numbers.merge(one, 1, Integer::sum));
        stems = numbers.keySet().toArray(String[]::new);
        startOfStem = new int[stems.length + 1];
        for (int at = 0; at < stems.length; at++) {
            startOfStem[at + 1] = startOfStem[at] + numbers.get(stems[at]);
        }
        stemOfWord = new int[words.length];
        wordsOfStem = new int[words.length];
        int[] next = startOfStem.clone();
        for (int word = 0; word < words.length; word++) {
            stemOfWord[word] = Arrays.binarySearch(stems, each[word]);
            wordsOfStem[next[stemOfWord[word]]++] = word;
        }
        lettersOfWord = Arrays.stream(words).mapToLong(Vocabulary::letters).toArray();
        lettersOfStem = Arrays.stream(stems).mapToLong(Vocabulary::letters).toArray();
    }

    /** {@return how many words it has} */
    public int size() {
        return words.length;
    }

    String word(int number) {
        return words[number];
    }

    /** {@return the number of a word; {@link #NONE} if it is not there} */
    public int find(String key) {
        return Math.max(NONE, Arrays.binarySearch(words, key));
    }

    /** Passes on the words with a stem. */
    void withStem(String stem, IntConsumer found) {
        int number = Arrays.binarySearch(stems, stem);
        if (number >= 0) {
            ofStem(number, found);
        }
    }

    private void ofStem(int stem, IntConsumer found) {
        for (int at = startOfStem[stem]; at < startOfStem[stem + 1]; at++) {
            found.accept(wordsOfStem[at]);
        }
    }

    /** Passes on the words that begin with some letters. */
    void beginning(String letters, IntConsumer found) {
        for (int at = from(words, letters); at < words.length && words[at].startsWith(letters); at++) {
            found.accept(at);
        }
    }

    /** Passes on the words whose stem begins with some letters. */
    void stemBeginning(String letters, IntConsumer found) {
        for (int at = from(stems, letters); at < stems.length && stems[at].startsWith(letters); at++) {
            ofStem(at, found);
        }
    }

    private static int from(String[] sorted, String letters) {
        int at = Arrays.binarySearch(sorted, letters);
        return at < 0 ? -at - 1 : at;
    }

    /** {@return the length of the stem of a word} */
    int stemLength(int word) {
        return stems[stemOfWord[word]].length();
    }

    /** A word that some letters may have been meant to be. */
    @FunctionalInterface
    interface Similar {

        /** Takes a word with the number of letters left out, added, changed or swapped. */
        void accept(int word, int errors);
    }

    /** Passes on the words that differ from a word, or their stems from its stem, by few letters. */
    void similar(String key, String stem, int errors, Similar found) {
        near(words, lettersOfWord, key, errors, found);
        near(stems, lettersOfStem, stem, errors, (one, distance) -> ofStem(one, word -> found.accept(word, distance)));
    }

    private static void near(String[] all, long[] letters, String text, int errors, Similar found) {
        long wanted = letters(text);
        for (int at = 0; at < all.length; at++) {
            if (Long.bitCount(letters[at] ^ wanted) <= 2 * errors
                    && Math.abs(all[at].length() - text.length()) <= errors) {
                int distance = TypingError.distance(text, all[at]);
                if (distance <= errors) {
                    found.accept(at, distance);
                }
            }
        }
    }

    /** {@return which letters a word has: an error changes two of them at most} */
    private static long letters(String word) {
        long letters = 0;
        for (int at = 0; at < word.length(); at++) {
            letters |= 1L << (word.charAt(at) & 63);
        }
        return letters;
    }
}
