// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

/** The refusal of a comparison of more entities than any classification has. */
public final class ComparisonTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    ComparisonTooLarge() {
        super("more entities than a classification has", null, false, false);
    }
}
