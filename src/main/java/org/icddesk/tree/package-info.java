// SPDX-License-Identifier: Apache-2.0
/**
 * The hierarchy beside an entity: the way from the top down to it with the neighbours on each level, and one more level
 * at a time on demand.
 *
 * <p>No page waits for the whole of a classification: what is shown is bounded per level and in all, and a missing
 * title never removes a row.
 */
package org.icddesk.tree;
