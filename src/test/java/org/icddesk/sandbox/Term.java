// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

/**
 * A synonym, inclusion, exclusion or the like of an entity.
 *
 * @param label its words; empty when the title of the entity referred to serves
 * @param reference identifier of the entity referred to (digits, perhaps with a residual), or empty
 * @param deprecated whether WHO keeps the term only for history
 */
record Term(Texts label, String reference, boolean deprecated) {}
