// SPDX-License-Identifier: Apache-2.0
/**
 * The answers that the servers of a cluster share, through the application server's distributed cache.
 *
 * <p>Responsible for: bounded look-ups, the format of entries and whether they can be trusted, one question to WHO where
 * several servers ask it, and what administrators are told. Knows neither requests nor the content of answers.
 *
 * <p>Invariants: whatever is wrong with the cluster is a missing answer within 50 ms and one line in the log, never a
 * failure; no key reveals a request; times are told by WHO's clock, which all servers see.
 */
package org.icddesk.gateway.shared;
