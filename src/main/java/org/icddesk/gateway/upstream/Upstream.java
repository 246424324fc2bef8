// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.Unavailable;
import org.icddesk.http.Outbound;

/**
 * The client of WHO's ICD API: a bulkhead, the circuit breaker, the pause after 429, and one retry where it may help.
 */
public final class Upstream {

    /** The maximum number of requests in flight. */
    public static final int MOST_IN_FLIGHT = 16;

    private static final Duration LONGEST_QUIET_WAIT = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final Passes passes;
    private final Time time;
    private final Breaker breaker;
    private final Quiet quiet;
    private final Bookkeeping books;
    private final Retry attempts;
    private volatile Optional<String> accepted = Optional.empty();
    private final Bulkhead places = Bulkhead.of(
            "icd-api",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(MOST_IN_FLIGHT)
                    .maxWaitDuration(Duration.ZERO)
                    .build());

    /**
     * Creates a client for an ICD API.
     *
     * @param base its base URL, without a trailing slash
     * @param outbound the outbound HTTP client
     * @param passes where tokens come from
     * @param random jitter for retries
     */
    public Upstream(URI base, Outbound outbound, Passes passes, Time time, RandomGenerator random) {
        this.exchange = new Exchange(base, outbound, time.steadyClock());
        this.passes = passes;
        this.time = time;
        breaker = new Breaker(time);
        quiet = new Quiet(time);
        books = new Bookkeeping(time);
        attempts = Retry.of(
                "icd-api",
                RetryConfig.<Outcome<?>>custom()
                        .maxAttempts(2)
                        .retryOnResult(Outcome::again)
                        .retryOnException(failure -> false)
                        .intervalBiFunction((attempt, outcome) -> wait(outcome, random))
                        .build());
    }

    /**
     * Sends a request.
     *
     * @param limit the time limit for everything together
     * @return the answer; an {@link IcdFailure} if there is none
     */
    public <T> Reading<T> ask(Question<T> question, Duration limit) {
        long start = time.nanos();
        Retry.AsyncContext<Outcome<T>> tries = attempts.asyncContext();
        Outcome<T> outcome = guarded(question, start, limit);
        long wait = tries.onResult(outcome);
        while (wait >= 0 && waited(outcome, Duration.ofMillis(wait), limit.minus(time.since(start)))) {
            outcome = guarded(question, start, limit);
            wait = tries.onResult(outcome);
        }
        if (outcome.failure().isPresent()) {
            throw outcome.failure().get();
        }
        return outcome.reading().orElseThrow();
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
        return quiet.end();
    }

    /** {@return the state of the circuit breaker: CLOSED, OPEN or HALF_OPEN} */
    public String breaker() {
        return breaker.state().name();
    }

    /** {@return whether the circuit breaker is open} */
    public boolean rests() {
        return breaker.rests();
    }

    /** {@return the number of requests that WHO works on} */
    public int inFlight() {
        return MOST_IN_FLIGHT - places.getMetrics().getAvailableConcurrentCalls();
    }

    /** {@return the metrics so far} */
    public Figures figures() {
        return books.figures();
    }

    private <T> Outcome<T> guarded(Question<T> question, long start, Duration limit) {
        keepQuiet(limit.minus(time.since(start)));
        Passes.Pass pass = pass();
        if (!places.tryAcquirePermission()) {
            throw new Busy(MOST_IN_FLIGHT + " requests to the ICD API are already in flight", MOMENT);
        }
        try {
            Duration allowed = breaker.enter(limit.minus(time.since(start)));
            Outcome<T> outcome =
                    Outcome.failure(new Unavailable("The request was abandoned", MOMENT, null), Outcome.Sign.NONE);
            try {
                outcome = authorized(question, pass, time.nanos(), allowed);
            } finally {
                breaker.note(outcome.sign());
            }
            books.note(question, outcome);
            if (outcome.sign() == Outcome.Sign.ALIVE && outcome.failure().orElse(null) instanceof Busy) {
                quiet.begin(outcome.delay(MOMENT));
            }
            return outcome;
        } finally {
            places.releasePermission();
        }
    }

    /**
     * Asks with a token, and once more with the next if WHO refuses it. While none is due, only a token that WHO took
     * the time before is tried again: the refusal may have been transient.
     */
    private <T> Outcome<T> authorized(Question<T> question, Passes.Pass pass, long start, Duration limit) {
        Outcome<T> outcome = timed(question, pass, start, limit);
        if (!outcome.again() || !outcome.unauthorized()) {
            accepted = outcome.reading().isPresent() ? pass.authorization() : accepted;
            return outcome;
        }
        boolean taken = accepted.equals(pass.authorization());
        accepted = Optional.empty();
        pass.refused();
        Passes.Pass next = pass();
        if (!taken && next.authorization().equals(pass.authorization())) {
            return Outcome.failure(outcome.failure().orElseThrow(), Outcome.Sign.ALIVE);
        }
        Outcome<T> second = timed(question, next, start, limit);
        accepted = second.reading().isPresent() ? next.authorization() : accepted;
        return second.unauthorized() ? Outcome.failure(second.failure().orElseThrow(), Outcome.Sign.ALIVE) : second;
    }

    private <T> Outcome<T> timed(Question<T> question, Passes.Pass pass, long start, Duration limit) {
        Duration left = limit.minus(time.since(start));
        if (left.isNegative() || left.isZero()) {
            return Outcome.failure(
                    new Unavailable("There was no time left to ask the ICD API", MOMENT, null), Outcome.Sign.NONE);
        }
        books.asked(question.kind());
        long sent = time.nanos();
        Outcome<T> outcome = exchange.send(question, pass, left);
        books.took(time.since(sent));
        return outcome;
    }

    private Passes.Pass pass() {
        try {
            return passes.pass();
        } catch (Unavailable e) {
            books.noToken(e);
            throw e;
        }
    }

    private void keepQuiet(Duration left) {
        Duration wait = quiet.left();
        if (wait.isZero()) {
            return;
        }
        if (wait.compareTo(LONGEST_QUIET_WAIT) > 0 || wait.compareTo(left) >= 0) {
            throw new Busy("The ICD API asked for fewer requests; requests to it are paused", wait);
        }
        pause(wait);
    }

    /** {@return the milliseconds to wait before a retry: with jitter, or none if WHO says how long} */
    private static long wait(Either<Throwable, Outcome<?>> attempt, RandomGenerator random) {
        boolean told = attempt.isRight() && attempt.get().sign() == Outcome.Sign.ALIVE;
        return told ? 0 : 100 + random.nextInt(200);
    }

    /** Waits before a retry; false if there is no time for one. */
    private boolean waited(Outcome<?> outcome, Duration wait, Duration left) {
        if (outcome.sign() == Outcome.Sign.ALIVE) {
            // The pause that WHO asked for is enforced where the request starts.
            return outcome.delay(MOMENT).compareTo(LONGEST_QUIET_WAIT) <= 0;
        }
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
