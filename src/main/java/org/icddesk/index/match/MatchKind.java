// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

/** How a word of a search matches one of an index, the best first. */
public enum MatchKind {
    /** The same word. */
    EXACT,
    /** The same word in another spelling or ending. */
    STEM,
    /** The beginning of a word. */
    PREFIX,
    /** A similar word: one or two letters differ. */
    SIMILAR;

    /** {@return whether it is the same word} */
    public boolean isFirm() {
        return this == EXACT || this == STEM;
    }
}
