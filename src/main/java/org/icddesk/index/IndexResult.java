// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.List;
import java.util.Map;

/**
 * What a search of an index found.
 *
 * @param match how much of the search the hits have, the best of them where some words suffice; says nothing without hits
 * @param hits the hits in the chapters searched, the best first, at most {@value #MAX_HITS}
 * @param total how many there are in the chapters searched
 * @param chapters how many there are in each chapter that has any, whether it was searched or not; in the order of the
 *     classification
 * @param exclusions exclusions that have all the words, at most {@value #MAX_EXCLUSIONS}
 */
public record IndexResult(
        Match match, List<IndexHit> hits, int total, Map<String, Integer> chapters, List<Exclusion> exclusions) {

    /** The most hits listed. */
    public static final int MAX_HITS = 500;

    /** The most exclusions listed. */
    public static final int MAX_EXCLUSIONS = 5;

    /** How much of a search its hits have. */
    public enum Match {
        /** All words. */
        ALL_WORDS,
        /** All words, some of them only similar: nothing has all words. */
        SIMILAR_WORDS,
        /** All words but one: nothing has all words, or words similar to them. */
        ALL_BUT_ONE
    }
}
