// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;

/**
 * WHO's PostcoordinationSet.
 *
 * @param linearizationUri its entities in the linearization
 * @param foundationUri its entities in the foundation
 * @param stemCode the first code
 * @param stemLabel its words
 * @param stemLinearizationUri its entity in the linearization
 * @param stemFoundationUri its entity in the foundation
 * @param postcoordinationValues what is added
 */
public record DescriptionWire(
        String code,
        String label,
        String linearizationUri,
        String foundationUri,
        String stemCode,
        String stemLabel,
        String stemLinearizationUri,
        String stemFoundationUri,
        List<AxisWire> postcoordinationValues) {

    /**
     * WHO's PostcoordinationValue.
     *
     * @param axisName the address of the axis in WHO's schema
     */
    public record AxisWire(String axisName, List<DescriptionWire> values) {}
}
