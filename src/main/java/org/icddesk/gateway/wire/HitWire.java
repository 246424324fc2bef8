// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;

/**
 * WHO's ISimpleEntity.
 *
 * @param id identifier or identifiers
 * @param title title with marks
 * @param stemId the first identifier
 * @param isLeaf whether nothing stands under it
 * @param postcoordinationAvailability 0 not allowed, 1 allowed, 2 required
 * @param hasCodingNote whether there is a coding note
 * @param hasMaternalChapterLink whether there are related entities on pregnancy
 * @param hasPerinatalChapterLink whether there are related entities on the perinatal period
 * @param matchingPVs terms that matched
 * @param propertiesTruncated whether there were more of them
 * @param isResidualOther whether it is the residual "other specified"
 * @param isResidualUnspecified whether it is the residual "unspecified"
 * @param theCode its code, which may be open at its end
 * @param score how good the match is
 * @param titleIsASearchResult whether the title matched
 * @param titleIsTopScore whether the title matched best
 * @param entityType 0 real, 1 logically defined, 2 combination
 * @param important whether WHO deems it important
 * @param descendants hits below it
 */
public record HitWire(
        String id,
        String title,
        String stemId,
        Boolean isLeaf,
        Integer postcoordinationAvailability,
        Boolean hasCodingNote,
        Boolean hasMaternalChapterLink,
        Boolean hasPerinatalChapterLink,
        List<MatchWire> matchingPVs,
        Boolean propertiesTruncated,
        Boolean isResidualOther,
        Boolean isResidualUnspecified,
        String chapter,
        String theCode,
        Double score,
        Boolean titleIsASearchResult,
        Boolean titleIsTopScore,
        Integer entityType,
        Boolean important,
        List<HitWire> descendants) {}
