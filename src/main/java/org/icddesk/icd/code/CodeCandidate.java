// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.List;
import java.util.Optional;

/**
 * What a text is as a code of one code system.
 *
 * @param system the code system
 * @param code the code in its standard spelling; it may be one that only a national extension has, such as {@code
 *     S82.101A}
 * @param lookups the codes to look for, in this order: the code itself, unless WHO's classification cannot have it, then
 *     the codes above it as far as its spelling tells them
 */
public record CodeCandidate(CodeSystem system, String code, List<String> lookups) {

    /** Holds a copy of the codes to look for. */
    public CodeCandidate {
        lookups = List.copyOf(lookups);
    }

    /** {@return the cluster of ICD-11 that this is; empty for a plain code} */
    public Optional<CodeExpression> cluster() {
        boolean joined = code.indexOf('&') >= 0 || code.indexOf('/') >= 0;
        return joined ? Optional.of(CodeExpression.parse(code)) : Optional.empty();
    }

    /** {@return whether WHO's classification can have the code; otherwise only those above it are looked for} */
    public boolean isPossible() {
        return !lookups.isEmpty() && lookups.get(0).equals(code);
    }
}
