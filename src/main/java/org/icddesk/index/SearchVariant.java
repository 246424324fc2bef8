// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Optional;
import org.icddesk.index.match.SearchWords;
import org.icddesk.index.match.WordMatches;
import org.icddesk.index.synonym.Synonym;

/**
 * One reading of a search: as it was typed, or with what a synonym means in place of its word.
 *
 * @param synonym the synonym; empty for the search as it was typed
 * @param ofSynonyms the words that the synonym means; in the search as it was typed, those that have a synonym
 * @param codes codes among the words, which a hit need not have
 * @param matches the words of the index that match
 */
record SearchVariant(
        SearchWords words, Optional<Synonym> synonym, long ofSynonyms, TypedCodes codes, WordMatches matches) {

    /** {@return words that a hit may lack where it may lack one: what a synonym means is one thing} */
    long optional() {
        return synonym.isPresent() ? words.required() & ~ofSynonyms : words.required();
    }

    /** {@return words that match nothing in the index} */
    long unknown() {
        long unknown = words.required();
        for (int match = 0; match < matches.size(); match++) {
            unknown &= ~matches.set(match);
        }
        return unknown;
    }

    SearchVariant with(WordMatches others) {
        return new SearchVariant(words, synonym, ofSynonyms, codes, others);
    }
}
