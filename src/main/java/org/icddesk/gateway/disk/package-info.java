// SPDX-License-Identifier: Apache-2.0
/**
 * The disk cache: answers that survive a restart.
 *
 * <p>Responsible for: keeping the bytes of answers in files, bounded in sum, and finding them again. Knows neither
 * requests nor the content of answers.
 *
 * <p>Invariants: a file is found whole or not at all; whatever is wrong with the disk is a missing answer and one line
 * in the log, never a failure; no file name reveals a request.
 */
package org.icddesk.gateway.disk;
