// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.Locale;

/** A part of an entity that is compared by itself. */
public enum Part {
    /** Its code. */
    CODE,
    /** Its title. */
    TITLE,
    /** Its parents. */
    PARENT,
    /** A name that can stand without its place. */
    FULL_NAME,
    /** What it is, in a paragraph. */
    DEFINITION,
    /** What it is, at length. */
    LONG_DEFINITION,
    /** How to code with it. */
    NOTES,
    /** Terms that belong to it. */
    INCLUSIONS,
    /** Terms that do not. */
    EXCLUSIONS,
    /** The axes that can be added to its code. */
    AXES,
    /** What stands under it. */
    CHILDREN,
    /** All terms that lead to it. */
    INDEX;

    /** {@return the name in keys of texts and in files} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
