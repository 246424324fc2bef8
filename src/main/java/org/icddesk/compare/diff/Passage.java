// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.diff;

/**
 * A part of two compared texts.
 *
 * @param text its words and what stands between them; never empty
 */
public record Passage(Mark mark, String text) {

    /** Which of the texts has a passage. */
    public enum Mark {
        /** Both have it. */
        KEPT,
        /** Only the earlier one has it. */
        DELETED,
        /** Only the later one has it. */
        INSERTED
    }

    /** {@return whether only the earlier text has it} */
    public boolean deleted() {
        return mark == Mark.DELETED;
    }

    /** {@return whether only the later text has it} */
    public boolean inserted() {
        return mark == Mark.INSERTED;
    }
}
