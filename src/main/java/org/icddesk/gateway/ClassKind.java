// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

/** The kind of a classification's entity. */
public enum ClassKind {
    /** An uppermost division. */
    CHAPTER,
    /** A group of categories, without a code of its own. */
    BLOCK,
    /** What can be coded. */
    CATEGORY,
    /** A view on entities that stand elsewhere. */
    WINDOW,
    /** What WHO's answer does not say or we do not know. */
    UNKNOWN
}
