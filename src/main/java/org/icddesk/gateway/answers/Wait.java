// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Unavailable;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;

/** Waits for the load of one question as long as its asker can, even where a less patient asker began it. */
final class Wait {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Loader loader;
    private final Time time;

    Wait(Loader loader, Time time) {
        this.loader = loader;
        this.time = time;
    }

    /**
     * Joins or begins the load of a question, and waits for it.
     *
     * @return the answer; an {@link IcdFailure} if there is none
     */
    <T> Remembered<T> forAnswer(Question<T> question, Patience patience) {
        long start = time.nanos();
        Load<T> load = loader.load(question, patience);
        try {
            return result(load, patience.limit());
        } catch (Unavailable e) {
            Duration left = patience.limit().minus(time.since(start));
            boolean impatient = load.patience().compareTo(patience) < 0;
            if (!impatient || left.compareTo(MOMENT) < 0) {
                throw e;
            }
            return result(loader.load(question, patience), left);
        }
    }

    private <T> Remembered<T> result(Load<T> load, Duration limit) {
        long start = time.nanos();
        try {
            if (!load.started() && load.queueLeft().compareTo(limit) < 0) {
                awaitStart(load);
            }
            return time.await(load.result(), limit.minus(time.since(start)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IcdFailure failure) {
                throw failure;
            }
            throw new Unavailable("This server failed", MOMENT, e.getCause());
        } catch (TimeoutException e) {
            throw new Unavailable("The ICD API gave no answer in " + limit.toMillis() + " ms", MOMENT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("This server is shutting down", MOMENT, e);
        }
    }

    /** Waits no longer than a question may stand in the queue. */
    private <T> void awaitStart(Load<T> load) throws InterruptedException, ExecutionException {
        try {
            time.await(load.result(), load.queueLeft());
        } catch (TimeoutException e) {
            if (!load.started()) {
                throw new Busy("Too many questions wait for the ICD API", MOMENT);
            }
        }
    }
}
