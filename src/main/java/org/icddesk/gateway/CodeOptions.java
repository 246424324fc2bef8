// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

/**
 * Options for looking up a code.
 *
 * @param simplify whether a cluster is replaced by a plain code of the same meaning; counts for describe alone
 * @param flexible whether combinations outside the postcoordination scales are accepted
 * @param terminal whether a grouping is replaced by its unspecified residual
 * @param patience how long to wait for the answer
 */
public record CodeOptions(boolean simplify, boolean flexible, boolean terminal, Patience patience) {

    /** WHO's defaults, none of them, for a page. */
    public static final CodeOptions DEFAULT = new CodeOptions(false, false, false);

    /**
     * Treats a code for a page.
     *
     * @param simplify whether a cluster is replaced by a plain code of the same meaning; counts for describe alone
     * @param flexible whether combinations outside the postcoordination scales are accepted
     * @param terminal whether a grouping is replaced by its unspecified residual
     */
    public CodeOptions(boolean simplify, boolean flexible, boolean terminal) {
        this(simplify, flexible, terminal, Patience.PAGE);
    }

    /** {@return the same with another patience} */
    public CodeOptions waiting(Patience other) {
        return new CodeOptions(simplify, flexible, terminal, other);
    }
}
