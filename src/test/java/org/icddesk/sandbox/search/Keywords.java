// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Words offered with a search result.
 *
 * @param guessType 1 completes the word being typed, 2 adds related words
 * @param words most frequent first
 * @param chopped whether there were more
 */
record Keywords(int guessType, List<Keyword> words, boolean chopped) {

    /** What WHO answers when no words were asked for (recorded: guessType 2 even then). */
    static final Keywords NONE = new Keywords(2, List.of(), false);

    private static final int CAP = 50;
    private static final int MIN_LENGTH = 3;

    /** @param dontChangeResult whether every text found already holds the word */
    record Keyword(String label, boolean dontChangeResult) {}

    static Keywords of(SearchEngine.Found found, SearchQuery query) {
        if (query.words().isEmpty()) {
            return NONE;
        }
        SearchQuery.Word last = query.words().get(query.words().size() - 1);
        boolean completing = last.prefix();
        Map<String, Integer> frequency = new HashMap<>();
        BitSet documents = found.documents();
        for (int number = documents.nextSetBit(0); number >= 0; number = documents.nextSetBit(number + 1)) {
            for (String word : new HashSet<>(found.index().words(number))) {
                boolean asked = query.words().stream().anyMatch(any -> any.matches(word));
                boolean wanted = completing ? last.matches(word) : !asked && word.length() >= MIN_LENGTH;
                if (wanted) {
                    frequency.merge(word, 1, Integer::sum);
                }
            }
        }
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(frequency.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        int all = documents.cardinality();
        List<Keyword> words = sorted.stream()
                .limit(CAP)
                .map(entry -> new Keyword(entry.getKey(), entry.getValue() == all))
                .toList();
        return new Keywords(completing ? 1 : 2, words, sorted.size() > CAP);
    }
}
