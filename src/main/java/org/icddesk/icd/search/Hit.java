// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Residual;
import org.icddesk.icd.code.UriExpression;

/**
 * An entity, or a combination of entities, that a search found.
 *
 * @param uri its identifier or identifiers; empty if WHO's answer has none that can be read
 * @param title its title with the matching words marked
 * @param code its code, which may be a cluster; empty in the foundation and for groupings
 * @param incomplete whether WHO ended the code with an open sign, so that postcoordination is still to be added
 * @param chapter the chapter it stands in, such as {@code 01}
 * @param score how good the match is; larger is better, may be negative
 * @param leaf whether nothing stands under it
 * @param postcoordination whether its code can or must be postcoordinated
 * @param codingNote whether it has a coding note
 * @param maternal whether it has related entities in the chapter on pregnancy
 * @param perinatal whether it has related entities in the chapter on the perinatal period
 * @param important whether WHO deems it important
 * @param titleMatches whether its title was found, and not only another of its terms
 * @param titleIsBest whether no other of its terms matched better than its title
 * @param residual whether it is a residual
 * @param matches the properties that matched
 * @param matchesChopped whether there were more
 * @param descendants hits below it; only in an answer that is not flat
 */
public record Hit(
        Optional<UriExpression> uri,
        Highlighted title,
        Optional<String> code,
        boolean incomplete,
        Optional<String> chapter,
        double score,
        Kind kind,
        boolean leaf,
        Postcoordination postcoordination,
        boolean codingNote,
        boolean maternal,
        boolean perinatal,
        boolean important,
        boolean titleMatches,
        boolean titleIsBest,
        Optional<Residual> residual,
        List<MatchingProperty> matches,
        boolean matchesChopped,
        List<Hit> descendants) {

    /** What a hit is. */
    public enum Kind {
        /** An entity. */
        REAL,
        /** An entity of the foundation with a logical definition, expressed by a postcoordinated code. */
        UNDER_SHORELINE_DEFINED,
        /** A combination of entities. */
        COMBINATION
    }

    /** Whether a code can be postcoordinated. */
    public enum Postcoordination {
        /** It cannot. */
        NOT_ALLOWED,
        /** It can. */
        ALLOWED,
        /** It must. */
        REQUIRED
    }
}
