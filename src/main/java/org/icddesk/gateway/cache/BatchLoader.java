// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

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
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.limit.BatchBulkhead;
import org.icddesk.gateway.limit.WaitingBulkhead;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.IcdUri;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.time.TimeSource;
import org.icddesk.tracking.DependencyTracker;

/** Sends several requests concurrently, within one deadline and a limit on requests in flight. */
public final class BatchLoader {

    private final AnswerCache cache;
    private final TimeSource time;
    private final BatchBulkhead bulkhead = new BatchBulkhead();

    /**
     * Uses a cache.
     *
     * @param cache answers single requests
     */
    public BatchLoader(AnswerCache cache, TimeSource time) {
        this.cache = cache;
        this.time = time;
    }

    /**
     * Answers requests.
     *
     * @param questions what is asked, by what it is asked of
     * @param timeout the caller's time limit for all of them
     * @return the outcome of each, in the same order
     */
    public <T> List<Attempt<T>> answer(Map<? extends IcdUri, IcdRequest<T>> questions, AnswerTimeout timeout) {
        Batch<T> batch = new Batch<>(timeout);
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

        private final AnswerTimeout timeout;
        private final long begun = time.nanos();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Map<IcdUri, Attempt<T>> attempts = new LinkedHashMap<>();
        private final Map<IcdUri, IcdRequest<T>> questions = new LinkedHashMap<>();
        private final Deque<IcdUri> open = new ArrayDeque<>();
        private final Map<IcdUri, CompletableFuture<CachedAnswer<T>>> running = new LinkedHashMap<>();

        Batch(AnswerTimeout timeout) {
            this.timeout = timeout;
        }

        /** Completes a request from the cache, or leaves it open. */
        void begin(IcdUri uri, IcdRequest<T> request) {
            questions.put(uri, request);
            attempts.put(uri, Attempt.failed(uri, tooLate()));
            try {
                cache.reader()
                        .fromCache(request, timeout)
                        .ifPresentOrElse(
                                answer -> attempts.put(uri, Attempt.answered(uri, answer)), () -> open.add(uri));
            } catch (IcdFailure e) {
                attempts.put(uri, Attempt.failed(uri, e));
            }
        }

        /** Sends what is open until all is complete or the deadline has passed. */
        void work() {
            try (WaitingBulkhead.Permit seat = cache.seats().acquire()) {
                work(seat);
            }
        }

        private void work(WaitingBulkhead.Permit seat) {
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

        private CompletableFuture<CachedAnswer<T>> ask(IcdRequest<T> request) {
            CompletableFuture<CachedAnswer<T>> result = bulkhead.acquire()
                    .thenCompose(turn -> over.get()
                            ? CompletableFuture.failedFuture(tooLate())
                            : cache.load(request, timeout).result());
            result.whenComplete((answer, failure) -> bulkhead.release());
            return result;
        }

        private boolean awaitOne(WaitingBulkhead.Permit seat) {
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

        private Duration left(WaitingBulkhead.Permit seat) {
            Duration waited = time.since(begun);
            return seat.limit(ClientContext.remaining(timeout.limit().minus(waited)), waited);
        }

        private Attempt<T> settled(IcdUri uri, CompletableFuture<CachedAnswer<T>> result) {
            try {
                return Attempt.answered(uri, cache.reader().recordUse(questions.get(uri), result.join()));
            } catch (CompletionException e) {
                IcdFailure failure = e.getCause() instanceof IcdFailure known ? known : tooLate();
                DependencyTracker.markVolatile();
                return failure.isPassing() ? standIn(uri, failure) : Attempt.failed(uri, failure);
            }
        }

        private Attempt<T> standIn(IcdUri uri, IcdFailure failure) {
            Optional<Answer<T>> old = cache.reader().staleFallback(questions.get(uri));
            return old.map(answer -> Attempt.answered(uri, answer)).orElseGet(() -> Attempt.failed(uri, failure));
        }
    }
}
