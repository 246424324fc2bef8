// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

/** The property in which a search or automatic coding found its words. */
public enum PropertyKind {
    /** At an entity of the classification. */
    REAL,
    /** At an entity of the foundation that the classification does not go down to. */
    UNDER_SHORELINE,
    /** The same, with a logical definition, so with a postcoordinated code. */
    UNDER_SHORELINE_DEFINED,
    /** At a combination of entities. */
    COMBINATION,
    /** Missing from WHO's answer, or unknown. */
    UNKNOWN
}
