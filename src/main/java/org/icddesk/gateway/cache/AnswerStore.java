// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.icddesk.answer.Answer.Source;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.time.TimeSource;

/** The in-memory answer store, bounded by weight; also caches for 10 minutes that WHO does not know something. */
final class AnswerStore {

    private static final Duration ABSENT_LIFETIME = Duration.ofMinutes(10);
    private static final int MAX_ABSENT = 10_000;

    private final TimeSource time;
    private final PersistentAnswers persistent;
    private final Cache<IcdRequest<?>, CachedAnswer<?>> answers;
    private final Cache<IcdRequest<?>, Boolean> absent;
    private final AtomicLong generation = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder staleServed = new LongAdder();
    private final ReleaseLanguages releaseLanguages = new ReleaseLanguages();

    AnswerStore(TimeSource time, long bytes, PersistentAnswers persistent) {
        this.time = time;
        this.persistent = persistent;
        // NOTE: maintenance on the caller's thread, since threads of the common pool would outlive the deployment.
        answers = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytes)
                .weigher((IcdRequest<?> request, CachedAnswer<?> cached) -> cached.weight())
                .evictionListener((request, cached, cause) -> evictions.increment())
                .build();
        absent = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(time::nanos)
                .maximumSize(MAX_ABSENT)
                .expireAfterWrite(ABSENT_LIFETIME)
                .build();
    }

    /** {@return the answer of any age, from memory alone} */
    @SuppressWarnings("unchecked")
    <T> Optional<CachedAnswer<T>> inMemory(IcdRequest<T> request) {
        // A request is only ever mapped to an answer of its own kind.
        return Optional.ofNullable((CachedAnswer<T>) answers.getIfPresent(request));
    }

    /** {@return the answer of any age, from memory, else shared by another server of the cluster, else from disk} */
    <T> Optional<CachedAnswer<T>> get(IcdRequest<T> request) {
        if (!request.isCacheable()) {
            return Optional.empty();
        }
        Optional<CachedAnswer<T>> found = inMemory(request);
        if (found.isPresent()) {
            return found;
        }
        Optional<CachedAnswer<T>> persisted = persistent.find(request, generation.get());
        persisted.ifPresent(answer -> {
            answers.asMap().putIfAbsent(request, answer);
            releaseLanguages.record(request);
        });
        return persisted;
    }

    /** {@return the answer if it is fresh, from where {@link #get} has it; without taking room in memory} */
    <T> Optional<CachedAnswer<T>> peek(IcdRequest<T> request) {
        long now = generation.get();
        return inMemory(request).or(() -> persistent.find(request, now)).filter(answer -> answer.isFresh(time, now));
    }

    /**
     * Looks for a fresh answer of another server of the cluster before WHO is asked.
     *
     * @return the answer; empty if this server is to ask, and to {@link #put} the answer or {@link #release} the request then
     */
    <T> Optional<CachedAnswer<T>> fromOthers(IcdRequest<T> request) {
        Optional<CachedAnswer<T>> found = persistent.fromOthers(request, generation.get());
        found.ifPresent(answer -> {
            answers.put(request, answer);
            releaseLanguages.record(request);
            absent.invalidate(request);
        });
        return found;
    }

    /** Ends a request that was not answered, so that other servers of the cluster need not wait for its answer. */
    void release(IcdRequest<?> request) {
        persistent.release(request);
    }

    /** {@return an answer with its age, which is not stored} */
    <T> CachedAnswer<T> dated(IcdRequest<T> request, UpstreamAnswer<T> upstreamAnswer) {
        return new CachedAnswer<>(request, upstreamAnswer, time, generation.get());
    }

    <T> CachedAnswer<T> put(IcdRequest<T> request, UpstreamAnswer<T> upstreamAnswer) {
        CachedAnswer<T> cached = dated(request, upstreamAnswer);
        releaseLanguages.record(request);
        if (upstreamAnswer.cacheable() && request.isCacheable()) {
            answers.put(request, cached);
            persistent.save(request, cached);
            absent.invalidate(request);
        } else {
            persistent.release(request);
        }
        return cached;
    }

    /** Records that WHO does not know this; a cached answer stays. */
    void putAbsent(IcdRequest<?> request) {
        if (answers.getIfPresent(request) == null && request.isCacheable()) {
            absent.put(request, true);
        }
    }

    boolean isAbsent(IcdRequest<?> request) {
        return absent.getIfPresent(request) != null;
    }

    /** Marks all answers stale that WHO gave until a time, those in memory whatever it is, and drops cached absences. */
    void markStale(Instant until) {
        persistent.markStale(until);
        generation.incrementAndGet();
        absent.invalidateAll();
    }

    /** Removes from memory what comes from a bundle. */
    void forgetBundle() {
        answers.asMap().values().removeIf(answer -> answer.source() == Source.BUNDLE);
    }

    /** Forgets failed refreshes, so that the next need not wait. */
    void clearFailures() {
        answers.asMap().values().forEach(CachedAnswer::clearFailure);
    }

    long generation() {
        return generation.get();
    }

    void recordHit() {
        hits.increment();
    }

    void recordMiss() {
        misses.increment();
    }

    void recordStale() {
        staleServed.increment();
    }

    /** {@return how often a stale answer was served} */
    long staleServed() {
        return staleServed.sum();
    }

    /** {@return the languages of answers, by classification and release} */
    Map<String, List<String>> releaseLanguages() {
        return releaseLanguages.languages();
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    /** {@return the number of evicted answers} */
    long evictions() {
        return evictions.sum();
    }

    long size() {
        answers.cleanUp();
        return answers.estimatedSize();
    }

    long weight() {
        answers.cleanUp();
        return answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
