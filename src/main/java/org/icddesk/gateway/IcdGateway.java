// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.Busy;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.RateLimited;
import org.icddesk.answer.Rejected;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.RateLimits;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.cache.BatchLoader;
import org.icddesk.gateway.cache.WarmUp;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.gateway.endpoint.SearchEndpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.Versions;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.FoundationTop;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.icd.entity.Icd10Top;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.IcdTop;
import org.icddesk.icd.entity.Include;
import org.icddesk.icd.search.AutocodeQuestion;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.SearchQuestion;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;
import org.icddesk.token.TokenHolder;

/**
 * The gateway to WHO's ICD API: typed requests in, cached or live answers or an {@link IcdFailure} out.
 *
 * <p>Every method waits for the answer, at most until its caller's deadline, and throws an {@link IcdFailure} if there
 * is none. The language is that of the answer. A release is that of the foundation, whose identifiers name none, and
 * empty for its latest; other identifiers name their own, and without one are {@link NotFound}.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = IcdGateway.EXECUTOR, maxAsync = IcdApiClient.MAX_IN_FLIGHT)
public class IcdGateway {

    // NOTE: the default executor has as many threads as processors allow; a defined one has maxAsync threads.
    static final String EXECUTOR = "java:module/concurrent/icd-api";

    private static final int MEGABYTE = 1 << 20;

    private AnswerCache cache;
    private ClientLimits clientLimits;
    private BatchLoader batchLoader;

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

    /** For the container, which injects the fields and calls {@link #open()}. */
    protected IcdGateway() {}

    /**
     * Creates a gateway without a container.
     *
     * @param executor runs requests, {@value IcdApiClient#MAX_IN_FLIGHT} at a time
     * @param bytes the maximum size of the cache, in bytes
     */
    public IcdGateway(IcdApiClient client, Executor executor, TimeSource time, long bytes) {
        open(client, executor, time, bytes, Optional.empty(), Configuration.USUAL_LIMITS);
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
        clientLimits = new ClientLimits(cache, limits, time::nanos);
        batchLoader = new BatchLoader(cache, time);
    }

    /** {@return the foundation; GET /icd/entity} */
    public Answer<FoundationTop> foundation(Optional<Release> release, Language language) {
        return clientLimits.answer(Endpoints.foundation(release, language), AnswerTimeout.PAGE);
    }

    /** {@return a linearization; GET /icd/release/11/{release}/{linearization}} */
    public Answer<ClassificationTop> classification(Release release, Linearization linearization, Language language) {
        LinearizationUri uri = LinearizationUri.root(release, linearization);
        return clientLimits.answer(Endpoints.classification(uri, language), AnswerTimeout.PAGE);
    }

    /** {@return ICD-10; GET /icd/release/10/{release}} */
    public Answer<Icd10Top> icd10(Release release, Language language) {
        return clientLimits.answer(Endpoints.icd10(release, language), AnswerTimeout.PAGE);
    }

    /** {@return the classification that an identifier belongs to} */
    public Answer<? extends IcdTop> top(IcdUri uri, Optional<Release> release, Language language) {
        return clientLimits.answer(Endpoints.top(uri, release, language), AnswerTimeout.PAGE);
    }

    /**
     * Asks which releases have a classification or an entity of it; GET
     * /icd/release/11/{linearization}[/{id}[/{residual}]] or /icd/release/10[/{code}].
     *
     * @param uri what to look for, whatever the release; the foundation has one identifier for all and is {@link
     *     NotFound}
     * @param language the language of the title
     */
    public Answer<Versions> versions(IcdUri uri, Language language) {
        return clientLimits.answer(Endpoints.versions(uri, language), AnswerTimeout.PAGE);
    }

    /**
     * {@return the releases that have an entity or a classification, the newest first; of the foundation all that there
     * are}
     */
    public List<Release> releases(IcdUri uri) {
        return uri.root().equals(FoundationUri.ROOT)
                ? foundation(Optional.empty(), Language.ENGLISH).value().releases()
                : versions(uri, Language.ENGLISH).value().releases();
    }

    /** {@return the latest release of a linearization, cached for an hour} */
    public Release latestRelease(Linearization linearization) {
        return latest(LinearizationUri.root(linearization));
    }

    /** {@return the latest release of ICD-10, cached for an hour} */
    public Release latestIcd10Release() {
        return latest(new Icd10Uri(Optional.empty(), Optional.empty()));
    }

    /** Asks for an entity of the foundation; GET /icd/entity/{id}. */
    public Answer<FoundationEntity> foundationEntity(
            FoundationUri uri, Optional<Release> release, Language language, Set<Include> includes) {
        return clientLimits.answer(Endpoints.foundationEntity(uri, release, language, includes), AnswerTimeout.PAGE);
    }

    /**
     * Asks for an entity of a linearization; GET /icd/release/11/{release}/{linearization}/{id}[/{residual}].
     *
     * @param uri the entity; the linearization itself is {@link NotFound}
     * @param includes the optional parts of the answer
     */
    public Answer<Entity> entity(LinearizationUri uri, Language language, Set<Include> includes) {
        return clientLimits.answer(Endpoints.entity(uri, language, includes), AnswerTimeout.PAGE);
    }

    /**
     * Asks for a chapter, block or category of ICD-10; GET /icd/release/10/{release}/{code}.
     *
     * @param uri the entity; the classification itself is {@link NotFound}
     * @return the entity
     */
    public Answer<Icd10Entity> icd10Entity(Icd10Uri uri, Language language) {
        return clientLimits.answer(Endpoints.icd10Entity(uri, language), AnswerTimeout.PAGE);
    }

    /** {@return an entity of any classification; a classification itself is {@link NotFound}} */
    public Answer<? extends IcdEntity> entity(IcdUri uri, Optional<Release> release, Language language) {
        return clientLimits.answer(Endpoints.entity(uri, release, language), AnswerTimeout.PAGE);
    }

    /**
     * Asks for many entities concurrently.
     *
     * @param uris the entities, of one classification or several
     * @param timeout the time limit for all of them
     * @return the outcome of each, in the order of the question
     */
    public List<Attempt<IcdEntity>> entities(
            Collection<? extends IcdUri> uris, Optional<Release> release, Language language, AnswerTimeout timeout) {
        Map<IcdUri, IcdRequest<IcdEntity>> requests = new LinkedHashMap<>();
        uris.forEach(uri -> requests.put(uri, Endpoints.entityOfAnyKind(uri, release, language)));
        return batchLoader.answer(requests, timeout);
    }

    /** {@return what a page's search finds, as {@link #search(SearchQuestion, AnswerTimeout)} does} */
    public Answer<SearchResult> search(SearchQuestion question) {
        return search(question, AnswerTimeout.PAGE);
    }

    /**
     * Searches a linearization or the foundation; GET …/search, or POST where the address would be too long.
     *
     * @param question what to search for; without a word, or with too long a query, it is {@link Rejected}
     * @param timeout how long to wait
     */
    public Answer<SearchResult> search(SearchQuestion question, AnswerTimeout timeout) {
        return clientLimits.answer(SearchEndpoints.search(question), timeout);
    }

    /**
     * Counts a search against the client's limit in advance, before the requests that go with it are sent.
     *
     * @param question what will be searched for; {@link RateLimited} if the client exceeds its limit
     * @param timeout the time limit that the search will have
     */
    public void admit(SearchQuestion question, AnswerTimeout timeout) {
        clientLimits.admit(SearchEndpoints.search(question), timeout);
    }

    /**
     * Finds the entity that a text means best; GET …/autocode.
     *
     * @param question the text; without a word, or too long, it is {@link Rejected}
     * @param timeout how long to wait
     * @return the entity, or that there is none
     */
    public Answer<Autocoding> autocode(AutocodeQuestion question, AnswerTimeout timeout) {
        return clientLimits.answer(SearchEndpoints.autocode(question), timeout);
    }

    /**
     * Finds what a code stands for, for a page; GET …/codeinfo/{code}.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @return what it stands for; {@link NotFound} if there is no such code or combination
     */
    public Answer<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options) {
        return codeInfo(scope, code, options, AnswerTimeout.PAGE);
    }

    /**
     * Finds what a code stands for; GET …/codeinfo/{code}.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param code the code or cluster; {@link NotFound} if there is no such code or combination
     * @param timeout how long to wait
     * @return what it stands for
     */
    public Answer<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options, AnswerTimeout timeout) {
        return clientLimits.answer(Endpoints.codeInfo(scope, code, options), timeout);
    }

    /**
     * Describes the parts of a code or cluster; GET …/describe?code=.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param timeout how long to wait
     * @return its parts
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, CodeExpression code, CodeOptions options, Language language, AnswerTimeout timeout) {
        return clientLimits.answer(Endpoints.describe(scope, "code", code.text(), options, language), timeout);
    }

    /**
     * Describes the parts of an identifier or a cluster of them; GET …/describe?uri=.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param timeout how long to wait
     * @return its parts; {@link NotFound} if there is no such entity or combination
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, UriExpression uri, CodeOptions options, Language language, AnswerTimeout timeout) {
        return clientLimits.answer(Endpoints.describe(scope, "uri", uri.canonical(), options, language), timeout);
    }

    /**
     * Finds the entity of a linearization that stands for one of the foundation; GET …/lookup.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param uri the foundation entity
     * @return the entity itself, its unspecified residual if it has no code, or the entity that it counts to
     */
    public Answer<Entity> lookup(Scope scope, FoundationUri uri, Language language) {
        return clientLimits.answer(Endpoints.lookup(scope, uri, language), AnswerTimeout.PAGE);
    }

    /**
     * Forwards an API request as it is; its answer is cached like any other.
     *
     * @param <T> the form in which answers are cached
     */
    public <T> Answer<T> forward(PassThroughRequest<T> passThrough) {
        return clientLimits.answer(Endpoints.passThrough(passThrough), AnswerTimeout.PAGE);
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
     * Forwards a certificate; POST …/doris and …/codedit. The answer is not cached.
     *
     * @return the answer; {@link RateLimited} if the client has too many certificates in flight, {@link Busy} if all
     *     clients have
     */
    public <T> T submit(PassThroughRequest<T> passThrough, String document) {
        return clientLimits.submit(Endpoints.passThrough(passThrough).with(document));
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
     * @param release the release; empty for the latest
     */
    public WarmUp warmUp(ScheduledExecutorService scheduler, Optional<Release> release, Language language) {
        return new WarmUp(cache, scheduler, WarmUpPlan.of(release, language));
    }

    /** {@return whether WHO's answers are missing because the certificate of its service is not trusted} */
    public boolean isUntrusted() {
        return cache.isUntrusted();
    }

    /** {@return the status of the gateway} */
    public GatewayStatus status() {
        return cache.status();
    }

    private Release latest(IcdUri classification) {
        return versions(classification, Language.ENGLISH)
                .value()
                .latest()
                .flatMap(IcdUri::release)
                .orElseThrow(() -> new Malformed("The ICD API names no latest release", null));
    }
}
