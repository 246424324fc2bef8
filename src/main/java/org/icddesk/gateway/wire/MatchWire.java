// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

/**
 * WHO's ISimplePropertyValue.
 *
 * @param label the term with marks
 * @param propertyId the property's name
 * @param score how good the match is
 * @param important whether WHO deems it important
 * @param foundationUri the foundation entity
 * @param propertyValueType where it stands, 0 to 3
 */
public record MatchWire(
        String label,
        String propertyId,
        Double score,
        Boolean important,
        String foundationUri,
        Integer propertyValueType) {}
