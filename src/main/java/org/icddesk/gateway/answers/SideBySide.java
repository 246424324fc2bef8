// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.icddesk.gateway.Answer;
import org.icddesk.gateway.Asker;
import org.icddesk.gateway.Attempt;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Unavailable;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.tracking.DependencyTracker;

/** Sends several requests concurrently, within one deadline and a limit on requests in flight. */
public final class SideBySide {

    private final Answers answers;
    private final Time time;
    private final Turns turns = new Turns();

    /**
     * Uses a cache.
     *
     * @param answers answers single requests
     */
    public SideBySide(Answers answers, Time time) {
        this.answers = answers;
        this.time = time;
    }

    /**
     * Answers requests.
     *
     * @param questions what is asked, by what it is asked of
     * @param patience the caller's time limit for all of them
     * @return the outcome of each, in the same order
     */
    public <T> List<Attempt<T>> answer(Map<? extends IcdUri, Question<T>> questions, Patience patience) {
        Batch<T> batch = new Batch<>(patience);
        questions.forEach(batch::begin);
        batch.work();
        return List.copyOf(batch.attempts.values());
    }

    private static Unavailable tooLate() {
        return new Unavailable("There was no time left to ask the ICD API", Duration.ofSeconds(1), null);
    }

    /** The requests of one caller. */
    private final class Batch<T> {

        private static final int MOST_AT_ONCE = 8;

        private final Patience patience;
        private final long begun = time.nanos();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Map<IcdUri, Attempt<T>> attempts = new LinkedHashMap<>();
        private final Map<IcdUri, Question<T>> questions = new LinkedHashMap<>();
        private final Deque<IcdUri> open = new ArrayDeque<>();
        private final Map<IcdUri, CompletableFuture<Remembered<T>>> running = new LinkedHashMap<>();

        Batch(Patience patience) {
            this.patience = patience;
        }

        /** Completes a request from the cache, or leaves it open. */
        void begin(IcdUri uri, Question<T> question) {
            questions.put(uri, question);
            attempts.put(uri, Attempt.failed(uri, tooLate()));
            try {
                answers.known(question, patience)
                        .ifPresentOrElse(
                                answer -> attempts.put(uri, Attempt.answered(uri, answer)), () -> open.add(uri));
            } catch (IcdFailure e) {
                attempts.put(uri, Attempt.failed(uri, e));
            }
        }

        /** Sends what is open until all is complete or the deadline has passed. */
        void work() {
            try (Seats.Seat seat = answers.seats().take()) {
                work(seat);
            }
        }

        private void work(Seats.Seat seat) {
            boolean inTime = !left(seat).isNegative() && !left(seat).isZero();
            while (inTime && !(open.isEmpty() && running.isEmpty())) {
                while (running.size() < MOST_AT_ONCE && !open.isEmpty()) {
                    IcdUri uri = open.remove();
                    running.put(uri, ask(questions.get(uri)));
                }
                inTime = awaitOne(seat);
                running.entrySet().removeIf(one -> {
                    boolean done = one.getValue().isDone();
                    if (done) {
                        attempts.put(one.getKey(), settled(one.getKey(), one.getValue()));
                    }
                    return done;
                });
            }
            over.set(true);
            open.addAll(running.keySet());
            open.forEach(uri -> attempts.put(uri, standIn(uri, tooLate())));
        }

        private CompletableFuture<Remembered<T>> ask(Question<T> question) {
            CompletableFuture<Remembered<T>> result = turns.next()
                    .thenCompose(turn -> over.get()
                            ? CompletableFuture.failedFuture(tooLate())
                            : answers.load(question, patience).result());
            result.whenComplete((answer, failure) -> turns.end());
            return result;
        }

        private boolean awaitOne(Seats.Seat seat) {
            try {
                time.await(CompletableFuture.anyOf(running.values().toArray(CompletableFuture<?>[]::new)), left(seat));
                return true;
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private Duration left(Seats.Seat seat) {
            Duration waited = time.since(begun);
            return seat.limit(Asker.left(patience.limit().minus(waited)), waited);
        }

        private Attempt<T> settled(IcdUri uri, CompletableFuture<Remembered<T>> result) {
            try {
                return Attempt.answered(uri, answers.taken(questions.get(uri), result.join()));
            } catch (CompletionException e) {
                IcdFailure failure = e.getCause() instanceof IcdFailure known ? known : tooLate();
                DependencyTracker.markVolatile();
                return failure.isPassing() ? standIn(uri, failure) : Attempt.failed(uri, failure);
            }
        }

        private Attempt<T> standIn(IcdUri uri, IcdFailure failure) {
            Optional<Answer<T>> old = answers.standIn(questions.get(uri));
            return old.map(answer -> Attempt.answered(uri, answer)).orElseGet(() -> Attempt.failed(uri, failure));
        }
    }
}
