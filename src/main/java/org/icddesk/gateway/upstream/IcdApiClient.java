// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
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
import org.icddesk.request.AnswerRate;
import org.icddesk.time.TimeSource;

/**
 * The client of WHO's ICD API: the circuit breaker, the pause after 429, and one retry where it may help. How many requests
 * are in flight at once is up to its caller.
 */
public final class IcdApiClient {

    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);
    private static final Duration MIN_RETRY_DELAY = Duration.ofMillis(100);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ApiCall call;
    private final TokenReplay tokenReplay;
    private final TimeSource time;
    private final ApiCircuitBreaker circuitBreaker;
    private final RetryAfterPause pause;
    private final OutcomeRecorder recorder;
    private final RandomGenerator random;

    /**
     * Creates a client for an ICD API.
     *
     * @param name what the log calls it, at the beginning of a sentence
     * @param base its base URL, without a trailing slash
     * @param authorizer where tokens come from
     * @param random jitter for retries
     * @param rate the rate of its answers, and how many requests it may have in flight
     */
    public IcdApiClient(
            String name,
            URI base,
            OutboundHttpClient outbound,
            Authorizer authorizer,
            TimeSource time,
            RandomGenerator random,
            AnswerRate rate) {
        this.call = new ApiCall(base, outbound, time.steadyClock(), rate);
        this.time = time;
        circuitBreaker = new ApiCircuitBreaker(time);
        pause = new RetryAfterPause(time);
        recorder = new OutcomeRecorder(name, time, rate);
        tokenReplay = new TokenReplay(authorizer, recorder);
        this.random = random;
    }

    /** {@return the rate of its answers} */
    public AnswerRate rate() {
        return recorder.rate();
    }

    /**
     * Sends a request.
     *
     * @param limit the time limit for everything together
     * @return the answer; an {@link IcdFailure} if there is none
     */
    public <T> UpstreamAnswer<T> send(IcdRequest<T> request, Duration limit) {
        long start = time.nanos();
        Outcome<T> outcome = sendGuarded(request, start, limit);
        if (outcome.retryable() && awaitRetry(outcome, limit.minus(time.since(start)))) {
            outcome = sendGuarded(request, start, limit);
        }
        if (outcome.failure().isPresent()) {
            throw outcome.failure().get();
        }
        return outcome.answer().orElseThrow();
    }

    /** Closes the circuit breaker and ends the pause that WHO asked for. */
    public void resume() {
        circuitBreaker.close();
        pause.stop();
    }

    /** {@return since when WHO has not answered} */
    public Optional<Instant> outageSince() {
        return recorder.outage().since();
    }

    /** {@return since when WHO refuses every request of this server} */
    public Optional<Instant> refusedSince() {
        return recorder.outage().refusedSince();
    }

    /** {@return whether WHO's answers are missing because the certificate of its service is not trusted} */
    public boolean isUntrusted() {
        return recorder.outage().isUntrusted();
    }

    /** {@return until when WHO asked this server to pause} */
    public Optional<Instant> pausedUntil() {
        return pause.end();
    }

    /** {@return the state of the circuit breaker} */
    public CircuitState circuitState() {
        return CircuitState.valueOf(circuitBreaker.state().name());
    }

    /** {@return whether the circuit breaker is open} */
    public boolean isCircuitOpen() {
        return circuitBreaker.isOpen();
    }

    /** {@return whether WHO is silent: it failed too often just now, or there is no token because it gives none} */
    public boolean isSilent() {
        return circuitBreaker.state() != CircuitBreaker.State.CLOSED || tokenReplay.waitsForToken();
    }

    /** {@return the metrics so far} */
    public UpstreamMetrics metrics() {
        return recorder.metrics();
    }

    private <T> Outcome<T> sendGuarded(IcdRequest<T> request, long start, Duration limit) {
        awaitPause(limit.minus(time.since(start)));
        Authorizer.Authorization authorization = tokenReplay.authorize();
        Duration allowed = circuitBreaker.acquire(limit.minus(time.since(start)));
        Outcome<T> outcome = Outcome.failure(
                new Unavailable("The request was abandoned", RETRY_AFTER, null), Outcome.ServiceHealth.NONE);
        try {
            long sent = time.nanos();
            outcome = tokenReplay.send(authorization, with -> sendOnce(request, with, sent, allowed));
        } finally {
            circuitBreaker.record(outcome.health());
        }
        recorder.record(request, outcome);
        if (outcome.health() == Outcome.ServiceHealth.ALIVE && outcome.is(IcdFailure.Kind.BUSY)) {
            pause.begin(outcome.delay(RETRY_AFTER));
        }
        return outcome;
    }

    private <T> Outcome<T> sendOnce(
            IcdRequest<T> request, Authorizer.Authorization authorization, long start, Duration limit) {
        Duration remaining = limit.minus(time.since(start));
        if (remaining.isNegative() || remaining.isZero()) {
            return Outcome.failure(
                    new Unavailable("There was no time left to ask the ICD API", RETRY_AFTER, null),
                    Outcome.ServiceHealth.NONE);
        }
        recorder.recordSent(request.endpoint());
        long sent = time.nanos();
        boolean alive = false;
        try {
            Outcome<T> outcome = call.send(request, authorization, remaining);
            alive = outcome.health() == Outcome.ServiceHealth.ALIVE;
            return outcome;
        } finally {
            recorder.recordEnd(time.since(sent), alive);
        }
    }

    private void awaitPause(Duration remaining) {
        Duration wait = pause.remaining();
        if (wait.isZero()) {
            return;
        }
        if (wait.compareTo(MAX_PAUSE) > 0 || wait.compareTo(remaining) >= 0) {
            throw new Busy("The ICD API asked for fewer requests; requests to it are paused", wait);
        }
        pause(wait);
    }

    /** Waits before a retry, with jitter; false if there is no time for one. */
    private boolean awaitRetry(Outcome<?> outcome, Duration remaining) {
        if (outcome.health() == Outcome.ServiceHealth.ALIVE) {
            // The pause that WHO asked for is enforced where the request starts.
            return outcome.delay(RETRY_AFTER).compareTo(MAX_PAUSE) <= 0;
        }
        Duration wait = MIN_RETRY_DELAY.plusMillis(random.nextInt(200));
        if (wait.compareTo(remaining) >= 0) {
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
            throw new Unavailable("This server is shutting down", RETRY_AFTER, e);
        }
    }
}
