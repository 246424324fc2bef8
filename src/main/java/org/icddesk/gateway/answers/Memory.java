// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Reading;
import org.icddesk.gateway.upstream.Time;

/** The in-memory answer store, bounded by weight; also remembers for a short time what WHO does not know. */
final class Memory {

    private static final Duration ABSENCE = Duration.ofMinutes(10);
    private static final int MOST_ABSENT = 10_000;

    private final Time time;
    private final Archive archive;
    private final Cache<Question<?>, Remembered<?>> answers;
    private final Cache<Question<?>, Boolean> absent;
    private final AtomicLong generation = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final Seen seen = new Seen();

    Memory(Time time, long bytes, Archive archive) {
        this.time = time;
        this.archive = archive;
        // NOTE: upkeep on the caller's thread, since threads of the common pool would outlive the deployment.
        answers = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytes)
                .weigher((Question<?> question, Remembered<?> remembered) -> remembered.weight())
                .evictionListener((question, remembered, cause) -> evictions.increment())
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
    <T> Optional<Remembered<T>> recall(Question<T> question) {
        if (question.isAskedOnce()) {
            return Optional.empty();
        }
        // A request is only ever mapped to an answer of its own kind.
        Remembered<T> found = (Remembered<T>) answers.getIfPresent(question);
        if (found != null) {
            return Optional.of(found);
        }
        Optional<Remembered<T>> kept = archive.find(question, generation.get());
        kept.ifPresent(answer -> {
            answers.asMap().putIfAbsent(question, answer);
            seen.note(question);
        });
        return kept;
    }

    <T> Remembered<T> remember(Question<T> question, Reading<T> reading) {
        Remembered<T> remembered = new Remembered<>(question, reading, time, generation.get());
        seen.note(question);
        if (reading.memorable() && !question.isAskedOnce()) {
            answers.put(question, remembered);
            archive.keep(question, remembered);
            absent.invalidate(question);
        }
        return remembered;
    }

    /** Records that WHO does not know this; a cached answer stays. */
    void rememberAbsence(Question<?> question) {
        if (answers.getIfPresent(question) == null && !question.isAskedOnce()) {
            absent.put(question, true);
        }
    }

    boolean isAbsent(Question<?> question) {
        return absent.getIfPresent(question) != null;
    }

    /** Marks everything stale, and forgets only absences. */
    void outdate() {
        archive.outdate();
        generation.incrementAndGet();
        absent.invalidateAll();
    }

    /** Has no answer wait because WHO was asked for it anew in vain. */
    void forgive() {
        answers.asMap().values().forEach(Remembered::forgive);
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
