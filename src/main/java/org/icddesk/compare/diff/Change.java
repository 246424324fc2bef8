// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.diff;

import java.util.Locale;

/** What became of something from one release to a later one. */
public enum Change {
    /** It is the same in both. */
    SAME,
    /** It is in both, but not the same. */
    CHANGED,
    /** Only the later release has it. */
    NEW,
    /** Only the earlier release has it. */
    GONE;

    /** {@return the name in keys of texts and style sheets} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
