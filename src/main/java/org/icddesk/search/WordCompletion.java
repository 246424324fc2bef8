// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import org.icddesk.icd.search.SearchResult;

/** Merges a suggested word with the words already typed. */
public final class WordCompletion {

    private WordCompletion() {}

    /**
     * Applies a suggested word.
     *
     * @param guess whether it completes the last word or goes with all of them
     * @return the new query
     */
    public static String complete(String typed, String word, SearchResult.Guess guess) {
        if (guess == SearchResult.Guess.COMPLETION) {
            int last = typed.lastIndexOf(' ');
            return last < 0 ? word : typed.substring(0, last + 1) + word;
        }
        return typed + " " + word;
    }
}
