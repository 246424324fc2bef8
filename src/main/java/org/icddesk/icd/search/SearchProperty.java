// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

/** A property of entities that a search can include. */
public enum SearchProperty {
    /** Titles. */
    TITLE("Title"),
    /** Synonyms; in the foundation only. */
    SYNONYM("Synonym"),
    /** Narrower terms; in the foundation only. */
    NARROWER_TERM("NarrowerTerm"),
    /** Fully specified names. */
    FULLY_SPECIFIED_NAME("FullySpecifiedName"),
    /** Definitions. */
    DEFINITION("Definition"),
    /** Exclusions. */
    EXCLUSION("Exclusion"),
    /** Index terms; in linearizations only. */
    INDEX_TERM("IndexTerm");

    private final String word;

    SearchProperty(String word) {
        this.word = word;
    }

    /** {@return WHO's word in the parameter {@code propertiesToBeSearched}} */
    public String word() {
        return word;
    }
}
