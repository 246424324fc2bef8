// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The status of the connection to the ICD API, for administrators.
 *
 * @param breaker the state of the circuit breaker
 * @param pausedUntil until when WHO asked this server to pause
 * @param silentSince since when WHO has not answered
 * @param refusedSince since when WHO answers that it does not accept this server's token, or this client; no answer
 *     since
 * @param inFlight the requests that WHO is working on
 * @param waiting the requests that wait for a slot in flight
 * @param lastSuccess when WHO last answered
 * @param lastFailure when WHO last failed to
 * @param lastFailureWords why, in English
 * @param requests the requests sent to WHO so far, by kind of question
 * @param failures the requests that failed so far, by kind of failure
 * @param remembered the answers in memory
 * @param rememberedBytes what they weigh, in bytes
 * @param hits the cache hits so far
 * @param misses the cache misses so far
 * @param evictions the answers that had to make room for others so far
 * @param stale the stale answers served so far, because WHO did not answer or had not answered yet
 * @param kept the answers on disk, which outlive a restart
 * @param keptBytes what they weigh, in bytes
 * @param keepingFault why no answers are kept on disk, if they should be
 * @param version the version that the ICD API says it has, cut and cleaned; empty text if it says none, absent before
 *     an answer
 * @param rootMissing whether the ICD API does not know the root of a classification, as it is with a wrong address
 * @param median the time WHO took for half of the last 500 requests at most
 * @param p95 the time WHO took for 95 % of the last 500 requests at most
 * @param ended the requests that ended so far, with an answer or without
 * @param took the time that they took together
 * @param seen the languages of the answers seen so far, as BCP 47 tags, by classification and release
 */
public record GatewayStatus(
        CircuitState breaker,
        Optional<Instant> pausedUntil,
        Optional<Instant> silentSince,
        Optional<Instant> refusedSince,
        int inFlight,
        int waiting,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastFailure,
        Optional<String> lastFailureWords,
        Map<String, Long> requests,
        Map<String, Long> failures,
        long remembered,
        long rememberedBytes,
        long hits,
        long misses,
        long evictions,
        long stale,
        long kept,
        long keptBytes,
        Optional<String> keepingFault,
        Optional<String> version,
        boolean rootMissing,
        Optional<Duration> median,
        Optional<Duration> p95,
        long ended,
        Duration took,
        Map<String, List<String>> seen) {

    /** A state of the circuit breaker. */
    public enum CircuitState {
        /** WHO is asked. */
        CLOSED,
        /** WHO is not asked for a while. */
        OPEN,
        /** WHO is asked once. */
        HALF_OPEN
    }
}
