// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

/** The kind of a classification's entity. */
public enum ClassKind {
    /** An uppermost division. */
    CHAPTER,
    /** A group of categories, without a code of its own. */
    BLOCK,
    /** A codable entity. */
    CATEGORY,
    /** A view of entities defined elsewhere. */
    WINDOW,
    /** Missing from WHO's answer, or unknown. */
    UNKNOWN
}
