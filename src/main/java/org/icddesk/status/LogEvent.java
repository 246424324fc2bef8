// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;

/**
 * A notable line of the log.
 *
 * @param level {@code INFO}, {@code WARNING} or {@code SEVERE}
 * @param category the part of ICD Desk, such as {@code token}
 * @param words what happened, with the message id before it
 */
public record LogEvent(Instant at, String level, String category, String words) {}
