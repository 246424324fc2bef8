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
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.RateLimits;
import org.icddesk.gateway.answers.Answers;
import org.icddesk.gateway.answers.SideBySide;
import org.icddesk.gateway.answers.WarmUp;
import org.icddesk.gateway.disk.AnswerFiles;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.gateway.upstream.Upstream;
import org.icddesk.http.Outbound;
import org.icddesk.token.TokenHolder;

/**
 * The gateway to WHO's ICD API: typed requests in, cached or live answers or an {@link IcdFailure} out.
 *
 * <p>Every method waits for the answer, at most until its caller's deadline, and throws an {@link IcdFailure} if there
 * is none.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = IcdGateway.EXECUTOR, maxAsync = Upstream.MOST_IN_FLIGHT)
public class IcdGateway {

    // NOTE: the default executor has threads by the number of processors; one that is defined has maxAsync threads.
    static final String EXECUTOR = "java:module/concurrent/icd-api";

    private static final int MEGABYTE = 1 << 20;

    private Answers answers;
    private FairShare fair;
    private SideBySide sideBySide;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    @Resource
    private ManagedExecutorService disk;

    @Inject
    private Configuration configuration;

    @Inject
    private Outbound outbound;

    @Inject
    private TokenHolder tokens;

    /** For the container alone, which then injects and calls {@link #open()}. */
    protected IcdGateway() {}

    /**
     * Creates a gateway without a container.
     *
     * @param executor runs requests, {@value Upstream#MOST_IN_FLIGHT} at a time
     * @param bytes the maximum size of the cache, in bytes
     */
    public IcdGateway(Upstream upstream, Executor executor, Time time, long bytes) {
        open(upstream, executor, time, bytes, Optional.empty(), RateLimits.DEFAULT);
    }

    /** Opens the gateway as configured. */
    @PostConstruct
    void open() {
        Upstream upstream =
                new Upstream(configuration.apiUrl(), outbound, new TokenPasses(tokens), Time.SYSTEM, new Random());
        Optional<AnswerFiles> files = configuration
                .memoryDirectory()
                .map(folder -> new AnswerFiles(
                        folder,
                        configuration.apiUrl().toString(),
                        (long) configuration.directoryMegabytes() * MEGABYTE,
                        disk,
                        System::nanoTime));
        open(
                upstream,
                executor,
                Time.SYSTEM,
                (long) configuration.memoryMegabytes() * MEGABYTE,
                files,
                configuration.limits());
    }

    private void open(
            Upstream upstream, Executor runner, Time time, long bytes, Optional<AnswerFiles> files, RateLimits limits) {
        answers = new Answers(upstream, runner, time, bytes, files);
        fair = new FairShare(answers, limits, time::nanos);
        sideBySide = new SideBySide(answers, time);
    }

    /**
     * Asks for the foundation; GET /icd/entity.
     *
     * @param release the release; empty for the latest
     * @param language the language of the answer
     */
    public Answer<FoundationTop> foundation(Optional<Release> release, Language language) {
        return fair.answer(Questions.foundation(release, language), Patience.PAGE);
    }

    /** {@return a linearization; GET /icd/release/11/{release}/{linearization}} */
    public Answer<ClassificationTop> classification(Release release, Linearization linearization, Language language) {
        LinearizationUri uri = LinearizationUri.root(release, linearization);
        return fair.answer(Questions.classification(uri, language), Patience.PAGE);
    }

    /** {@return ICD-10; GET /icd/release/10/{release}} */
    public Answer<Icd10Top> icd10(Release release, Language language) {
        return fair.answer(Questions.icd10(release, language), Patience.PAGE);
    }

    /** {@return the classification that an identifier belongs to} */
    public Answer<? extends IcdTop> top(IcdUri uri, Optional<Release> release, Language language) {
        return fair.answer(Questions.top(uri, release, language), Patience.PAGE);
    }

    /**
     * Asks which releases have a classification or an entity of it; GET /icd/release/11/{linearization}[/{id}[/{residual}]]
     * or /icd/release/10[/{code}].
     *
     * @param uri what to look for, whatever the release; the foundation has one identifier for all and is {@link NotFound}
     * @param language the language of the title
     */
    public Answer<Versions> versions(IcdUri uri, Language language) {
        return fair.answer(Questions.versions(uri, language), Patience.PAGE);
    }

    /** {@return the releases that have an entity or a classification, the newest first; of the foundation all that there are} */
    public List<Release> releases(IcdUri uri) {
        return uri.root().equals(FoundationUri.ROOT)
                ? foundation(Optional.empty(), Language.ENGLISH).value().releases()
                : versions(uri, Language.ENGLISH).value().releases();
    }

    /**
     * Finds the latest release of a linearization, as known for an hour at most.
     *
     * @return its latest release
     */
    public Release latestRelease(Linearization linearization) {
        return latest(LinearizationUri.root(linearization));
    }

    /** {@return the latest release of ICD-10, as known for an hour at most} */
    public Release latestIcd10Release() {
        return latest(new Icd10Uri(Optional.empty(), Optional.empty()));
    }

    /**
     * Asks for an entity of the foundation; GET /icd/entity/{id}.
     *
     * @param language the language of the answer
     */
    public Answer<FoundationEntity> foundationEntity(
            FoundationUri uri, Optional<Release> release, Language language, Set<Include> includes) {
        return fair.answer(Questions.foundationEntity(uri, release, language, includes), Patience.PAGE);
    }

    /**
     * Asks for an entity of a linearization; GET /icd/release/11/{release}/{linearization}/{id}[/{residual}].
     *
     * @param uri the entity; the linearization itself is {@link NotFound}
     * @param includes what to answer besides
     */
    public Answer<Entity> entity(LinearizationUri uri, Language language, Set<Include> includes) {
        return fair.answer(Questions.entity(uri, language, includes), Patience.PAGE);
    }

    /**
     * Asks for a chapter, block or category of ICD-10; GET /icd/release/10/{release}/{code}.
     *
     * @param uri the entity; the classification itself is {@link NotFound}
     * @return the entity
     */
    public Answer<Icd10Entity> icd10Entity(Icd10Uri uri, Language language) {
        return fair.answer(Questions.icd10Entity(uri, language), Patience.PAGE);
    }

    /** {@return an entity of any classification; a classification itself is {@link NotFound}} */
    public Answer<? extends IcdEntity> entity(IcdUri uri, Optional<Release> release, Language language) {
        return fair.answer(Questions.entity(uri, release, language), Patience.PAGE);
    }

    /**
     * Asks for many entities side by side.
     *
     * @param uris the entities, of one classification or several
     * @param patience the time limit for all of them
     * @return the outcome of each, in the order of the question
     */
    public List<Attempt<IcdEntity>> entities(
            Collection<? extends IcdUri> uris, Optional<Release> release, Language language, Patience patience) {
        Map<IcdUri, Question<IcdEntity>> questions = new LinkedHashMap<>();
        uris.forEach(uri -> questions.put(uri, Questions.anyEntity(uri, release, language)));
        return sideBySide.answer(questions, patience);
    }

    /** {@return what a page's search finds, as {@link #search(SearchQuestion, Patience)} does} */
    public Answer<SearchResult> search(SearchQuestion question) {
        return search(question, Patience.PAGE);
    }

    /**
     * Searches a linearization or the foundation; GET …/search, or POST where the address would be too long.
     *
     * @param question what to search for; without a word, or with too long a query, it is {@link Rejected}
     * @param patience how long to wait
     */
    public Answer<SearchResult> search(SearchQuestion question, Patience patience) {
        return fair.answer(SearchEndpoints.search(question), patience);
    }

    /**
     * Counts a coming search against the client's limit, before other requests are sent for its sake.
     *
     * @param question what is going to be searched for; {@link TooFast} if the client exceeds its limit
     * @param patience how long to wait for it then
     */
    public void admit(SearchQuestion question, Patience patience) {
        fair.admit(SearchEndpoints.search(question), patience);
    }

    /**
     * Finds the entity that a text means best; GET …/autocode.
     *
     * @param question the text; without a word, or too long, it is {@link Rejected}
     * @param patience how long to wait
     * @return the entity, or that there is none
     */
    public Answer<Autocoding> autocode(AutocodeQuestion question, Patience patience) {
        return fair.answer(SearchEndpoints.autocode(question), patience);
    }

    /**
     * Finds what a code stands for, for a page; GET …/codeinfo/{code}.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @return what it stands for; {@link NotFound} if there is no such code or combination
     */
    public Answer<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options) {
        return codeInfo(scope, code, options, Patience.PAGE);
    }

    /**
     * Finds what a code stands for; GET …/codeinfo/{code}.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param code the code or cluster; {@link NotFound} if there is no such code or combination
     * @param patience how long to wait
     * @return what it stands for
     */
    public Answer<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options, Patience patience) {
        return fair.answer(Questions.codeInfo(scope, code, options), patience);
    }

    /**
     * Takes a code or cluster apart; GET …/describe?code=.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param language the language of the answer
     * @param patience how long to wait
     * @return its parts
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, CodeExpression code, CodeOptions options, Language language, Patience patience) {
        return fair.answer(Questions.describe(scope, "code", code.text(), options, language), patience);
    }

    /**
     * Takes an identifier or a cluster of them apart; GET …/describe?uri=.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param language the language of the answer
     * @param patience how long to wait
     * @return its parts; {@link NotFound} if there is no such entity or combination
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, UriExpression uri, CodeOptions options, Language language, Patience patience) {
        return fair.answer(Questions.describe(scope, "uri", uri.canonical(), options, language), patience);
    }

    /**
     * Finds the entity of a linearization that stands for one of the foundation; GET …/lookup.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param uri the foundation entity
     * @return the entity itself, its unspecified residual if it has no code, or the entity that it counts to
     */
    public Answer<Entity> lookup(Scope scope, FoundationUri uri, Language language) {
        return fair.answer(Questions.lookup(scope, uri, language), Patience.PAGE);
    }

    /**
     * Passes a program's question on, and keeps the answer like any other.
     *
     * @param <T> the form in which its answers are kept
     */
    public <T> Answer<T> pass(Passage<T> passage) {
        return fair.answer(Questions.passed(passage), Patience.PAGE);
    }

    /**
     * Answers a program's request from the cache, if possible.
     *
     * @param <T> the form in which its answers are kept
     * @return the answer, if it is remembered and will do
     */
    public <T> Optional<Answer<T>> remembered(Passage<T> passage) {
        return answers.remembered(Questions.passed(passage), Patience.PAGE);
    }

    /**
     * Passes a document on with a program's question; POST …/doris and …/codedit. The answer is not remembered.
     *
     * @return the answer; {@link TooFast} if the client has too many certificates in flight, {@link Busy} if all
     *     clients have
     */
    public <T> T submit(Passage<T> passage, String document) {
        return fair.once(Questions.passed(passage).with(document));
    }

    /**
     * Tells whether anything of a release is remembered, so that its pages can go on though WHO has withdrawn it.
     *
     * @param root the classification
     * @return whether it is
     */
    public boolean remembers(IcdUri root, Release release) {
        return answers.isRemembered(Questions.top(root.in(release), Optional.of(release), Language.ENGLISH));
    }

    /** Makes every remembered answer outdated, so that the next question asks WHO; WHO's silence does not lose them. */
    public void refresh() {
        answers.outdate();
    }

    /**
     * Asks WHO for the releases of ICD-11, whatever failed before: closes the circuit breaker, and ends every time for which
     * WHO is left alone. Waits for the answer 10 seconds at most; {@link #status()} tells what came of it.
     */
    public void askNow() {
        answers.askNow(Questions.versions(LinearizationUri.root(Linearization.MMS), Language.ENGLISH), Patience.PAGE);
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
        return new WarmUp(answers, scheduler, FirstAnswers.of(release, language));
    }

    /** {@return whether WHO gives no answers because what answers in its place is not trusted} */
    public boolean isUntrusted() {
        return answers.isUntrusted();
    }

    /** {@return how the way to WHO is} */
    public GatewayStatus status() {
        return answers.status();
    }

    private Release latest(IcdUri classification) {
        return versions(classification, Language.ENGLISH)
                .value()
                .latest()
                .flatMap(IcdUri::release)
                .orElseThrow(() -> new Malformed("The ICD API names no latest release", null));
    }
}
