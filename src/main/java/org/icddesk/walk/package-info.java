// SPDX-License-Identifier: Apache-2.0
/**
 * Walks: a release of a classification asked for entity by entity, politely, once, and indexed while it comes in.
 *
 * <p>Responsible for: which entity is asked for next and when, keeping WHO's answers on disk, the indexes made of them,
 * and what administrators see and do. Does not search, and shows no page.
 *
 * <p>Invariants: one request at a time for all walks together, and none while readers need WHO; what was answered is never
 * asked for again, whenever the server ends; whatever is wrong with the disk costs an answer asked for again, never an
 * index; what is searched changes from one whole to another.
 */
package org.icddesk.walk;
