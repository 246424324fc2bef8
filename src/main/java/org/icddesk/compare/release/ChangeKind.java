// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.Locale;

/** What changed of an entity, as a table of changes tells it; an entity can have several. */
public enum ChangeKind {
    /** Only the later release has it. */
    NEW,
    /** Only the earlier release has it. */
    GONE,
    /** It has another code. */
    RECODED,
    /** It stands under another parent. */
    MOVED,
    /** It has another title. */
    RETITLED,
    /** Another of its texts, or its axes, are not the same. */
    REWORDED;

    /** {@return the name in addresses, files and keys of texts} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
