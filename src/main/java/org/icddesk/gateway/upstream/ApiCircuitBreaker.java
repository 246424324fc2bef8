// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.icddesk.answer.Unavailable;
import org.icddesk.time.TimeSource;

/**
 * The circuit breaker: opens for {@value #OPEN_SECONDS} seconds when half of the last 20 requests failed, or 5 in a
 * row; then lets one probe through, and the next {@value #OPEN_SECONDS} seconds after its start.
 */
final class ApiCircuitBreaker {

    private static final int OPEN_SECONDS = 10;
    private static final int MAX_CONSECUTIVE_FAILURES = 5;

    private static final Duration OPEN_DURATION = Duration.ofSeconds(OPEN_SECONDS);
    private static final Duration MIN_OPEN_DURATION = Duration.ofMillis(1);

    private final TimeSource time;
    private final CircuitBreaker breaker;
    private int consecutiveFailures;
    private volatile long probedAt;
    private volatile long openUntil;

    ApiCircuitBreaker(TimeSource time) {
        this.time = time;
        breaker = CircuitBreaker.of(
                "icd-api",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitIntervalFunctionInOpenState(
                                opened -> openDuration(opened == 1).toMillis())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(time.steadyClock())
                        .build());
    }

    /** {@return whether the circuit is open} */
    boolean isOpen() {
        return state() == CircuitBreaker.State.OPEN && time.nanos() - openUntil <= 0;
    }

    /**
     * Acquires permission for one request, whose outcome is then passed to {@link #record}; {@link Unavailable} if the
     * circuit is open.
     *
     * @param limit the time that the request could take
     * @return the time that it may take; a probe must end before the next
     */
    synchronized Duration acquire(Duration limit) {
        if (!breaker.tryAcquirePermission()) {
            throw new Unavailable(
                    "The ICD API failed too often; it is tried again within " + OPEN_SECONDS + " seconds",
                    OPEN_DURATION,
                    null);
        }
        if (state() != CircuitBreaker.State.HALF_OPEN) {
            return limit;
        }
        probedAt = time.nanos();
        return limit.compareTo(OPEN_DURATION) < 0 ? limit : OPEN_DURATION;
    }

    /** {@return how long the circuit stays open: from now, or from the start of a failed probe} */
    private Duration openDuration(boolean firstTime) {
        Duration left = firstTime ? OPEN_DURATION : OPEN_DURATION.minus(time.since(probedAt));
        // NOTE: resilience4j requires at least a millisecond.
        Duration duration = left.compareTo(MIN_OPEN_DURATION) < 0 ? MIN_OPEN_DURATION : left;
        openUntil = time.nanos() + duration.toNanos();
        return duration;
    }

    /** Records an outcome; serialized, so that simultaneous failures open the circuit once. */
    synchronized void record(Outcome.ServiceHealth health) {
        switch (health) {
            case ALIVE -> {
                consecutiveFailures = 0;
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            }
            case FAILING -> {
                breaker.onError(0, TimeUnit.NANOSECONDS, Failed.FAILED);
                // NOTE: transitionOnResult sees single results and does not count, so a counter would be needed anyway.
                if (++consecutiveFailures >= MAX_CONSECUTIVE_FAILURES && state() == CircuitBreaker.State.CLOSED) {
                    breaker.transitionToOpenState();
                }
            }
            case NONE -> breaker.releasePermission();
        }
    }

    /** Closes the circuit and resets the failure counts. */
    synchronized void close() {
        breaker.reset();
        consecutiveFailures = 0;
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    /** The failure that the breaker counts; the caller gets the real one. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1;
        private static final Failed FAILED = new Failed();

        private Failed() {
            super(null, null, false, false);
        }
    }
}
