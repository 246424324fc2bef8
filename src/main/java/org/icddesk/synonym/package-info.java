// SPDX-License-Identifier: Apache-2.0
/**
 * The dictionary of everyday words in use: ours, and the file of an administrator.
 *
 * <p>Invariants: no search waits for the file; a file that cannot be used, or has faults, is told at {@code /status} and
 * once in the log, and never fails a search; what was read last stays in use.
 */
package org.icddesk.synonym;
