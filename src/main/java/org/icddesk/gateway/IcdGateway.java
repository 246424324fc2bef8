// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.icddesk.answer.Answer;
import org.icddesk.answer.AnswerArchive;
import org.icddesk.answer.CodeArchive;
import org.icddesk.answer.FallbackStatus;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.SharedStatus;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.RateLimits;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.cache.BatchLoader;
import org.icddesk.gateway.cache.FallbackAnswers;
import org.icddesk.gateway.cache.WarmUp;
import org.icddesk.gateway.cache.WarmUpPlan;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.gateway.shared.ServerMapSource;
import org.icddesk.gateway.shared.SharedAnswers;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.request.AnswerRate;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ProcessorLoad;
import org.icddesk.server.ServerServices;
import org.icddesk.server.UndeploymentDeadline;
import org.icddesk.time.TimeSource;
import org.icddesk.token.TokenHolder;

/**
 * The gateway to WHO's ICD API: typed requests in, cached or live answers or an {@link IcdFailure} out. Its operations
 * are in {@link EntityOperations} and {@link CodingOperations}; here is how it is set up and administered.
 *
 * <p>Every method waits for the answer, at most until its caller's deadline, and throws an {@link IcdFailure} if there
 * is none. The language is that of the answer. A release is that of the foundation, whose identifiers name none, and
 * empty for its latest; other identifiers name their own, and without one are {@link NotFound}.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = IcdGateway.THREADS)
public class IcdGateway extends CodingOperations {

    // NOTE: a managed executor has as many threads as its definition says, and keeps them; how many are needed is a
    // setting.
    static final String THREADS = "java:module/concurrent/icd-api";

    private static final int IDLE_SECONDS = 60;
    private static final int MEGABYTE = 1 << 20;
    private static final int POLL_SECONDS = 5;

    private AnswerCache cache;

    @Resource(lookup = THREADS)
    private ManagedThreadFactory threads;

    @Resource
    private ManagedExecutorService disk;

    @Inject
    private Configuration configuration;

    @Inject
    private OutboundHttpClient outbound;

    @Inject
    private TokenHolder tokens;

    @Inject
    private AnswerRate rate;

    private ThreadPoolExecutor executor;
    private ThreadPoolExecutor fallbackExecutor;
    private Optional<FallbackAnswers> fallback = Optional.empty();
    private Optional<ScheduledExecutorService> poll = Optional.empty();

    /** Used by CDI, which then injects the fields and calls {@link #open()}. */
    protected IcdGateway() {}

    /**
     * Creates a gateway without a container.
     *
     * @param executor runs requests, at least as many at a time as the client may have in flight
     * @param bytes the maximum size of the cache, in bytes
     */
    public IcdGateway(IcdApiClient client, Executor executor, TimeSource time, long bytes) {
        this(client, executor, time, bytes, Optional.empty());
    }

    /**
     * Creates a gateway without a container.
     *
     * @param fallback what answers while the client's ICD API is silent
     */
    public IcdGateway(
            IcdApiClient client, Executor executor, TimeSource time, long bytes, Optional<FallbackAnswers> fallback) {
        this.fallback = fallback;
        open(client, executor, time, bytes, Optional.empty(), Optional.empty(), Configuration.DEFAULT_LIMITS);
    }

    /** {@return the rate of WHO's answers} */
    @Produces
    @Singleton
    static AnswerRate rate(Configuration configuration) {
        return new AnswerRate(configuration.upstreamCalls(), TimeSource.SYSTEM, ProcessorLoad.ofThisMachine());
    }

    /** Opens the gateway as configured. */
    @PostConstruct
    void open() {
        int calls = rate.calls();
        executor = threads(calls);
        IcdApiClient client = new IcdApiClient(
                "The ICD API",
                configuration.apiUrl(),
                outbound,
                new BearerAuthorizer(tokens),
                TimeSource.SYSTEM,
                new Random(),
                rate);
        Optional<DiskCache> files = configuration
                .memoryDirectory()
                .map(folder -> new DiskCache(
                        folder,
                        configuration.apiUrl().toString(),
                        (long) configuration.directoryMegabytes() * MEGABYTE,
                        disk,
                        System::nanoTime));
        fallback = configuration.fallbackUrl().map(api -> {
            fallbackExecutor = threads(calls);
            return FallbackAnswers.of(api, outbound, fallbackExecutor, new AnswerRate(calls, TimeSource.SYSTEM));
        });
        open(
                client,
                executor,
                TimeSource.SYSTEM,
                (long) configuration.memoryMegabytes() * MEGABYTE,
                files,
                shared(),
                configuration.limits());
        if (cache.isShared()) {
            // NOTE: the server's own scheduler logs an error for each run that is due while the server is suspended.
            ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1, threads);
            scheduler.scheduleWithFixedDelay(cache::pollShared, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
            poll = Optional.of(scheduler);
        }
    }

    /** {@return the answers that the servers of a cluster share, if this server is configured to share them} */
    private Optional<SharedAnswers> shared() {
        return ServerServices.sharesAnswers()
                ? Optional.of(new SharedAnswers(
                        new ServerMapSource(), configuration.apiUrl().toString(), TimeSource.SYSTEM, outbound.clock()))
                : Optional.empty();
    }

    private ThreadPoolExecutor threads(int most) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Ends the threads that run requests. */
    @PreDestroy
    void end() {
        executor.shutdownNow();
        poll.ifPresent(ScheduledExecutorService::shutdownNow);
        if (fallbackExecutor != null) {
            fallbackExecutor.shutdownNow();
        }
    }

    private void open(
            IcdApiClient client,
            Executor runner,
            TimeSource time,
            long bytes,
            Optional<DiskCache> files,
            Optional<SharedAnswers> shared,
            RateLimits limits) {
        cache = new AnswerCache(client, runner, time, bytes, files, fallback, shared);
        init(new ClientLimits(cache, limits, client.rate().calls(), time::nanos), new BatchLoader(cache, time));
    }

    /** Ends all waiting for WHO, so that who waits is answered while there are pages to answer with. */
    void close(@Observes(notifyObserver = Reception.IF_EXISTS) UndeploymentDeadline passed) {
        cache.close();
    }

    /**
     * Answers an API request from the cache only.
     *
     * @param <T> the form in which answers are cached
     * @return the answer, if a usable one is cached
     */
    public <T> Optional<Answer<T>> cached(PassThroughRequest<T> passThrough) {
        return cache.cached(Endpoints.passThrough(passThrough), AnswerTimeout.PAGE);
    }

    /**
     * Answers an API request from memory only: never from disk, and without starting anything.
     *
     * @param <T> the form in which answers are cached
     * @return the answer, if a fresh one is in memory and WHO is answering
     */
    public <T> Optional<Answer<T>> inMemory(PassThroughRequest<T> passThrough) {
        return cache.inMemory(Endpoints.passThrough(passThrough));
    }

    /**
     * {@return whether a release of a classification is cached, so that its pages still work if WHO has withdrawn it}
     */
    public boolean hasCached(IcdUri root, Release release) {
        return cache.isCached(Endpoints.top(root.in(release), Optional.of(release), Language.ENGLISH));
    }

    /**
     * Marks every cached answer stale, so that the next request asks WHO; they are still served if WHO does not answer.
     */
    public void invalidateCache() {
        cache.markAllStale();
    }

    /**
     * Asks WHO for the releases of ICD-11 at once: closes the circuit breaker and ends all backoff and pauses. Waits
     * for the answer for at most 10 seconds; {@link #status()} shows the outcome.
     */
    public void askNow() {
        cache.askNow(
                Endpoints.versions(LinearizationUri.root(Linearization.MMS), Language.ENGLISH), AnswerTimeout.PAGE);
    }

    /**
     * Creates the warm-up of the cache, not yet started.
     *
     * @param scheduler sends each request
     * @param suspended whether the server is suspended, and nothing is to be sent
     * @param release the release; empty for the latest
     */
    public WarmUp warmUp(
            ScheduledExecutorService scheduler,
            BooleanSupplier suspended,
            Optional<Release> release,
            Language language) {
        return new WarmUp(cache, scheduler, suspended, WarmUpPlan.of(release, language));
    }

    /** Sets where answers are looked up that are not cached, before WHO is asked. */
    public void use(AnswerArchive archive) {
        cache.use(archive);
    }

    /** Sets where the entities of codes are looked up while WHO is silent. */
    public void useCodes(CodeArchive codes) {
        cache.useCodes(codes);
    }

    /** Sets where answers are looked up that another server was given, after those of this one. */
    public void useBundle(AnswerArchive bundle) {
        cache.useBundle(bundle);
    }

    /** Looks up anew what comes from a bundle, since another one is in its place. */
    public void forgetBundle() {
        cache.forgetBundle();
    }

    /** {@return the requests of work in the background, such as walks} */
    public BackgroundRequests background() {
        return new BackgroundRequests(cache.background());
    }

    /** {@return whether a failure is WHO's silence, and not that too much is asked here, or an answer that cannot be read} */
    public boolean isSilence(IcdFailure failure) {
        return cache.isSilence(failure);
    }

    /** {@return whether WHO's answers are missing because the certificate of its service is not trusted} */
    public boolean isUntrusted() {
        return cache.isUntrusted();
    }

    /** {@return the status of the ICD API that is asked while WHO is silent; empty if there is none} */
    public Optional<FallbackStatus> fallbackStatus() {
        return fallback.map(FallbackAnswers::status);
    }

    /** {@return the status of the answers that the servers of a cluster share; empty if this one shares none} */
    public Optional<SharedStatus> sharedStatus() {
        return cache.sharedStatus();
    }

    /** {@return the status of the gateway} */
    public GatewayStatus status() {
        return cache.status();
    }
}
