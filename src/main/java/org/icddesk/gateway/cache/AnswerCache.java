// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.icddesk.answer.Answer;
import org.icddesk.answer.AnswerArchive;
import org.icddesk.answer.CodeArchive;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.SharedStatus;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.limit.WaitingBulkhead;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.shared.SharedAnswers;
import org.icddesk.gateway.shared.SharedStaleness;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.gateway.upstream.UpstreamMetrics;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;
import org.icddesk.tracking.DependencyTracker;

/**
 * The answer cache: serves fresh answers, loads missing or stale ones from WHO, and falls back to stale ones if WHO
 * fails.
 */
public final class AnswerCache {

    private final IcdApiClient client;
    private final TimeSource time;
    private final PersistentAnswers persistent;
    private final AnswerStore store;
    private final AnswerLoader loader;
    private final WaitingBulkhead waitingBulkhead;
    private final CacheReader reader;
    private final LoadAwaiter awaiter;
    private final BackgroundLoader background;
    private final Optional<SharedAnswers> shared;
    private final Optional<SharedStaleness> staleness;
    private final OutageAnswers outage;

    /**
     * Creates an empty cache.
     *
     * @param executor runs requests, at least as many at a time as the client may have in flight
     * @param bytes the maximum size of the cache
     */
    public AnswerCache(IcdApiClient client, Executor executor, TimeSource time, long bytes) {
        this(client, executor, time, bytes, Optional.empty(), Optional.empty());
    }

    /**
     * Creates a cache with the answers of earlier runs.
     *
     * @param executor runs requests, at least as many at a time as the client may have in flight
     * @param bytes the maximum size of the cache
     * @param files the disk cache
     * @param fallback what answers while WHO is silent
     */
    public AnswerCache(
            IcdApiClient client,
            Executor executor,
            TimeSource time,
            long bytes,
            Optional<DiskCache> files,
            Optional<FallbackAnswers> fallback) {
        this(client, executor, time, bytes, files, fallback, Optional.empty());
    }

    /**
     * Creates a cache with the answers of earlier runs and of the other servers of a cluster.
     *
     * @param shared the answers that the servers of a cluster share
     */
    public AnswerCache(
            IcdApiClient client,
            Executor executor,
            TimeSource time,
            long bytes,
            Optional<DiskCache> files,
            Optional<FallbackAnswers> fallback,
            Optional<SharedAnswers> shared) {
        this.client = client;
        this.time = time;
        this.shared = shared;
        persistent = new PersistentAnswers(files, shared, time);
        store = new AnswerStore(time, bytes, persistent);
        loader = new AnswerLoader(client, store, executor, time);
        reader = new CacheReader(client, store, loader, time);
        outage = new OutageAnswers(client, loader, new HeldAnswers(store, client, time), fallback);
        waitingBulkhead = new WaitingBulkhead(client.rate());
        awaiter = new LoadAwaiter(loader, waitingBulkhead, time);
        background = new BackgroundLoader(client, store, loader, time);
        staleness = shared.map(answers -> new SharedStaleness(answers, store::markStale));
    }

    /**
     * Answers a request.
     *
     * @param timeout the caller's time limit
     * @return the answer; an {@link IcdFailure} if there is none
     */
    public <T> Answer<T> answer(IcdRequest<T> request, AnswerTimeout timeout) {
        Optional<Answer<T>> cached = reader.fromCache(request, timeout);
        if (cached.isPresent()) {
            store.recordHit();
            return cached.get();
        }
        store.recordMiss();
        Optional<Answer<T>> instead = outage.find(request, timeout);
        if (instead.isPresent()) {
            return instead.get();
        }
        try {
            return reader.recordUse(request, awaiter.await(request, timeout));
        } catch (IcdFailure e) {
            if (e.isTransient()) {
                return reader.staleFallback(request)
                        .or(() -> outage.find(request, timeout, e))
                        .orElseThrow(() -> HeldAnswers.failure(request, e));
            }
            DependencyTracker.markVolatile();
            throw e;
        }
    }

    /**
     * Answers a request from the cache only.
     *
     * @param timeout the caller's time limit
     * @return the answer, if there is a usable one; an {@link IcdFailure} if WHO is known to have none
     */
    public <T> Optional<Answer<T>> cached(IcdRequest<T> request, AnswerTimeout timeout) {
        Optional<Answer<T>> cached = reader.fromCache(request, timeout);
        if (cached.isPresent()) {
            store.recordHit();
        }
        return cached;
    }

    /** {@return the answer, if a fresh one is in memory and WHO is answering} */
    public <T> Optional<Answer<T>> inMemory(IcdRequest<T> request) {
        return reader.fromMemory(request);
    }

    /**
     * Answers a request that is not cacheable: neither from the cache nor into it. While WHO is silent, the fallback answers.
     *
     * @return the answer; an {@link IcdFailure} if there is none
     */
    public <T> Answer<T> fetchUncached(IcdRequest<T> request, AnswerTimeout timeout) {
        Optional<Answer<T>> instead = outage.findUncached(request, timeout);
        if (instead.isPresent()) {
            return instead.get();
        }
        try {
            return awaiter.await(request, timeout).answer(Optional.empty());
        } catch (IcdFailure e) {
            if (!e.isTransient()) {
                throw e;
            }
            return outage.findUncached(request, timeout).orElseThrow(() -> e);
        }
    }

    /** Sets where else answers are kept. */
    public void use(AnswerArchive archive) {
        persistent.use(archive);
    }

    /** Sets where the entities of codes are found while WHO is silent. */
    public void useCodes(CodeArchive codes) {
        outage.useCodes(codes);
    }

    /** Sets where answers are kept that another server was given. */
    public void useBundle(AnswerArchive bundle) {
        persistent.useBundle(bundle);
    }

    /** Gives up what comes from a bundle and is in memory, since another one is in its place. */
    public void forgetBundle() {
        store.forgetBundle();
    }

    /** {@return whether a failure is WHO's silence, and not that too much is asked here, or an answer that cannot be read} */
    public boolean isSilence(IcdFailure failure) {
        return outage.isSilence(failure);
    }

    /** {@return what answers while WHO is silent} */
    OutageAnswers outage() {
        return outage;
    }

    /** {@return what answers from the cache alone} */
    CacheReader reader() {
        return reader;
    }

    /** Marks the work of the current thread as uncacheable, because its client was refused an answer. */
    public void markUncacheable() {
        DependencyTracker.markVolatile();
    }

    /** {@return the limit on waiting requests} */
    WaitingBulkhead waitingBulkhead() {
        return waitingBulkhead;
    }

    /** {@return what loads missing answers} */
    AnswerLoader loader() {
        return loader;
    }

    /** {@return what loads answers for work in the background} */
    public BackgroundLoader background() {
        return background;
    }

    /** {@return how many requests the client may have in flight} */
    int maxInFlight() {
        return client.rate().calls();
    }

    /** {@return whether the answer is cached or already being loaded} */
    public boolean isCachedOrLoading(IcdRequest<?> request) {
        return store.get(request).isPresent() || store.isAbsent(request) || loader.isLoading(request);
    }

    /** {@return whether there is an answer in memory or on disk, of any age} */
    public boolean isCached(IcdRequest<?> request) {
        return store.get(request).isPresent();
    }

    /** {@return whether WHO asked this server to pause or requests are queued, so that background work should wait} */
    boolean isUnderPressure() {
        return loader.queued() > 0 || client.pausedUntil().isPresent();
    }

    /** {@return whether WHO's answers are missing because the certificate of its service is not trusted} */
    public boolean isUntrusted() {
        return client.isUntrusted();
    }

    /**
     * Marks every cached answer stale, those of the other servers of a cluster too; they are still served if WHO does not
     * answer.
     */
    public void markAllStale() {
        Instant now = time.now();
        store.markStale(now);
        staleness.ifPresent(others -> others.mark(now));
    }

    /** Takes over what another server of the cluster has marked stale; to be called every few seconds. */
    public void pollShared() {
        staleness.ifPresent(SharedStaleness::poll);
    }

    /** {@return whether the servers of a cluster share answers with this one} */
    public boolean isShared() {
        return shared.isPresent();
    }

    /** {@return the status of the answers that the servers of a cluster share; empty if there is no such cache} */
    public Optional<SharedStatus> sharedStatus() {
        return shared.map(SharedAnswers::status);
    }

    /**
     * Sends a request at once, ignoring the circuit breaker, pauses and failed refreshes, and waits for its end; later
     * requests are not held back either.
     *
     * @param request the request; sent even if its answer is cached
     * @param timeout how long to wait
     */
    public void askNow(IcdRequest<?> request, AnswerTimeout timeout) {
        client.resume();
        store.clearFailures();
        awaiter.awaitEnd(loader.resume(request, timeout), timeout);
    }

    /** Fails every request that needs WHO, those that wait already too; answers from the cache remain. */
    public void close() {
        loader.close();
        outage.close();
    }

    /** {@return the status of the gateway} */
    public GatewayStatus status() {
        UpstreamMetrics metrics = client.metrics();
        return new GatewayStatus(
                client.circuitState(),
                client.pausedUntil(),
                client.outageSince(),
                client.refusedSince(),
                client.rate().inFlight(),
                loader.queued(),
                metrics.lastSuccess(),
                metrics.lastFailure(),
                metrics.lastFailureMessage(),
                metrics.requests(),
                metrics.failures(),
                store.size(),
                store.weight(),
                store.hits(),
                store.misses(),
                store.evictions(),
                store.staleServed(),
                persistent.count(),
                persistent.bytes(),
                persistent.fault(),
                metrics.version(),
                metrics.rootMissing(),
                metrics.latency(0.5),
                metrics.latency(0.95),
                metrics.completedRequests(),
                metrics.totalDuration(),
                store.releaseLanguages());
    }
}
