// SPDX-License-Identifier: Apache-2.0
/**
 * The hierarchy beside an entity: the way from the top down to it with the neighbours on each level, and one more level
 * at a time on demand.
 *
 * <p>No page waits for the whole of a classification: what is shown is bounded per level and in all, and a title that
 * WHO does not give leaves its row in place.
 */
package org.icddesk.tree;
