// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.catalogue.Words;

/** Inverted index over all texts of a linearization (or the foundation) in one language, for all releases. */
final class SearchIndex {

    private final List<SearchDocument> documents = new ArrayList<>();
    private final List<int[]> wordsOf = new ArrayList<>();
    private final String[] words;
    private final int[][] postings;
    private final int[] letters;

    SearchIndex(Iterable<SearchDocument> texts) {
        Map<String, Postings> found = new HashMap<>();
        List<String[]> folded = new ArrayList<>();
        for (SearchDocument document : texts) {
            int number = documents.size();
            documents.add(document);
            String[] split = Words.fold(document.text()).split(" ");
            folded.add(split);
            for (String word : split) {
                found.computeIfAbsent(word, any -> new Postings()).add(number);
            }
        }
        words = found.keySet().toArray(String[]::new);
        Arrays.sort(words);
        postings = new int[words.length][];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            postings[i] = found.get(words[i]).trimmed();
            numbers.put(words[i], i);
        }
        letters = new int[documents.size()];
        for (int i = 0; i < letters.length; i++) {
            int[] own = new int[folded.get(i).length];
            for (int w = 0; w < own.length; w++) {
                own[w] = numbers.get(folded.get(i)[w]);
                letters[i] += folded.get(i)[w].length();
            }
            wordsOf.add(own);
        }
    }

    int size() {
        return documents.size();
    }

    SearchDocument document(int number) {
        return documents.get(number);
    }

    /** Letters in the document's words. */
    int letters(int number) {
        return letters[number];
    }

    int wordCount(int number) {
        return wordsOf.get(number).length;
    }

    /** The document's words, folded, in their order. */
    List<String> words(int number) {
        return Arrays.stream(wordsOf.get(number)).mapToObj(w -> words[w]).toList();
    }

    boolean knows(String word) {
        return Arrays.binarySearch(words, word) >= 0;
    }

    /** Documents that hold the word, or with {@code prefix} any word that begins with it. */
    BitSet holding(String word, boolean prefix) {
        BitSet found = new BitSet(documents.size());
        int first = Arrays.binarySearch(words, word);
        int i = first < 0 ? -first - 1 : first;
        while (i < words.length && (prefix ? words[i].startsWith(word) : words[i].equals(word))) {
            for (int number : postings[i]) {
                found.set(number);
            }
            i++;
        }
        return found;
    }

    /** Growing list of document numbers without repetition of the last one. */
    private static final class Postings {
        private int[] numbers = new int[4];
        private int count;

        void add(int number) {
            if (count > 0 && numbers[count - 1] == number) {
                return;
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = number;
        }

        int[] trimmed() {
            return Arrays.copyOf(numbers, count);
        }
    }
}
