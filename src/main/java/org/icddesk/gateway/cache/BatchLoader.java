// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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
    private final BatchBulkhead bulkhead;

    public BatchLoader(AnswerCache cache, TimeSource time) {
        this.cache = cache;
        this.time = time;
        bulkhead = new BatchBulkhead(Math.max(1, cache.maxInFlight() * 3 / 4));
    }

    /**
     * Answers requests.
     *
     * @param requests the requests by the entity that each asks for
     * @param timeout the caller's time limit for all of them
     * @return the outcome of each, in the same order
     */
    public <T> List<Attempt<T>> answer(Map<IcdUri, IcdRequest<T>> requests, AnswerTimeout timeout) {
        return List.copyOf(answer(requests, uri -> uri, timeout).values());
    }

    /**
     * Answers requests.
     *
     * @param requests the requests by keys of the caller's
     * @param uri names the entity that a key's request asks for
     * @param timeout the caller's time limit for all of them
     * @return the outcome of each, in the same order
     */
    public <K, T> Map<K, Attempt<T>> answer(
            Map<K, IcdRequest<T>> requests, Function<K, IcdUri> uri, AnswerTimeout timeout) {
        Batch<K, T> batch = new Batch<>(uri, timeout);
        requests.forEach(batch::begin);
        batch.run();
        return batch.attempts;
    }

    private static Unavailable timedOut() {
        return new Unavailable("There was no time left to ask the ICD API", Duration.ofSeconds(1), null);
    }

    /** The requests of one caller. */
    private final class Batch<K, T> {

        private static final int MAX_AT_ONCE = 8;

        private final Function<K, IcdUri> uri;
        private final AnswerTimeout timeout;
        private long answeredAt = time.nanos();
        private boolean waitedOut;
        private final AtomicBoolean expired = new AtomicBoolean();
        private final Map<K, Attempt<T>> attempts = new LinkedHashMap<>();
        private final Map<K, IcdRequest<T>> requests = new LinkedHashMap<>();
        private final Deque<K> pending = new ArrayDeque<>();
        private final Map<K, CompletableFuture<CachedAnswer<T>>> inFlight = new LinkedHashMap<>();
        private final Queue<InFlightLoad<T>> loads = new ConcurrentLinkedQueue<>();

        Batch(Function<K, IcdUri> uri, AnswerTimeout timeout) {
            this.uri = uri;
            this.timeout = timeout;
        }

        /** Completes a request from the cache, or queues it. */
        void begin(K key, IcdRequest<T> request) {
            requests.put(key, request);
            attempts.put(key, Attempt.failed(uri.apply(key), timedOut()));
            try {
                cache.reader()
                        .fromCache(request, timeout)
                        .ifPresentOrElse(
                                answer -> attempts.put(key, Attempt.answered(uri.apply(key), answer)),
                                () -> pending.add(key));
            } catch (IcdFailure e) {
                attempts.put(key, Attempt.failed(uri.apply(key), e));
            }
        }

        /** Sends the queued requests until all are complete or the deadline has passed. */
        void run() {
            askElsewhere(List.copyOf(pending));
            try (WaitingBulkhead.Wait wait = cache.waitingBulkhead().begin()) {
                run(wait);
            } finally {
                loads.forEach(cache.loader()::leave);
            }
            askElsewhere(attempts.entrySet().stream()
                    .filter(entry -> entry.getValue()
                            .failure()
                            .filter(IcdFailure::isTransient)
                            .isPresent())
                    .map(Map.Entry::getKey)
                    .toList());
        }

        private void askElsewhere(List<K> keys) {
            Map<K, IcdRequest<T>> asked = new LinkedHashMap<>();
            keys.forEach(key -> asked.put(key, requests.get(key)));
            cache.outage().find(asked, uri, timeout).forEach((key, answer) -> {
                attempts.put(key, Attempt.answered(uri.apply(key), answer));
                pending.remove(key);
            });
        }

        private void run(WaitingBulkhead.Wait wait) {
            boolean inTime = isInTime(wait);
            while (inTime && !(pending.isEmpty() && inFlight.isEmpty())) {
                while (inFlight.size() < MAX_AT_ONCE && !pending.isEmpty()) {
                    K key = pending.remove();
                    inFlight.put(key, send(requests.get(key)));
                }
                inTime = awaitOne(wait);
                inFlight.entrySet().removeIf(entry -> {
                    boolean done = entry.getValue().isDone();
                    if (done) {
                        answeredAt = time.nanos();
                        attempts.put(entry.getKey(), attempt(entry.getKey(), entry.getValue()));
                    }
                    return done;
                });
            }
            expired.set(true);
            pending.addAll(inFlight.keySet());
            pending.forEach(key -> attempts.put(key, keptOrFailed(key, timedOut())));
        }

        private CompletableFuture<CachedAnswer<T>> send(IcdRequest<T> request) {
            CompletableFuture<CachedAnswer<T>> result = bulkhead.acquire()
                    .thenCompose(permit -> expired.get()
                            ? CompletableFuture.failedFuture(timedOut())
                            : load(request).result());
            result.whenComplete((answer, failure) -> bulkhead.release());
            return result;
        }

        private InFlightLoad<T> load(IcdRequest<T> request) {
            InFlightLoad<T> load = cache.loader().load(request, timeout);
            loads.add(load);
            return load;
        }

        /** Waits for one answer, or for a moment; false if there is no time left, or WHO is silent and many wait. */
        private boolean awaitOne(WaitingBulkhead.Wait wait) {
            Duration left = remaining(wait);
            try {
                time.await(
                        CompletableFuture.anyOf(inFlight.values().toArray(CompletableFuture<?>[]::new)),
                        LoadAwaiter.pause(left, waitedOut));
                return true;
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                waitedOut = left.compareTo(LoadAwaiter.TICK) < 0;
                return isInTime(wait) && wait.mayGoOn(time.since(answeredAt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private boolean isInTime(WaitingBulkhead.Wait wait) {
            return remaining(wait).compareTo(Duration.ZERO) > 0;
        }

        private Duration remaining(WaitingBulkhead.Wait wait) {
            return ClientContext.remaining(timeout.limit()).minus(wait.counted());
        }

        private Attempt<T> attempt(K key, CompletableFuture<CachedAnswer<T>> result) {
            try {
                return Attempt.answered(uri.apply(key), cache.reader().recordUse(requests.get(key), result.join()));
            } catch (CompletionException e) {
                IcdFailure failure = e.getCause() instanceof IcdFailure known ? known : timedOut();
                DependencyTracker.markVolatile();
                return failure.isTransient() ? keptOrFailed(key, failure) : Attempt.failed(uri.apply(key), failure);
            }
        }

        private Attempt<T> keptOrFailed(K key, IcdFailure failure) {
            Optional<Answer<T>> kept = cache.reader()
                    .staleFallback(requests.get(key))
                    .or(() -> cache.outage().findHeld(requests.get(key), failure));
            return kept.map(answer -> Attempt.answered(uri.apply(key), answer))
                    .orElseGet(() -> Attempt.failed(uri.apply(key), failure));
        }
    }
}
