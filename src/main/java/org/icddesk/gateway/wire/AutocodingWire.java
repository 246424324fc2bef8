// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

/**
 * WHO's AutoCodingSearchResult.
 *
 * @param matchingText the words that matched
 * @param foundationURI the foundation entity
 * @param linearizationURI the entity of the linearization
 * @param matchLevel 0 exact to 4
 * @param matchScore 0 to 1
 * @param matchType where the words stand, 0 to 3
 * @param isTitle whether they are a title
 */
public record AutocodingWire(
        String searchText,
        String matchingText,
        String theCode,
        String foundationURI,
        String linearizationURI,
        Integer matchLevel,
        Double matchScore,
        Integer matchType,
        Boolean isTitle) {}
