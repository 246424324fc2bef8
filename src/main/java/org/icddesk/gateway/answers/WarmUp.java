// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.gateway.Malformed;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Rejected;
import org.icddesk.gateway.upstream.Question;

/** Asks questions before anybody does: one at a time, with a pause behind each, and a long one while WHO is in trouble. */
public final class WarmUp {

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(60);

    private final Answers answers;
    private final ScheduledExecutorService scheduler;
    private final Deque<Step<?>> open = new ArrayDeque<>();
    private int answered;
    private boolean stopped;

    /**
     * Plans to ask.
     *
     * @param answers answers and remembers
     * @param scheduler starts each question
     * @param first what to ask first
     */
    public WarmUp(Answers answers, ScheduledExecutorService scheduler, Step<?> first) {
        this.answers = answers;
        this.scheduler = scheduler;
        open.add(first);
    }

    /**
     * Begins after a while.
     *
     * @param delay the while
     */
    public void start(Duration delay) {
        later(delay);
    }

    /** Asks nothing more. */
    public synchronized void stop() {
        stopped = true;
    }

    private void later(Duration delay) {
        try {
            scheduler.schedule(this::next, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            stop();
        }
    }

    private synchronized void next() {
        if (stopped) {
            return;
        }
        if (open.isEmpty()) {
            LOG.log(Level.INFO, "{0} answers on chapters and blocks are remembered", answered);
        } else {
            ask(open.peek());
        }
    }

    private <T> void ask(Step<T> step) {
        if (answers.isStrained()) {
            later(LONG_PAUSE);
            return;
        }
        answers.load(step.question(), Patience.BATCH).result().whenComplete((found, failure) -> {
            if (failure == null) {
                took(step, found.answer(Optional.empty()).value());
            } else if (failure instanceof NotFound || failure instanceof Rejected || failure instanceof Malformed) {
                leaveOut();
            } else {
                later(LONG_PAUSE);
            }
        });
    }

    private synchronized <T> void took(Step<T> step, T value) {
        open.remove();
        open.addAll(step.then().apply(value));
        answered++;
        later(PAUSE);
    }

    private synchronized void leaveOut() {
        open.remove();
        later(PAUSE);
    }

    /**
     * A question, and what to ask when it is answered.
     *
     * @param question the question
     * @param then further steps that its answer leads to
     * @param <T> what is asked for
     */
    public record Step<T>(Question<T> question, Function<T, Collection<Step<?>>> then) {

        /**
         * {@return a step that leads no further}
         *
         * @param question the question
         * @param <T> what is asked for
         */
        public static <T> Step<T> last(Question<T> question) {
            return new Step<>(question, value -> List.of());
        }
    }
}
