// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.LinearizationUri;

/**
 * The parts of a code or cluster; GET …/describe.
 *
 * @param code the code as WHO writes it
 * @param linearization its entities in the linearization
 * @param foundation its entities in the foundation
 * @param stemCode the first code; empty for a plain entity
 * @param stemLabel the first code's words
 * @param stemLinearization the first code's entity in the linearization
 * @param stemFoundation the first code's entity in the foundation
 * @param axes what is added to the first code, axis by axis
 */
public record PostcoordinationSet(
        Optional<String> code,
        String label,
        Optional<UriExpression> linearization,
        Optional<UriExpression> foundation,
        Optional<String> stemCode,
        Optional<String> stemLabel,
        Optional<LinearizationUri> stemLinearization,
        Optional<FoundationUri> stemFoundation,
        List<Axis> axes) {

    /**
     * The values on an axis.
     *
     * @param name the axis in WHO's schema, such as {@code laterality}
     */
    public record Axis(String name, List<PostcoordinationSet> values) {}
}
