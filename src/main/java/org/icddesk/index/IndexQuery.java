// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.IcdUri;

/**
 * A search of an index.
 *
 * @param words the words, normalized as {@code PlainText.normalizeQuery} does; the last one may be a beginning
 * @param chapters the codes of the chapters to look in, such as {@code IX}; empty for all
 * @param below the entity below which to look, itself included, in any release; empty for everywhere
 * @param someWords whether entities that have some of the words only are found too
 */
public record IndexQuery(String words, List<String> chapters, Optional<IcdUri> below, boolean someWords) {

    /** Copies the chapters. */
    public IndexQuery {
        chapters = List.copyOf(chapters);
    }

    /** {@return a search of everything for all words} */
    public static IndexQuery of(String words) {
        return new IndexQuery(words, List.of(), Optional.empty(), false);
    }
}
