// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Instant;
import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.answer.NotFound;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;
import org.icddesk.tracking.DependencyTracker;

/** Answers from the cache alone, decides what is still good enough, and records what a page depends on. */
final class CacheReader {

    private final IcdApiClient client;
    private final AnswerStore store;
    private final AnswerLoader loader;
    private final TimeSource time;

    CacheReader(IcdApiClient client, AnswerStore store, AnswerLoader loader, TimeSource time) {
        this.client = client;
        this.store = store;
        this.loader = loader;
        this.time = time;
    }

    /**
     * Answers a request from the cache, and starts a refresh if one is due.
     *
     * @param timeout the caller's time limit
     * @return the answer, if there is a usable one; {@link NotFound} if WHO has none
     */
    <T> Optional<Answer<T>> fromCache(IcdRequest<T> request, AnswerTimeout timeout) {
        Optional<CachedAnswer<T>> found = store.get(request);
        if (found.isEmpty()) {
            if (store.isAbsent(request)) {
                DependencyTracker.dependOn(() -> store.isAbsent(request));
                throw new NotFound("The ICD API did not know " + request + " a few minutes ago");
            }
            return Optional.empty();
        }
        CachedAnswer<T> answer = found.get();
        if (answer.isFresh(time, store.generation())) {
            Optional<Instant> outageSince = client.outageSince();
            if (outageSince.isEmpty()) {
                return Optional.of(recordUse(request, answer));
            }
            DependencyTracker.markVolatile();
            loader.probe(request, timeout);
            return Optional.of(answer.answer(outageSince));
        }
        DependencyTracker.markVolatile();
        boolean outage = client.outageSince().isPresent();
        if (answer.isUsable(time) && outage && client.isCircuitOpen()) {
            return Optional.of(stale(answer));
        }
        if (answer.isUsable(time) && outage || answer.isUsableWhileRevalidating(time, store.generation())) {
            if (!answer.failedRecently(time)) {
                loader.refresh(request, timeout);
            }
            return Optional.of(stale(answer));
        }
        return Optional.empty();
    }

    /** {@return the answer, if it is fresh and in memory and WHO is answering; starts nothing and reads no file} */
    <T> Optional<Answer<T>> fromMemory(IcdRequest<T> request) {
        Optional<CachedAnswer<T>> fresh = store.inMemory(request).filter(this::isServed);
        fresh.ifPresent(answer -> store.recordHit());
        return fresh.map(answer -> answer.answer(Optional.empty()));
    }

    /** {@return a stale answer, served because WHO does not answer} */
    <T> Optional<Answer<T>> staleFallback(IcdRequest<T> request) {
        DependencyTracker.markVolatile();
        Instant since = client.outageSince().orElseGet(time::now);
        return store.get(request).filter(answer -> answer.isUsable(time)).map(answer -> {
            store.recordStale();
            return answer.answer(Optional.of(since));
        });
    }

    private <T> Answer<T> stale(CachedAnswer<T> answer) {
        store.recordStale();
        return answer.answer(client.outageSince());
    }

    /** Records the use of a fresh answer. */
    <T> Answer<T> recordUse(IcdRequest<T> request, CachedAnswer<T> answer) {
        DependencyTracker.dependOn(() -> isUnchanged(request, answer));
        return answer.answer(Optional.empty());
    }

    private boolean isUnchanged(IcdRequest<?> request, CachedAnswer<?> answer) {
        boolean unchanged = store.inMemory(request).filter(now -> now == answer).isPresent() && isServed(answer);
        if (unchanged) {
            store.recordHit();
        }
        return unchanged;
    }

    private boolean isServed(CachedAnswer<?> answer) {
        return answer.isFresh(time, store.generation()) && client.outageSince().isEmpty();
    }
}
