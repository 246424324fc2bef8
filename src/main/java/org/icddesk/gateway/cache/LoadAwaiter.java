// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.limit.WaitingBulkhead;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.http.OutboundFailure;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.time.TimeSource;

/**
 * Waits for a load until the caller's own deadline, even if a caller with a shorter one started it; gives up before only if
 * its turn cannot come in time, or WHO is silent.
 */
final class LoadAwaiter {

    /** How often a wait is reconsidered. */
    static final Duration TICK = Duration.ofMillis(250);

    private static final Duration LEAST_PAUSE = Duration.ofMillis(20);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AnswerLoader loader;
    private final WaitingBulkhead waitingBulkhead;
    private final TimeSource time;

    LoadAwaiter(AnswerLoader loader, WaitingBulkhead waiting, TimeSource time) {
        this.loader = loader;
        this.waitingBulkhead = waiting;
        this.time = time;
    }

    /**
     * Joins or starts the load of a request, and waits for it.
     *
     * @return the answer; an {@link IcdFailure} if there is none
     */
    <T> CachedAnswer<T> await(IcdRequest<T> request, AnswerTimeout timeout) {
        Optional<Duration> turnedAway = ClientContext.turnedAway();
        if (turnedAway.isPresent()) {
            throw new Busy("Too many requests were waiting when this one arrived", turnedAway.get());
        }
        Duration limit = ClientContext.remaining(timeout.limit());
        if (limit.isZero() || limit.isNegative()) {
            throw new Unavailable("The request has no time left to ask the ICD API", RETRY_AFTER, null);
        }
        try (WaitingBulkhead.Wait wait = waitingBulkhead.begin()) {
            return await(request, timeout, limit, wait);
        }
    }

    private <T> CachedAnswer<T> await(
            IcdRequest<T> request, AnswerTimeout timeout, Duration limit, WaitingBulkhead.Wait wait) {
        InFlightLoad<T> load = loader.load(request, timeout);
        try {
            return result(load, limit, wait);
        } catch (Unavailable e) {
            Duration remaining = ClientContext.remaining(limit).minus(wait.counted());
            boolean hadLessTime = load.timeout().compareTo(timeout) < 0;
            if (!hadLessTime || remaining.compareTo(RETRY_AFTER) < 0) {
                throw e;
            }
            return result(loader.load(request, timeout), limit, wait);
        }
    }

    /** Waits for the end of a load, successful or not. */
    void awaitEnd(InFlightLoad<?> load, AnswerTimeout timeout) {
        try {
            time.await(load.result(), ClientContext.remaining(timeout.limit()));
        } catch (ExecutionException | TimeoutException e) {
            // The outcome is in the metrics, or will be.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> CachedAnswer<T> result(InFlightLoad<T> load, Duration limit, WaitingBulkhead.Wait wait) {
        try {
            return awaitResult(load, limit, wait);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IcdFailure failure) {
                if (isUnreachable(load, failure)) {
                    ClientContext.expireDeadline();
                }
                throw failure;
            }
            throw new Unavailable("This server failed", RETRY_AFTER, e.getCause());
        } catch (TimeoutException e) {
            throw new Unavailable("The ICD API gave no answer in " + limit.toMillis() + " ms", RETRY_AFTER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("This server is shutting down", RETRY_AFTER, e);
        } finally {
            loader.leave(load);
        }
    }

    private <T> CachedAnswer<T> awaitResult(InFlightLoad<T> load, Duration limit, WaitingBulkhead.Wait wait)
            throws InterruptedException, ExecutionException, TimeoutException {
        boolean hopeless = false;
        boolean waitedOut = false;
        while (true) {
            Duration left = limit.minus(wait.counted());
            if (!load.result().isDone()) {
                if (!wait.mayGoOn(load.inFlightFor())) {
                    ClientContext.expireDeadline();
                    throw new Busy("Too many requests are waiting for slow answers from the ICD API", RETRY_AFTER);
                }
                boolean hopelessBefore = hopeless;
                hopeless = loader.untilAnswered(load).compareTo(left) > 0;
                // Twice, since the first answers after a start are slow.
                if (hopeless && hopelessBefore) {
                    throw loader.busy();
                }
            }
            try {
                return time.await(load.result(), pause(left, waitedOut));
            } catch (TimeoutException e) {
                if (limit.compareTo(wait.counted()) <= 0) {
                    throw e;
                }
                waitedOut = left.compareTo(TICK) < 0;
            }
        }
    }

    /**
     * {@return how long to wait before looking again}
     *
     * @param waitedOut whether the rest of the time was waited out before and did not all count, since the processors are
     *     busy: looking again at once would keep them so
     */
    static Duration pause(Duration left, boolean waitedOut) {
        Duration most = left.compareTo(TICK) < 0 ? left : TICK;
        return waitedOut && most.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : most;
    }

    /** A timeout before any caller's limit is a connection timeout: other requests will fail too. */
    private static boolean isUnreachable(InFlightLoad<?> load, IcdFailure failure) {
        return failure.getCause() instanceof OutboundFailure e
                && e.reason() == OutboundFailure.Reason.TIMEOUT
                && load.inFlightFor().compareTo(AnswerTimeout.SUGGESTION.limit()) < 0;
    }
}
