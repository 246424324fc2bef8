// SPDX-License-Identifier: Apache-2.0
/**
 * The pages, files and feeds that show what changed from one release of a classification to a later one.
 *
 * <p>Invariants: every comparison has an address of its own, which names both releases; whether a meaning changed is left to
 * whoever reads it; identifiers and times of a feed stay the same however often it is asked for.
 */
package org.icddesk.compare;
