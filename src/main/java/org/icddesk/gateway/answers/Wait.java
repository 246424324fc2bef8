// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.icddesk.gateway.Asker;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Unavailable;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.http.NoReply;

/** Waits for a load in flight until the caller's own deadline, even if a caller with a shorter one started it. */
final class Wait {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Loader loader;
    private final Seats seats;
    private final Time time;

    Wait(Loader loader, Seats seats, Time time) {
        this.loader = loader;
        this.seats = seats;
        this.time = time;
    }

    /**
     * Joins or starts the load of a request, and waits for it.
     *
     * @return the answer; an {@link IcdFailure} if there is none
     */
    <T> Remembered<T> forAnswer(Question<T> question, Patience patience) {
        long start = time.nanos();
        Duration limit = Asker.left(patience.limit());
        if (limit.isZero() || limit.isNegative()) {
            throw new Unavailable("The request has no time left to ask the ICD API", MOMENT, null);
        }
        Load<T> load = loader.load(question, patience);
        try {
            return result(load, limit);
        } catch (Unavailable e) {
            Duration left = Asker.left(limit.minus(time.since(start)));
            boolean impatient = load.patience().compareTo(patience) < 0;
            if (!impatient || left.compareTo(MOMENT) < 0) {
                throw e;
            }
            return result(loader.load(question, patience), left);
        }
    }

    /** Waits for the end of a load, whatever comes of it. */
    void forEnd(Load<?> load, Patience patience) {
        try {
            time.await(load.result(), Asker.left(patience.limit()));
        } catch (ExecutionException | TimeoutException e) {
            // What came of it is in the figures, or will be.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> Remembered<T> result(Load<T> load, Duration limit) {
        long start = time.nanos();
        Duration bound = limit;
        try (Seats.Seat seat = seats.take()) {
            bound = seat.limit(limit, load.age());
            if (!load.started() && load.queueLeft().compareTo(bound) < 0) {
                awaitStart(load);
            }
            return time.await(load.result(), bound.minus(time.since(start)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IcdFailure failure) {
                if (isUnreachable(load, failure)) {
                    Asker.giveUp();
                }
                throw failure;
            }
            throw new Unavailable("This server failed", MOMENT, e.getCause());
        } catch (TimeoutException e) {
            if (bound.compareTo(limit) < 0) {
                Asker.giveUp();
                throw new Busy("Too many requests are waiting for slow answers from the ICD API", MOMENT);
            }
            throw new Unavailable("The ICD API gave no answer in " + limit.toMillis() + " ms", MOMENT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("This server is shutting down", MOMENT, e);
        }
    }

    /** A timeout before any caller's limit is a connection timeout: other requests will fail too. */
    private static boolean isUnreachable(Load<?> load, IcdFailure failure) {
        return failure.getCause() instanceof NoReply e
                && e.reason() == NoReply.Reason.TIMEOUT
                && load.age().compareTo(Patience.SUGGESTION.limit()) < 0;
    }

    /** Waits no longer than a request may stay in the queue. */
    private <T> void awaitStart(Load<T> load) throws InterruptedException, ExecutionException {
        try {
            time.await(load.result(), load.queueLeft());
        } catch (TimeoutException e) {
            if (!load.started()) {
                throw new Busy("Too many requests are waiting for the ICD API", MOMENT);
            }
        }
    }
}
