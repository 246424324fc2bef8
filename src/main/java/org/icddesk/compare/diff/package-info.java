// SPDX-License-Identifier: Apache-2.0
/**
 * Differences between two texts, word by word, and between two lists.
 *
 * <p>Invariants: what is marked as deleted and what stands gives the earlier text exactly, what is marked as inserted and
 * what stands the later one; the time for a text of any length is bounded.
 */
package org.icddesk.compare.diff;
