// SPDX-License-Identifier: Apache-2.0
/**
 * Codes proposed for texts, as they stand in lists of diagnoses: what a code names, and for words an earlier decision, a
 * title or synonym that is the same, automatic coding, hits of a search.
 *
 * <p>Nothing is decided here: what is proposed says how it was found, and what is only similar never stands before what is
 * the same. No text outlives its request: none is kept on disk, and none is logged.
 */
package org.icddesk.proposal;
