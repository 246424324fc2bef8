// SPDX-License-Identifier: Apache-2.0
/**
 * Two releases of a classification compared: one entity in all its parts, or all that is below one.
 *
 * <p>An entity of ICD-11 is the same in two releases if it has the same identifier, whatever its code; one of ICD-10 if it
 * has the same code.
 *
 * <p>Invariants: says what differs and never what that means; asks WHO only while somebody waits for the result, a few
 * entities at a time, and for none twice.
 */
package org.icddesk.compare.release;
