// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.icd.LinearizationUri;

/**
 * The meaning of a code or cluster; GET …/codeinfo/{code}. It has no title of its own: that is its stem's.
 *
 * @param code the code as WHO writes it
 * @param stem the entity of the code, or of the cluster's first code
 * @param stemCode the cluster's first code; empty for a plain code
 * @param simplifiedCode a plain code that says the same as the cluster
 * @param simplifiedStemCode the first code of that
 * @param axes the codes on each axis, in WHO's order; {@code otherPostcoordination} holds what fits no axis
 */
public record CodeInfo(
        String code,
        Optional<LinearizationUri> stem,
        Optional<String> stemCode,
        Optional<String> simplifiedCode,
        Optional<String> simplifiedStemCode,
        Map<String, List<String>> axes) {}
