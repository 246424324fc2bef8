// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.Optional;
import org.icddesk.icd.code.UriExpression;

/**
 * The result of automatic coding, the entity that best matches a text; GET …/autocode.
 *
 * @param matchingText the words of the classification that matched it; empty if nothing did
 * @param code the code, which may be a cluster; empty in the foundation
 * @param foundation the foundation entity
 * @param linearization the entity of the linearization, or the cluster of them
 * @param level how exact the match is, from 0 (exact) to 4
 * @param score how good the match is, from 0 to 1
 * @param kind where the matching words stand
 * @param title whether they are a title
 */
public record Autocoding(
        String searchText,
        Optional<String> matchingText,
        Optional<String> code,
        Optional<UriExpression> foundation,
        Optional<UriExpression> linearization,
        int level,
        double score,
        PropertyKind kind,
        boolean title) {

    /** {@return whether anything matched} */
    public boolean matched() {
        return foundation.isPresent() || linearization.isPresent() || code.isPresent();
    }
}
