// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

/**
 * An entity that matches a search.
 *
 * @param entity its number
 * @param variant the reading of the search that it matches
 * @param score how well it matches; larger is better
 * @param text the text that matches best
 * @param missing the words of the search that it does not have
 * @param uncertain the words of the search that it has as a beginning or as a similar word at best
 * @param whole whether that text says nothing but the search, unspecified or not
 */
record ScoredEntity(
        int entity, SearchVariant variant, float score, int text, long missing, long uncertain, boolean whole) {

    /** {@return whether it has the words as they were typed} */
    boolean isDirect() {
        return variant.synonym().isEmpty();
    }

    /** {@return whether a word that has a synonym is at best the beginning of one of its words} */
    boolean isByAccident() {
        return isDirect() && (uncertain & variant.ofSynonyms()) != 0;
    }

    ScoredEntity lowered(float by) {
        return new ScoredEntity(entity, variant, score - by, text, missing, uncertain, whole);
    }
}
