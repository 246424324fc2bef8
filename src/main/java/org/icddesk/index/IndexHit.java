// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Optional;
import org.icddesk.icd.search.Highlighted;

/**
 * An entity that a search of an index found.
 *
 * @param position its place in the order of the classification
 * @param chapter the code of the chapter it stands in, such as {@code IX}
 * @param score how good the match is; larger is better, comparable within one result only
 * @param title its title with the matching words marked
 * @param term the inclusion or further term that matched better than the title, with the matching words marked
 */
public record IndexHit(
        IndexedEntity entity,
        int position,
        String chapter,
        double score,
        Highlighted title,
        Optional<Highlighted> term,
        MatchReason why) {}
