// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import java.util.List;
import org.icddesk.icd.Language;

/** A dictionary of everyday words. */
@FunctionalInterface
public interface Synonyms {

    /** The dictionary without words. */
    Synonyms NONE = (words, language) -> List.of();

    /**
     * Finds everyday words in a search: the whole search, or a phrase of whole words in it, the longest first.
     *
     * @param words the words of the search, normalized as {@code PlainText.normalizeQuery} does
     * @param language the language of the words; one of a region, such as {@code en-GB}, has the words of its language
     * @return the synonyms found, whose {@link Synonym#word()} is a part of the search as it stands there; an
     *     administrator's before ours, the longest first; none for a phrase within a longer one that is found
     */
    List<Synonym> in(String words, Language language);
}
