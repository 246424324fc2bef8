// SPDX-License-Identifier: Apache-2.0
package org.icddesk.subtree;

/** The refusal of a subtree with more entities than one download may have. */
public final class SubtreeTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int count;

    SubtreeTooLarge(int count) {
        super(count + " entities", null, false, false);
        this.count = count;
    }

    /** {@return how many entities the subtree has at least} */
    public int count() {
        return count;
    }
}
