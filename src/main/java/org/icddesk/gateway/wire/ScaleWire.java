// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.util.List;

/**
 * WHO's PostcoordinationScaleInfo.
 *
 * @param axisName the address of the axis in WHO's schema
 * @param requiredPostcoordination a truth value, as text
 * @param allowMultipleValues how many values
 * @param scaleEntity roots of the subtrees that hold the values
 */
public record ScaleWire(
        String axisName, String requiredPostcoordination, String allowMultipleValues, List<String> scaleEntity) {}
