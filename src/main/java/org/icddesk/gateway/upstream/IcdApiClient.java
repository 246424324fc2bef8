// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.icddesk.answer.Busy;
import org.icddesk.answer.GatewayStatus.CircuitState;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.time.TimeSource;

/**
 * The client of WHO's ICD API: a bulkhead, the circuit breaker, the pause after 429, and one retry where it may help.
 */
public final class IcdApiClient {

    /** The maximum number of requests in flight. */
    public static final int MOST_IN_FLIGHT = 16;

    private static final Duration LONGEST_QUIET_WAIT = Duration.ofSeconds(2);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final ApiCall call;
    private final TokenReplay tokens;
    private final TimeSource time;
    private final ApiCircuitBreaker circuitBreaker;
    private final RetryAfterPause pause;
    private final OutcomeRecorder books;
    private final RandomGenerator random;
    private final Bulkhead places = Bulkhead.of(
            "icd-api",
            BulkheadConfig.custom().maxConcurrentCalls(MOST_IN_FLIGHT).build());

    /**
     * Creates a client for an ICD API.
     *
     * @param base its base URL, without a trailing slash
     * @param outbound the outbound HTTP client
     * @param authorizer where tokens come from
     * @param random jitter for retries
     */
    public IcdApiClient(
            URI base, OutboundHttpClient outbound, Authorizer authorizer, TimeSource time, RandomGenerator random) {
        this.call = new ApiCall(base, outbound, time.steadyClock());
        this.time = time;
        circuitBreaker = new ApiCircuitBreaker(time);
        pause = new RetryAfterPause(time);
        books = new OutcomeRecorder(time);
        tokens = new TokenReplay(authorizer, books);
        this.random = random;
    }

    /**
     * Sends a request.
     *
     * @param limit the time limit for everything together
     * @return the answer; an {@link IcdFailure} if there is none
     */
    public <T> UpstreamAnswer<T> send(IcdRequest<T> request, Duration limit) {
        long start = time.nanos();
        Outcome<T> outcome = guarded(request, start, limit);
        if (outcome.again() && waited(outcome, limit.minus(time.since(start)))) {
            outcome = guarded(request, start, limit);
        }
        if (outcome.failure().isPresent()) {
            throw outcome.failure().get();
        }
        return outcome.reading().orElseThrow();
    }

    /** Closes the circuit breaker, and ends the time for which WHO asked to be left alone. */
    public void resume() {
        circuitBreaker.close();
        pause.stop();
    }

    /** {@return since when WHO has not answered} */
    public Optional<Instant> silentSince() {
        return books.silence().since();
    }

    /** {@return since when WHO refuses this server, whatever it asks} */
    public Optional<Instant> refusedSince() {
        return books.silence().refusedSince();
    }

    /** {@return whether WHO gives no answers because what answers in its place is not trusted} */
    public boolean isUntrusted() {
        return books.silence().isUntrusted();
    }

    /** {@return until when WHO asked this server to pause} */
    public Optional<Instant> pausedUntil() {
        return pause.end();
    }

    /** {@return the state of the circuit breaker} */
    public CircuitState breaker() {
        return CircuitState.valueOf(circuitBreaker.state().name());
    }

    /** {@return whether the circuit breaker is open} */
    public boolean isCircuitOpen() {
        return circuitBreaker.isOpen();
    }

    /** {@return the number of requests that WHO works on} */
    public int inFlight() {
        return MOST_IN_FLIGHT - places.getMetrics().getAvailableConcurrentCalls();
    }

    /** {@return the metrics so far} */
    public UpstreamMetrics figures() {
        return books.figures();
    }

    private <T> Outcome<T> guarded(IcdRequest<T> request, long start, Duration limit) {
        keepQuiet(limit.minus(time.since(start)));
        Authorizer.Authorization pass = tokens.pass();
        if (!places.tryAcquirePermission()) {
            throw new Busy(MOST_IN_FLIGHT + " requests to the ICD API are already in flight", MOMENT);
        }
        try {
            Duration allowed = circuitBreaker.acquire(limit.minus(time.since(start)));
            Outcome<T> outcome = Outcome.failure(
                    new Unavailable("The request was abandoned", MOMENT, null), Outcome.ServiceHealth.NONE);
            try {
                long sent = time.nanos();
                outcome = tokens.send(pass, with -> timed(request, with, sent, allowed));
            } finally {
                circuitBreaker.record(outcome.sign());
            }
            books.note(request, outcome);
            if (outcome.sign() == Outcome.ServiceHealth.ALIVE && outcome.is(IcdFailure.Kind.BUSY)) {
                pause.begin(outcome.delay(MOMENT));
            }
            return outcome;
        } finally {
            places.releasePermission();
        }
    }

    private <T> Outcome<T> timed(IcdRequest<T> request, Authorizer.Authorization pass, long start, Duration limit) {
        Duration left = limit.minus(time.since(start));
        if (left.isNegative() || left.isZero()) {
            return Outcome.failure(
                    new Unavailable("There was no time left to ask the ICD API", MOMENT, null),
                    Outcome.ServiceHealth.NONE);
        }
        books.recordSent(request.kind());
        long sent = time.nanos();
        Outcome<T> outcome = call.send(request, pass, left);
        books.recordDuration(time.since(sent));
        return outcome;
    }

    private void keepQuiet(Duration left) {
        Duration wait = pause.left();
        if (wait.isZero()) {
            return;
        }
        if (wait.compareTo(LONGEST_QUIET_WAIT) > 0 || wait.compareTo(left) >= 0) {
            throw new Busy("The ICD API asked for fewer requests; requests to it are paused", wait);
        }
        pause(wait);
    }

    /** Waits a spread moment before a second request; false if there is no time for one. */
    private boolean waited(Outcome<?> outcome, Duration left) {
        if (outcome.sign() == Outcome.ServiceHealth.ALIVE) {
            // The pause that WHO asked for is enforced where the request starts.
            return outcome.delay(MOMENT).compareTo(LONGEST_QUIET_WAIT) <= 0;
        }
        Duration wait = SHORTEST_WAIT.plusMillis(random.nextInt(200));
        if (wait.compareTo(left) >= 0) {
            return false;
        }
        pause(wait);
        return true;
    }

    private void pause(Duration duration) {
        try {
            time.pause(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("This server is shutting down", MOMENT, e);
        }
    }
}
