// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import java.util.Set;

/** Optional parts of an entity, included only on request. */
public enum Include {
    /** Its ancestors. */
    ANCESTOR("ancestor"),
    /** Its descendants, which can be thousands. */
    DESCENDANT("descendant"),
    /** Diagnostic requirements. */
    DIAGNOSTIC_CRITERIA("diagnosticCriteria");

    /** The parts that the page of an entity of a linearization shows. */
    public static final Set<Include> OF_PAGES = Set.of(ANCESTOR, DIAGNOSTIC_CRITERIA);

    private final String word;

    Include(String word) {
        this.word = word;
    }

    /** {@return WHO's word in the parameter {@code include}} */
    public String word() {
        return word;
    }
}
