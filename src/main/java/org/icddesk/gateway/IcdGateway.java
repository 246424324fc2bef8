// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.icddesk.answer.Answer;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.IcdFailure;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.RateLimits;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.cache.BatchLoader;
import org.icddesk.gateway.cache.WarmUp;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;
import org.icddesk.token.TokenHolder;

/**
 * The gateway to WHO's ICD API: typed requests in, cached or live answers or an {@link IcdFailure} out. What can be asked
 * is in {@link EntityQuestions} and {@link CodingQuestions}; here is how it is set up and administered.
 *
 * <p>Every method waits for the answer, at most until its caller's deadline, and throws an {@link IcdFailure} if there
 * is none.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = IcdGateway.EXECUTOR, maxAsync = IcdApiClient.MOST_IN_FLIGHT)
public class IcdGateway extends CodingQuestions {

    // NOTE: the default executor has threads by the number of processors; one that is defined has maxAsync threads.
    static final String EXECUTOR = "java:module/concurrent/icd-api";

    private static final int MEGABYTE = 1 << 20;

    private AnswerCache cache;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    @Resource
    private ManagedExecutorService disk;

    @Inject
    private Configuration configuration;

    @Inject
    private OutboundHttpClient outbound;

    @Inject
    private TokenHolder tokens;

    /** For the container alone, which then injects and calls {@link #open()}. */
    protected IcdGateway() {}

    /**
     * Creates a gateway without a container.
     *
     * @param executor runs requests, {@value IcdApiClient#MOST_IN_FLIGHT} at a time
     * @param bytes the maximum size of the cache, in bytes
     */
    public IcdGateway(IcdApiClient client, Executor executor, TimeSource time, long bytes) {
        open(client, executor, time, bytes, Optional.empty(), RateLimits.DEFAULT);
    }

    /** Opens the gateway as configured. */
    @PostConstruct
    void open() {
        IcdApiClient client = new IcdApiClient(
                configuration.apiUrl(), outbound, new BearerAuthorizer(tokens), TimeSource.SYSTEM, new Random());
        Optional<DiskCache> files = configuration
                .memoryDirectory()
                .map(folder -> new DiskCache(
                        folder,
                        configuration.apiUrl().toString(),
                        (long) configuration.directoryMegabytes() * MEGABYTE,
                        disk,
                        System::nanoTime));
        open(
                client,
                executor,
                TimeSource.SYSTEM,
                (long) configuration.memoryMegabytes() * MEGABYTE,
                files,
                configuration.limits());
    }

    private void open(
            IcdApiClient client,
            Executor runner,
            TimeSource time,
            long bytes,
            Optional<DiskCache> files,
            RateLimits limits) {
        cache = new AnswerCache(client, runner, time, bytes, files);
        answerFrom(new ClientLimits(cache, limits, time::nanos), new BatchLoader(cache, time));
    }

    /**
     * Answers a program's request from the cache, if possible.
     *
     * @param <T> the form in which its answers are kept
     * @return the answer, if it is remembered and will do
     */
    public <T> Optional<Answer<T>> cached(PassThroughRequest<T> passThrough) {
        return cache.cached(Endpoints.passThrough(passThrough), AnswerTimeout.PAGE);
    }

    /**
     * Tells whether anything of a release is remembered, so that its pages can go on though WHO has withdrawn it.
     *
     * @param root the classification
     * @return whether it is
     */
    public boolean hasCached(IcdUri root, Release release) {
        return cache.isRemembered(Endpoints.top(root.in(release), Optional.of(release), Language.ENGLISH));
    }

    /** Makes every remembered answer outdated, so that the next question asks WHO; WHO's silence does not lose them. */
    public void invalidateCache() {
        cache.markAllStale();
    }

    /**
     * Asks WHO for the releases of ICD-11, whatever failed before: closes the circuit breaker, and ends every time for which
     * WHO is left alone. Waits for the answer 10 seconds at most; {@link #status()} tells what came of it.
     */
    public void askNow() {
        cache.askNow(
                Endpoints.versions(LinearizationUri.root(Linearization.MMS), Language.ENGLISH), AnswerTimeout.PAGE);
    }

    /**
     * Prepares to ask for what readers ask for first.
     *
     * @param scheduler starts each question
     * @param release the release; empty for the latest
     * @param language the language of the answers
     * @return the questions, not begun
     */
    public WarmUp warmUp(ScheduledExecutorService scheduler, Optional<Release> release, Language language) {
        return new WarmUp(cache, scheduler, WarmUpPlan.of(release, language));
    }

    /** {@return whether WHO gives no answers because what answers in its place is not trusted} */
    public boolean isUntrusted() {
        return cache.isUntrusted();
    }

    /** {@return how the way to WHO is} */
    public GatewayStatus status() {
        return cache.status();
    }
}
