// SPDX-License-Identifier: Apache-2.0
/**
 * The disk cache: answers that survive a restart.
 *
 * <p>Responsible for: keeping the bytes of answers in files, bounded in sum, and finding them again. Knows neither what
 * is asked nor what is answered.
 *
 * <p>Invariants: a file is found whole or not at all; whatever is wrong with the disk is a missing answer and one line
 * in the log, never a failure; no name of a file tells what was asked.
 */
package org.icddesk.gateway.disk;
