// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The status of the answers that the servers of a cluster share.
 *
 * @param state whether they are shared at present
 * @param members the names of the servers that share them, this one included; empty unless shared
 * @param entries how many answers this server holds of them; empty if it is not known
 * @param hits look-ups of this server that found an answer
 * @param misses look-ups of this server that found none
 * @param saved answers of WHO that this server has shared
 * @param failures look-ups and changes that failed or were not in time
 * @param refused entries that were not used: damaged, unreadable or of another version of ICD Desk
 * @param waited questions that another server was asking WHO at that time, and whose answer came from it
 * @param p95 the time within which 95 % of the last 500 look-ups were over
 * @param clockAhead how far this machine's clock is ahead of WHO's; zero if it is less than 5 seconds
 * @param fault why they are not shared, if they should be
 */
public record SharedStatus(
        State state,
        List<String> members,
        Optional<Long> entries,
        long hits,
        long misses,
        long saved,
        long failures,
        long refused,
        long waited,
        Optional<Duration> p95,
        Duration clockAhead,
        Optional<String> fault) {

    /** Whether answers are shared. */
    public enum State {
        /** The server's cache is starting, or failed to start. */
        STARTING,
        /** They are. */
        SHARED,
        /** Not for the moment, because look-ups failed. */
        PAUSED
    }
}
