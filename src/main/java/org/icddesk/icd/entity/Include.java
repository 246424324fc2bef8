// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

/** Optional parts of an entity, included only on request. */
public enum Include {
    /** All that it stands under. */
    ANCESTOR("ancestor"),
    /** All that stands under it, which can be thousands. */
    DESCENDANT("descendant"),
    /** Diagnostic requirements. */
    DIAGNOSTIC_CRITERIA("diagnosticCriteria");

    private final String word;

    Include(String word) {
        this.word = word;
    }

    /** {@return WHO's word in the parameter {@code include}} */
    public String word() {
        return word;
    }
}
