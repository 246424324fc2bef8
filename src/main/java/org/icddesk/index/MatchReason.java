// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.List;
import java.util.Optional;
import org.icddesk.index.synonym.Synonym;

/**
 * Why an entity was found.
 *
 * @param words how each word of the search matched
 * @param missing words of the search that the entity does not have
 * @param synonym the synonym through which it was found; empty if the words themselves were
 */
public record MatchReason(List<WordMatch> words, List<String> missing, Optional<Synonym> synonym) {

    /** The fields that are searched. */
    public enum Field {
        /** The title. */
        TITLE,
        /** An inclusion. */
        INCLUSION,
        /** A further term. */
        INDEX_TERM,
        /** A note or coding hint. */
        NOTE,
        /** The title of an entity above. */
        TITLE_ABOVE
    }

    /** How a word matched, the best first. */
    public enum Kind {
        /** The same word. */
        EXACT,
        /** The same word in another spelling or ending. */
        STEM,
        /** The beginning of a word. */
        PREFIX,
        /** A similar word: one or two letters differ. */
        SIMILAR
    }

    /**
     * How one word matched.
     *
     * @param typed the word of the search; of what a synonym means where the entity was found through it
     * @param found the word of the entity
     */
    public record WordMatch(String typed, String found, Field field, Kind kind) {}
}
