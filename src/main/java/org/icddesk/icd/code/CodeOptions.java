// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

/**
 * Options for looking up a code.
 *
 * @param simplify whether a cluster is replaced by a plain code of the same meaning; used by describe only
 * @param flexible whether combinations outside the postcoordination scales are accepted
 * @param terminal whether a grouping is replaced by its unspecified residual
 */
public record CodeOptions(boolean simplify, boolean flexible, boolean terminal) {

    /** WHO's defaults, none of them. */
    public static final CodeOptions DEFAULT = new CodeOptions(false, false, false);
}
