// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

/**
 * A synonym, inclusion, exclusion or the like of an entity.
 *
 * @param label its words; empty when the title of the entity referred to serves
 * @param reference identifier of the entity referred to (digits, perhaps with a residual), or empty
 * @param deprecated whether WHO keeps the term only for history
 */
public record Term(Texts label, String reference, boolean deprecated) {}
