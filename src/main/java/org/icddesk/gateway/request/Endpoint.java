// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.request;

import java.time.Duration;

/**
 * An endpoint of the ICD API: how its answers are read and how long they stay fresh.
 *
 * @param name its name in metrics
 * @param freshFor how long an answer stays fresh; zero if it is never cached
 * @param staleIfError how long a stale answer may be served if WHO does not answer
 * @param maxBytes the number of bytes that an answer may have
 * @param reader how answers are read
 */
public record Endpoint<T>(String name, Duration freshFor, Duration staleIfError, int maxBytes, Reader<T> reader) {

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * The time for which an answer may be served while it is refreshed, so that readers need not wait: twice the
     * freshness lifetime, but at most an hour if that lifetime is below an hour.
     *
     * @return the time since WHO gave the answer
     */
    public Duration staleWhileRevalidate() {
        Duration twice = freshFor.multipliedBy(2);
        Duration longest = freshFor.compareTo(HOUR) < 0 && twice.compareTo(HOUR) > 0 ? HOUR : twice;
        return longest.compareTo(staleIfError) < 0 ? longest : staleIfError;
    }

    /**
     * Changes the freshness lifetime.
     *
     * @param time how long an answer stays fresh
     */
    public Endpoint<T> withFreshness(Duration time) {
        return new Endpoint<>(name, time, staleIfError, maxBytes, reader);
    }

    /**
     * Changes the size limit.
     *
     * @param bytes the number of bytes that an answer may have
     */
    public Endpoint<T> withMaxBytes(int bytes) {
        return new Endpoint<>(name, freshFor, staleIfError, bytes, reader);
    }

    /** How answers are read. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Reads an answer.
         *
         * @return the parsed answer; an {@link org.icddesk.answer.IcdFailure} if it is malformed or reports a failure
         */
        T read(byte[] body, IcdRequest<T> asked);
    }
}
