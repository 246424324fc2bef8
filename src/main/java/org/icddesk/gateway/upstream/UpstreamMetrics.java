// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.request.Endpoint;

/** The metrics of the requests to WHO: counts, failures, and the times of the last 500. */
public final class UpstreamMetrics {

    private static final int SAMPLES = 500;
    private static final int MAX_VERSION_LENGTH = 20;

    private final Map<String, Long> requests = new TreeMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private final long[] nanos = new long[SAMPLES];
    private long completed;
    private long totalNanos;
    private Instant lastSuccess;
    private Instant lastFailure;
    private String lastFailureMessage;
    private String version;
    private boolean rootMissing;

    synchronized void recordSent(Endpoint<?> endpoint) {
        requests.merge(endpoint.name(), 1L, Long::sum);
    }

    synchronized void recordDuration(Duration duration) {
        nanos[(int) (completed++ % SAMPLES)] = duration.toNanos();
        totalNanos += duration.toNanos();
    }

    synchronized void recordSuccess(Instant when) {
        lastSuccess = when;
    }

    synchronized void recordFailure(IcdFailure failure, Instant when) {
        failures.merge(failure.label(), 1L, Long::sum);
        lastFailure = when;
        lastFailureMessage = failure.forAdministrators();
    }

    /** Records the version that an answer states. */
    synchronized void recordVersion(Optional<String> text) {
        version = text.orElse("").replaceAll("[^A-Za-z0-9.-]", "?");
        version = version.length() > MAX_VERSION_LENGTH ? version.substring(0, MAX_VERSION_LENGTH) : version;
    }

    /** Records whether WHO knows the root of a classification. */
    synchronized void recordRootKnown(boolean known) {
        rootMissing = !known;
    }

    /** {@return the version that the last answer says it is of; empty text if it says none, absent before an answer} */
    public synchronized Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** {@return whether WHO did not know the root of a classification when last asked} */
    public synchronized boolean rootMissing() {
        return rootMissing;
    }

    /** {@return the requests sent so far, by kind of request} */
    public synchronized Map<String, Long> requests() {
        return Map.copyOf(requests);
    }

    /** {@return the requests that failed so far, by kind of failure} */
    public synchronized Map<String, Long> failures() {
        return Map.copyOf(failures);
    }

    /** {@return when WHO last answered} */
    public synchronized Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    /** {@return when WHO last failed to} */
    public synchronized Optional<Instant> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** {@return why, in English} */
    public synchronized Optional<String> lastFailureMessage() {
        return Optional.ofNullable(lastFailureMessage);
    }

    /** {@return the number of requests that have ended so far} */
    public synchronized long completedRequests() {
        return completed;
    }

    /** {@return the time that they took together} */
    public synchronized Duration totalDuration() {
        return Duration.ofNanos(totalNanos);
    }

    /**
     * Quantiles of response times.
     *
     * @param quantile the quantile, above 0 and up to 1
     * @return the response time that this share of the requests did not exceed; empty before the first request
     */
    public synchronized Optional<Duration> latency(double quantile) {
        int count = (int) Math.min(completed, SAMPLES);
        if (count == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Optional.of(Duration.ofNanos(sorted[(int) Math.ceil(quantile * count) - 1]));
    }
}
