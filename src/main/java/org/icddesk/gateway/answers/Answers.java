// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.icddesk.gateway.Answer;
import org.icddesk.gateway.GatewayStatus;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.disk.AnswerFiles;
import org.icddesk.gateway.upstream.Figures;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.gateway.upstream.Upstream;
import org.icddesk.tracking.DependencyTracker;

/**
 * The answer cache: serves fresh answers, loads missing or stale ones from WHO, and falls back to stale ones if WHO
 * fails.
 */
public final class Answers {

    private final Upstream upstream;
    private final Time time;
    private final Archive archive;
    private final Memory memory;
    private final Loader loader;
    private final Seats seats = new Seats();
    private final Wait wait;

    /**
     * Creates an empty cache.
     *
     * @param executor runs requests, {@value Upstream#MOST_IN_FLIGHT} at a time
     * @param bytes the maximum size of the cache
     */
    public Answers(Upstream upstream, Executor executor, Time time, long bytes) {
        this(upstream, executor, time, bytes, Optional.empty());
    }

    /**
     * Creates a cache with the answers of earlier runs.
     *
     * @param executor runs requests, {@value Upstream#MOST_IN_FLIGHT} at a time
     * @param bytes the maximum size of the cache
     * @param files the disk cache
     */
    public Answers(Upstream upstream, Executor executor, Time time, long bytes, Optional<AnswerFiles> files) {
        this.upstream = upstream;
        this.time = time;
        archive = new Archive(files, time);
        memory = new Memory(time, bytes, archive);
        loader = new Loader(upstream, memory, executor, time);
        wait = new Wait(loader, seats, time);
    }

    /**
     * Answers a request.
     *
     * @param patience the caller's time limit
     * @return the answer; an {@link IcdFailure} if there is none
     */
    public <T> Answer<T> answer(Question<T> question, Patience patience) {
        Optional<Answer<T>> known = known(question, patience);
        memory.count(known.isPresent());
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return taken(question, wait.forAnswer(question, patience));
        } catch (IcdFailure e) {
            if (e.isPassing()) {
                return standIn(question).orElseThrow(() -> e);
            }
            DependencyTracker.markVolatile();
            throw e;
        }
    }

    /**
     * Answers a request from the cache only.
     *
     * @param patience the caller's time limit
     * @return the answer, if there is a usable one; an {@link IcdFailure} if WHO is known to have none
     */
    public <T> Optional<Answer<T>> remembered(Question<T> question, Patience patience) {
        Optional<Answer<T>> known = known(question, patience);
        if (known.isPresent()) {
            memory.count(true);
        }
        return known;
    }

    /**
     * Answers a request that is asked once: not from the cache, and without caching the answer.
     *
     * @param question what is asked, with a document
     * @param patience the caller's time limit
     * @return the answer; an {@link IcdFailure} if there is none
     */
    public <T> T once(Question<T> question, Patience patience) {
        return wait.forAnswer(question, patience).answer(Optional.empty()).value();
    }

    /**
     * Answers a request from the cache, and asks WHO again where that is due.
     *
     * @param patience the caller's time limit
     * @return the answer, if there is a usable one; {@link NotFound} if WHO has none
     */
    <T> Optional<Answer<T>> known(Question<T> question, Patience patience) {
        Optional<Remembered<T>> found = memory.recall(question);
        if (found.isEmpty()) {
            if (memory.isAbsent(question)) {
                DependencyTracker.dependOn(() -> memory.isAbsent(question));
                throw new NotFound("The ICD API did not know " + question + " a few minutes ago");
            }
            return Optional.empty();
        }
        Remembered<T> answer = found.get();
        if (answer.isFresh(time, memory.generation())) {
            Optional<Instant> silent = upstream.silentSince();
            if (silent.isEmpty()) {
                return Optional.of(taken(question, answer));
            }
            DependencyTracker.markVolatile();
            loader.probe(question, patience);
            return Optional.of(answer.answer(silent));
        }
        DependencyTracker.markVolatile();
        boolean silent = upstream.silentSince().isPresent();
        if (answer.isUsable(time) && silent && upstream.rests()) {
            return Optional.of(outdated(answer));
        }
        if (answer.isUsable(time) && silent || answer.isLingering(time, memory.generation())) {
            if (!answer.failedJustNow(time)) {
                loader.load(question, patience);
            }
            return Optional.of(outdated(answer));
        }
        return Optional.empty();
    }

    /** {@return a stale answer, served because WHO does not answer} */
    <T> Optional<Answer<T>> standIn(Question<T> question) {
        DependencyTracker.markVolatile();
        Instant since = upstream.silentSince().orElseGet(time::now);
        return memory.recall(question).filter(answer -> answer.isUsable(time)).map(answer -> {
            memory.countStale();
            return answer.answer(Optional.of(since));
        });
    }

    private <T> Answer<T> outdated(Remembered<T> answer) {
        memory.countStale();
        return answer.answer(upstream.silentSince());
    }

    /** Records the use of a fresh answer. */
    <T> Answer<T> taken(Question<T> question, Remembered<T> answer) {
        DependencyTracker.dependOn(() -> isUnchanged(question, answer));
        return answer.answer(Optional.empty());
    }

    private boolean isUnchanged(Question<?> question, Remembered<?> answer) {
        boolean unchanged = memory.recall(question).filter(now -> now == answer).isPresent()
                && answer.isFresh(time, memory.generation())
                && upstream.silentSince().isEmpty();
        if (unchanged) {
            memory.count(true);
        }
        return unchanged;
    }

    /** Records that the current thread has no answer for a reason of its own, so that its page is not cacheable. */
    public void withheld() {
        DependencyTracker.markVolatile();
    }

    /** {@return the limit on waiting requests} */
    Seats seats() {
        return seats;
    }

    /** Joins or starts the load of a request. */
    <T> Load<T> load(Question<T> question, Patience patience) {
        return loader.load(question, patience);
    }

    /** {@return whether the answer is cached or already being loaded} */
    public boolean isKnown(Question<?> question) {
        return memory.recall(question).isPresent() || memory.isAbsent(question) || loader.isLoading(question);
    }

    /** {@return whether there is an answer to the request in memory or on disk, however stale} */
    public boolean isRemembered(Question<?> question) {
        return memory.recall(question).isPresent();
    }

    /** {@return whether WHO asked this server to pause or requests are queued, so that background work should wait} */
    boolean isStrained() {
        return loader.waiting() > 0 || upstream.pausedUntil().isPresent();
    }

    /** {@return whether WHO gives no answers because what answers in its place is not trusted} */
    public boolean isUntrusted() {
        return upstream.isUntrusted();
    }

    /** Marks every cached answer stale; they are still served if WHO does not answer. */
    public void outdate() {
        memory.outdate();
    }

    /**
     * Asks WHO a question, whatever failed before and however long WHO asked to be left alone, and waits for what comes of
     * it; the questions that follow are not held back either.
     *
     * @param question what is asked, though its answer may be in memory
     * @param patience how long to wait
     */
    public void askNow(Question<?> question, Patience patience) {
        upstream.resume();
        memory.forgive();
        wait.forEnd(loader.resume(question, patience), patience);
    }

    /** {@return the status of the gateway} */
    public GatewayStatus status() {
        Figures figures = upstream.figures();
        return new GatewayStatus(
                upstream.breaker(),
                upstream.pausedUntil(),
                upstream.silentSince(),
                upstream.refusedSince(),
                upstream.inFlight(),
                loader.waiting(),
                figures.lastSuccess(),
                figures.lastFailure(),
                figures.lastFailureWords(),
                figures.requests(),
                figures.failures(),
                memory.size(),
                memory.weight(),
                memory.hits(),
                memory.misses(),
                memory.evictions(),
                memory.stale(),
                archive.count(),
                archive.bytes(),
                archive.fault(),
                figures.version(),
                figures.rootMissing(),
                figures.latency(0.5),
                figures.latency(0.95),
                figures.ended(),
                figures.took(),
                memory.seen());
    }
}
