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
 * The circuit breaker: opens for {@value #REST_SECONDS} seconds when half of the last 20 requests failed, or 5 in a
 * row; then lets one probe through, and the next {@value #REST_SECONDS} seconds after its start.
 */
final class ApiCircuitBreaker {

    private static final int REST_SECONDS = 10;
    private static final int MOST_IN_A_ROW = 5;

    private static final Duration REST = Duration.ofSeconds(REST_SECONDS);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final TimeSource time;
    private final CircuitBreaker breaker;
    private int inARow;
    private volatile long triedAt;
    private volatile long restUntil;

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
                                opened -> rest(opened == 1).toMillis())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(time.steadyClock())
                        .build());
    }

    /** {@return whether the circuit is open} */
    boolean isOpen() {
        return state() == CircuitBreaker.State.OPEN && time.nanos() - restUntil <= 0;
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
                    "The ICD API failed too often; it is tried again within " + REST_SECONDS + " seconds", REST, null);
        }
        if (state() != CircuitBreaker.State.HALF_OPEN) {
            return limit;
        }
        triedAt = time.nanos();
        return limit.compareTo(REST) < 0 ? limit : REST;
    }

    /** {@return how long to rest, and begins that: from now, or from the beginning of a request tried in vain} */
    private Duration rest(boolean first) {
        Duration left = first ? REST : REST.minus(time.since(triedAt));
        // NOTE: the library wants a millisecond at least.
        Duration rest = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        restUntil = time.nanos() + rest.toNanos();
        return rest;
    }

    /** Records an outcome; serialized, so that simultaneous failures open the circuit once. */
    synchronized void record(Outcome.ServiceHealth sign) {
        switch (sign) {
            case ALIVE -> {
                inARow = 0;
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            }
            case FAILING -> {
                breaker.onError(0, TimeUnit.NANOSECONDS, Failed.FAILED);
                // NOTE: transitionOnResult is asked about one result and counts none, so the counter would stay.
                if (++inARow >= MOST_IN_A_ROW && state() == CircuitBreaker.State.CLOSED) {
                    breaker.transitionToOpenState();
                }
            }
            case NONE -> breaker.releasePermission();
        }
    }

    /** Lets requests pass again at once, and begins to count their failures anew. */
    synchronized void close() {
        breaker.reset();
        inARow = 0;
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
