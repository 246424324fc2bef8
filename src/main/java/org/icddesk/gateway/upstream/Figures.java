// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icddesk.gateway.IcdFailure;

/** Counts requests and failures, and keeps the times of the last 500 requests. */
final class Figures {

    private static final int KEPT = 500;

    private final Map<String, Long> requests = new TreeMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private final long[] nanos = new long[KEPT];
    private int measured;
    private Instant lastSuccess;
    private Instant lastFailure;
    private String lastFailureWords;

    synchronized void asked(Kind<?> kind) {
        requests.merge(kind.name(), 1L, Long::sum);
    }

    synchronized void took(Duration duration) {
        nanos[measured++ % KEPT] = duration.toNanos();
    }

    synchronized void succeeded(Instant when) {
        lastSuccess = when;
    }

    synchronized void failed(IcdFailure failure, Instant when) {
        failures.merge(failure.getClass().getSimpleName(), 1L, Long::sum);
        lastFailure = when;
        lastFailureWords = failure.forAdministrators();
    }

    synchronized Map<String, Long> requests() {
        return Map.copyOf(requests);
    }

    synchronized Map<String, Long> failures() {
        return Map.copyOf(failures);
    }

    synchronized Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    synchronized Optional<Instant> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    synchronized Optional<String> lastFailureWords() {
        return Optional.ofNullable(lastFailureWords);
    }

    /** {@return the time that the given part of the last requests took at most; empty before the first} */
    synchronized Optional<Duration> quantile(double part) {
        int count = Math.min(measured, KEPT);
        if (count == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Optional.of(Duration.ofNanos(sorted[(int) Math.ceil(part * count) - 1]));
    }
}
