// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.time.TimeSource;

/** The in-memory answer store, bounded by weight; also remembers for a short time what WHO does not know. */
final class AnswerStore {

    private static final Duration ABSENCE = Duration.ofMinutes(10);
    private static final int MOST_ABSENT = 10_000;

    private final TimeSource time;
    private final PersistentAnswers persistent;
    private final Cache<IcdRequest<?>, CachedAnswer<?>> answers;
    private final Cache<IcdRequest<?>, Boolean> absent;
    private final AtomicLong generation = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final ReleaseLanguages seen = new ReleaseLanguages();

    AnswerStore(TimeSource time, long bytes, PersistentAnswers persistent) {
        this.time = time;
        this.persistent = persistent;
        // NOTE: upkeep on the caller's thread, since threads of the common pool would outlive the deployment.
        answers = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytes)
                .weigher((IcdRequest<?> request, CachedAnswer<?> remembered) -> remembered.weight())
                .evictionListener((request, remembered, cause) -> evictions.increment())
                .build();
        absent = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(time::nanos)
                .maximumSize(MOST_ABSENT)
                .expireAfterWrite(ABSENCE)
                .build();
    }

    /** {@return the answer, whatever its age, from before the start of this server if need be} */
    @SuppressWarnings("unchecked")
    <T> Optional<CachedAnswer<T>> get(IcdRequest<T> request) {
        if (request.isAskedOnce()) {
            return Optional.empty();
        }
        // A request is only ever mapped to an answer of its own kind.
        CachedAnswer<T> found = (CachedAnswer<T>) answers.getIfPresent(request);
        if (found != null) {
            return Optional.of(found);
        }
        Optional<CachedAnswer<T>> kept = persistent.find(request, generation.get());
        kept.ifPresent(answer -> {
            answers.asMap().putIfAbsent(request, answer);
            seen.record(request);
        });
        return kept;
    }

    <T> CachedAnswer<T> put(IcdRequest<T> request, UpstreamAnswer<T> upstreamAnswer) {
        CachedAnswer<T> remembered = new CachedAnswer<>(request, upstreamAnswer, time, generation.get());
        seen.record(request);
        if (upstreamAnswer.memorable() && !request.isAskedOnce()) {
            answers.put(request, remembered);
            persistent.save(request, remembered);
            absent.invalidate(request);
        }
        return remembered;
    }

    /** Records that WHO does not know this; a cached answer stays. */
    void putAbsent(IcdRequest<?> request) {
        if (answers.getIfPresent(request) == null && !request.isAskedOnce()) {
            absent.put(request, true);
        }
    }

    boolean isAbsent(IcdRequest<?> request) {
        return absent.getIfPresent(request) != null;
    }

    /** Marks everything stale, and forgets only absences. */
    void markAllStale() {
        persistent.markAllStale();
        generation.incrementAndGet();
        absent.invalidateAll();
    }

    /** Has no answer wait because WHO was asked for it anew in vain. */
    void forgive() {
        answers.asMap().values().forEach(CachedAnswer::forgive);
    }

    long generation() {
        return generation.get();
    }

    void count(boolean hit) {
        (hit ? hits : misses).increment();
    }

    void countStale() {
        stale.increment();
    }

    /** {@return how often a stale answer was served} */
    long stale() {
        return stale.sum();
    }

    /** {@return the languages of answers, by classification and release} */
    Map<String, List<String>> seen() {
        return seen.languages();
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
