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
import java.util.function.Function;
import org.icddesk.configuration.Configuration;
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
 * The way to WHO's ICD API: questions in, answers or an {@link IcdFailure} out, earlier answers remembered.
 *
 * <p>Every method waits for the answer, at most as long as its asker can, and throws an {@link IcdFailure} if there is
 * none.
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
     * Opens the way without a container.
     *
     * @param upstream WHO's ICD API
     * @param executor runs requests, {@value Upstream#MOST_IN_FLIGHT} at a time
     * @param time measures and waits
     * @param bytes what remembered answers may weigh
     */
    public IcdGateway(Upstream upstream, Executor executor, Time time, long bytes) {
        open(upstream, executor, time, bytes, Optional.empty());
    }

    /** Opens the way as the administrator configured it. */
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
        open(upstream, executor, Time.SYSTEM, (long) configuration.memoryMegabytes() * MEGABYTE, files);
    }

    private void open(Upstream upstream, Executor runner, Time time, long bytes, Optional<AnswerFiles> files) {
        answers = new Answers(upstream, runner, time, bytes, files);
        fair = new FairShare(answers, time);
        sideBySide = new SideBySide(answers, time);
    }

    /**
     * Asks for the foundation; GET /icd/entity.
     *
     * @param release the release; empty for the latest
     * @param language the language of the answer
     * @return the foundation
     */
    public Answer<FoundationTop> foundation(Optional<Release> release, Language language) {
        return fair.answer(Questions.foundation(release, language), Patience.PAGE);
    }

    /**
     * Asks for an entity of the foundation; GET /icd/entity/{id}.
     *
     * @param uri the entity; neither the foundation itself nor a residual, which are {@link NotFound}
     * @param release the release; empty for the latest
     * @param language the language of the answer
     * @param includes what to answer besides
     * @return the entity
     */
    public Answer<FoundationEntity> foundationEntity(
            FoundationUri uri, Optional<Release> release, Language language, Set<Include> includes) {
        return fair.answer(Questions.foundationEntity(uri, release, language, includes), Patience.PAGE);
    }

    /**
     * Asks which releases have a linearization or an entity of it; GET /icd/release/11/{linearization}[/{id}[/{residual}]].
     *
     * @param uri what to look for; its release does not matter
     * @param language the language of the title
     * @return the releases
     */
    public Answer<Versions<LinearizationUri>> versions(LinearizationUri uri, Language language) {
        return fair.answer(Questions.versions(uri, language), Patience.PAGE);
    }

    /**
     * Asks which releases have ICD-10 or a code of it; GET /icd/release/10[/{code}].
     *
     * @param uri what to look for; its release does not matter
     * @param language the language of the title
     * @return the releases
     */
    public Answer<Versions<Icd10Uri>> versions(Icd10Uri uri, Language language) {
        return fair.answer(Questions.versions(uri, language), Patience.PAGE);
    }

    /**
     * Finds the latest release of a linearization, as known for an hour at most.
     *
     * @param linearization the linearization
     * @return its latest release
     */
    public Release latestRelease(Linearization linearization) {
        return latest(versions(LinearizationUri.root(linearization), Language.ENGLISH), LinearizationUri::release);
    }

    /** {@return the latest release of ICD-10, as known for an hour at most} */
    public Release latestIcd10Release() {
        return latest(versions(new Icd10Uri(Optional.empty(), Optional.empty()), Language.ENGLISH), Icd10Uri::release);
    }

    /**
     * Asks for a linearization; GET /icd/release/11/{release}/{linearization}.
     *
     * @param release the release
     * @param linearization the linearization
     * @param language the language of the answer
     * @return the linearization
     */
    public Answer<ClassificationTop> classification(Release release, Linearization linearization, Language language) {
        LinearizationUri uri = LinearizationUri.root(release, linearization);
        return fair.answer(Questions.classification(uri, language), Patience.PAGE);
    }

    /**
     * Asks for an entity; GET /icd/release/11/{release}/{linearization}/{id}[/{residual}].
     *
     * @param uri the entity in one release; without one, or the linearization itself, it is {@link NotFound}
     * @param language the language of the answer
     * @param includes what to answer besides
     * @return the entity
     */
    public Answer<Entity> entity(LinearizationUri uri, Language language, Set<Include> includes) {
        return fair.answer(Questions.entity(uri, language, includes), Patience.PAGE);
    }

    /**
     * Asks for many entities side by side.
     *
     * @param uris the entities, each in one release
     * @param language the language of the answers
     * @param patience how long to wait for all of them together
     * @return what came of each, in the order of the question
     */
    public List<Attempt<Entity>> entities(Collection<LinearizationUri> uris, Language language, Patience patience) {
        return many(uris, uri -> Questions.entity(uri, language, Set.of()), patience);
    }

    /**
     * Asks for many entities of the foundation side by side.
     *
     * @param uris the entities
     * @param release the release; empty for the latest
     * @param language the language of the answers
     * @param patience how long to wait for all of them together
     * @return what came of each, in the order of the question
     */
    public List<Attempt<FoundationEntity>> foundationEntities(
            Collection<FoundationUri> uris, Optional<Release> release, Language language, Patience patience) {
        return many(uris, uri -> Questions.foundationEntity(uri, release, language, Set.of()), patience);
    }

    /**
     * Asks for many entities of ICD-10 side by side.
     *
     * @param uris the entities, each in one release
     * @param language the language of the answers
     * @param patience how long to wait for all of them together
     * @return what came of each, in the order of the question
     */
    public List<Attempt<Icd10Entity>> icd10Entities(Collection<Icd10Uri> uris, Language language, Patience patience) {
        return many(uris, uri -> Questions.icd10Entity(uri, language), patience);
    }

    /**
     * Searches a linearization or the foundation; GET …/search, or POST where the address would be too long.
     *
     * @param question what to search for; without a word, or with too long a query, it is {@link Rejected}
     * @return what was found
     */
    public Answer<SearchResult> search(SearchQuestion question) {
        return fair.answer(Questions.search(question), question.patience());
    }

    /**
     * Counts a search that is to come against its asker's share, before other questions are asked for its sake.
     *
     * @param question what is going to be searched for; {@link TooFast} if its asker asked too much
     */
    public void admit(SearchQuestion question) {
        fair.admit(Questions.search(question), question.patience());
    }

    /**
     * Finds the entity that a text means best; GET …/autocode.
     *
     * @param question the text; without a word, or too long, it is {@link Rejected}
     * @return the entity, or that there is none
     */
    public Answer<Autocoding> autocode(AutocodeQuestion question) {
        return fair.answer(Questions.autocode(question), question.patience());
    }

    /**
     * Finds what a code stands for; GET …/codeinfo/{code}.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param code the code or cluster
     * @param options how to treat it
     * @return what it stands for; {@link NotFound} if there is no such code or combination
     */
    public Answer<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options) {
        return fair.answer(Questions.codeInfo(scope, code, options), options.patience());
    }

    /**
     * Takes a code or cluster apart; GET …/describe?code=.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param code the code or cluster
     * @param options how to treat it
     * @param language the language of the answer
     * @return its parts; {@link NotFound} if there is no such code or combination
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, CodeExpression code, CodeOptions options, Language language) {
        return fair.answer(Questions.describe(scope, "code", code.text(), options, language), options.patience());
    }

    /**
     * Takes an identifier or a cluster of them apart; GET …/describe?uri=.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param uri the identifiers
     * @param options how to treat them
     * @param language the language of the answer
     * @return its parts; {@link NotFound} if there is no such entity or combination
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, UriExpression uri, CodeOptions options, Language language) {
        return fair.answer(Questions.describe(scope, "uri", uri.canonical(), options, language), options.patience());
    }

    /**
     * Finds the entity of a linearization that stands for one of the foundation; GET …/lookup.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param uri the foundation entity
     * @param language the language of the answer
     * @return the entity itself, its unspecified residual if it has no code, or the entity that it counts to
     */
    public Answer<Entity> lookup(Scope scope, FoundationUri uri, Language language) {
        return fair.answer(Questions.lookup(scope, uri, language), Patience.PAGE);
    }

    /**
     * Asks for ICD-10; GET /icd/release/10/{release}.
     *
     * @param release the release
     * @param language the language of the answer
     * @return the classification
     */
    public Answer<Icd10Top> icd10(Release release, Language language) {
        return fair.answer(Questions.icd10(release, language), Patience.PAGE);
    }

    /**
     * Asks for a chapter, block or category of ICD-10; GET /icd/release/10/{release}/{code}.
     *
     * @param uri the entity in one release; without one, or the classification itself, it is {@link NotFound}
     * @param language the language of the answer
     * @return the entity
     */
    public Answer<Icd10Entity> icd10Entity(Icd10Uri uri, Language language) {
        return fair.answer(Questions.icd10Entity(uri, language), Patience.PAGE);
    }

    /**
     * Passes a program's question on, and keeps the answer like any other.
     *
     * @param passage the question
     * @param <T> the form in which its answers are kept
     * @return the answer
     */
    public <T> Answer<T> pass(Passage<T> passage) {
        return fair.answer(Questions.passed(passage), Patience.PAGE);
    }

    /**
     * Answers a program's question from memory, if it can be.
     *
     * @param passage the question
     * @param <T> the form in which its answers are kept
     * @return the answer, if it is remembered and will do
     */
    public <T> Optional<Answer<T>> remembered(Passage<T> passage) {
        return answers.remembered(Questions.passed(passage), Patience.PAGE);
    }

    /**
     * Passes a document on with a program's question; POST …/doris and …/codedit. The answer is not remembered.
     *
     * @param passage the question
     * @param document a JSON document
     * @param <T> the form of the answer
     * @return the answer; {@link TooFast} if its asker has too many documents on their way, {@link Busy} if all have
     */
    public <T> T submit(Passage<T> passage, String document) {
        return fair.once(Questions.passed(passage).with(document));
    }

    /**
     * Tells whether anything of a release is remembered, so that its pages can go on though WHO has withdrawn it.
     *
     * @param root the classification
     * @param release the release
     * @return whether it is
     */
    public boolean remembers(IcdUri root, Release release) {
        return answers.isRemembered(Questions.root(root, release));
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

    /** {@return what notes, from now on, which answers the present thread takes} */
    public Trail trail() {
        return answers.trail();
    }

    /** {@return how the way to WHO is} */
    public GatewayStatus status() {
        return answers.status();
    }

    private <U extends IcdUri, T> List<Attempt<T>> many(
            Collection<U> uris, Function<U, Question<T>> question, Patience patience) {
        Map<U, Question<T>> questions = new LinkedHashMap<>();
        uris.forEach(uri -> questions.put(uri, question.apply(uri)));
        return sideBySide.answer(questions, patience);
    }

    private static <U extends IcdUri> Release latest(
            Answer<Versions<U>> versions, Function<U, Optional<Release>> release) {
        return versions.value()
                .latest()
                .flatMap(release)
                .orElseThrow(() -> new Malformed("The ICD API names no latest release", null));
    }
}
