// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.List;

/**
 * The answer to a search.
 *
 * @param hits the entities found, the best first
 * @param chopped whether there were more than WHO lists
 * @param words the suggested words; empty if not requested
 * @param wordsChopped whether there were more words
 * @param guess what the words are
 */
public record SearchResult(List<Hit> hits, boolean chopped, List<Word> words, boolean wordsChopped, Guess guess) {

    /** The kinds of suggested words. */
    public enum Guess {
        /** There are none. */
        NONE,
        /** Ends of the word being typed. */
        COMPLETION,
        /** Words that go with those typed. */
        RELATED
    }

    /**
     * A suggested word.
     *
     * @param label the word
     * @param keepsResult whether taking it leaves the hits as they are
     */
    public record Word(String label, boolean keepsResult) {}
}
