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
import java.util.function.BooleanSupplier;
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
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TICKS_UNDER_PRESSURE = 10;
    private static final int TICKS_AFTER_FAILURE = 600;

    private final AnswerCache cache;
    private final ScheduledExecutorService scheduler;
    private final BooleanSupplier suspended;
    private final Deque<Step<?>> pending = new ArrayDeque<>();
    private int answered;
    private int ticksToSkip;
    private boolean inFlight;
    private Future<?> ticker;

    /**
     * Creates a warm-up.
     *
     * @param scheduler runs the ticks that send the requests
     * @param suspended whether the server is suspended, and nothing is to be sent
     * @param first the first step
     */
    public WarmUp(AnswerCache cache, ScheduledExecutorService scheduler, BooleanSupplier suspended, Step<?> first) {
        this.cache = cache;
        this.scheduler = scheduler;
        this.suspended = suspended;
        pending.add(first);
    }

    /** Starts after a delay. */
    public synchronized void start(Duration delay) {
        ticker = scheduler.scheduleWithFixedDelay(this::tick, delay.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops. */
    public synchronized void stop() {
        if (ticker != null) {
            ticker.cancel(false);
        }
    }

    private void tick() {
        Optional<Step<?>> step = due();
        step.ifPresent(this::send);
    }

    private synchronized Optional<Step<?>> due() {
        if (ticksToSkip > 0) {
            ticksToSkip--;
            return Optional.empty();
        }
        if (inFlight || suspended.getAsBoolean()) {
            return Optional.empty();
        }
        if (pending.isEmpty()) {
            LOG.log(Level.INFO, "ICDDESK-G006 {0} answers about chapters and blocks are cached", answered);
            stop();
            return Optional.empty();
        }
        inFlight = !cache.isUnderPressure();
        ticksToSkip = inFlight ? 0 : TICKS_UNDER_PRESSURE;
        return inFlight ? Optional.of(pending.peek()) : Optional.empty();
    }

    private <T> void send(Step<T> step) {
        cache.loader().refresh(step.request(), AnswerTimeout.BATCH).result().whenComplete((found, failure) -> {
            if (failure == null) {
                recordAnswer(step, found.answer(Optional.empty()).value());
            } else if (failure instanceof NotFound || failure instanceof Rejected || failure instanceof Malformed) {
                skip();
            } else {
                retryLater();
            }
        });
    }

    private synchronized <T> void recordAnswer(Step<T> step, T value) {
        pending.remove();
        pending.addAll(step.then().apply(value));
        answered++;
        inFlight = false;
    }

    private synchronized void retryLater() {
        ticksToSkip = TICKS_AFTER_FAILURE;
        inFlight = false;
    }

    private synchronized void skip() {
        pending.remove();
        inFlight = false;
    }

    /**
     * A request and the steps that follow from its answer.
     *
     * @param then further steps that its answer leads to
     */
    public record Step<T>(IcdRequest<T> request, Function<T, Collection<Step<?>>> then) {

        /** {@return a step that leads no further} */
        public static <T> Step<T> last(IcdRequest<T> request) {
            return new Step<>(request, value -> List.of());
        }
    }
}
