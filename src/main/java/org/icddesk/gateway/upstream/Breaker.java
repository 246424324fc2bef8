// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.gateway.Unavailable;

/**
 * Stops asking WHO for {@value #REST_SECONDS} seconds when half of the last 20 requests failed, or 5 in a row; then tries
 * one.
 */
final class Breaker {

    private static final int REST_SECONDS = 10;
    private static final int MOST_IN_A_ROW = 5;

    private static final Duration REST = Duration.ofSeconds(REST_SECONDS);

    private final Time time;
    private final CircuitBreaker breaker;
    private final AtomicInteger inARow = new AtomicInteger();
    private volatile long openedAt;

    Breaker(Time time) {
        this.time = time;
        breaker = CircuitBreaker.of(
                "icd-api",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(REST)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(time.steadyClock())
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                openedAt = time.nanos();
            }
        });
    }

    /** {@return whether no request may pass for the time being} */
    boolean rests() {
        return state() == CircuitBreaker.State.OPEN && time.since(openedAt).compareTo(REST) <= 0;
    }

    /** Lets one request pass, which is then reported to {@link #note}; {@link Unavailable} if none may. */
    void enter() {
        if (!breaker.tryAcquirePermission()) {
            throw new Unavailable(
                    "The ICD API failed too often; it is asked again in at most " + REST_SECONDS + " seconds",
                    REST,
                    null);
        }
    }

    /** Notes what came of a request that was let pass. */
    void note(Outcome.Sign sign) {
        switch (sign) {
            case ALIVE -> {
                inARow.set(0);
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            }
            case FAILING -> {
                breaker.onError(0, TimeUnit.NANOSECONDS, Failed.FAILED);
                if (inARow.incrementAndGet() >= MOST_IN_A_ROW && state() == CircuitBreaker.State.CLOSED) {
                    breaker.transitionToOpenState();
                }
            }
            case NONE -> breaker.releasePermission();
        }
    }

    CircuitBreaker.State state() {
        return breaker.getState();
    }

    /** The failure that the breaker counts; the real one is told to who asked. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1;
        private static final Failed FAILED = new Failed();

        private Failed() {
            super(null, null, false, false);
        }
    }
}
