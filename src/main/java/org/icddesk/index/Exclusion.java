// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.List;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.search.Highlighted;

/**
 * An exclusion that has all words of a search: what was searched for is not coded here.
 *
 * @param at the entity that excludes it
 * @param term the exclusion with the matching words marked
 * @param see the entities that it refers to; empty if it names none that the index has
 */
public record Exclusion(IndexedEntity at, Highlighted term, List<IcdUri> see) {

    /** Copies the references. */
    public Exclusion {
        see = List.copyOf(see);
    }
}
