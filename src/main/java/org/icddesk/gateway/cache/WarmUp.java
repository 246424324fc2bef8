// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.request.AnswerTimeout;

/**
 * Fills the cache at startup: one request at a time with a pause after each, and a long pause while WHO is in trouble.
 */
public final class WarmUp {

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int SHORT_PAUSE = 10;
    private static final int LONG_PAUSE = 600;

    private final AnswerCache cache;
    private final ScheduledExecutorService scheduler;
    private final Deque<Step<?>> open = new ArrayDeque<>();
    private int answered;
    private int rest;
    private boolean asking;
    private Future<?> ticks;

    /**
     * Creates a warm-up.
     *
     * @param cache answers and remembers
     * @param scheduler starts each request
     * @param first what to ask first
     */
    public WarmUp(AnswerCache cache, ScheduledExecutorService scheduler, Step<?> first) {
        this.cache = cache;
        this.scheduler = scheduler;
        open.add(first);
    }

    /** Starts after a delay. */
    public synchronized void start(Duration delay) {
        // NOTE: a task that is due while the server is suspended does not run; one that repeats runs the next time.
        ticks = scheduler.scheduleWithFixedDelay(this::next, delay.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops. */
    public synchronized void stop() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void next() {
        Optional<Step<?>> step = due();
        step.ifPresent(this::ask);
    }

    private synchronized Optional<Step<?>> due() {
        if (rest > 0) {
            rest--;
            return Optional.empty();
        }
        if (asking) {
            return Optional.empty();
        }
        if (open.isEmpty()) {
            LOG.log(Level.INFO, "ICDDESK-G006 {0} answers about chapters and blocks are cached", answered);
            stop();
            return Optional.empty();
        }
        asking = !cache.isStrained();
        rest = asking ? 0 : SHORT_PAUSE;
        return asking ? Optional.of(open.peek()) : Optional.empty();
    }

    private <T> void ask(Step<T> step) {
        cache.load(step.question(), AnswerTimeout.BATCH).result().whenComplete((found, failure) -> {
            if (failure == null) {
                took(step, found.answer(Optional.empty()).value());
            } else if (failure instanceof NotFound || failure instanceof Rejected || failure instanceof Malformed) {
                leaveOut();
            } else {
                tryLater();
            }
        });
    }

    private synchronized <T> void took(Step<T> step, T value) {
        open.remove();
        open.addAll(step.then().apply(value));
        answered++;
        asking = false;
    }

    private synchronized void tryLater() {
        rest = LONG_PAUSE;
        asking = false;
    }

    private synchronized void leaveOut() {
        open.remove();
        asking = false;
    }

    /**
     * A request, and what to ask when it is answered.
     *
     * @param then further steps that its answer leads to
     */
    public record Step<T>(IcdRequest<T> question, Function<T, Collection<Step<?>>> then) {

        /** {@return a step that leads no further} */
        public static <T> Step<T> last(IcdRequest<T> request) {
            return new Step<>(request, value -> List.of());
        }
    }
}
