// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.icddesk.api.icd.ParameterType;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.content.AcceptLanguage;

/** Looks up a list of codes concurrently, within one deadline. */
@ApplicationScoped
@ManagedExecutorDefinition(name = BatchCodeLookup.EXECUTOR, maxAsync = BatchCodeLookup.MAX_CONCURRENT)
public class BatchCodeLookup {

    static final String EXECUTOR = "java:module/concurrent/icd-codes";
    // NOTE: fewer than the requests in flight to WHO, so that a long list leaves some for readers.
    static final int MAX_CONCURRENT = 12;

    private static final Logger LOG = Logger.getLogger("org.icddesk.api.CodeList");
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Duration MAX_DURATION = Duration.ofSeconds(60);
    private static final String TIMED_OUT = "There was no time left to ask WHO.";

    private final IcdGateway gateway;
    private final CodeResolver resolver;
    private final ReleaseCatalogue catalogue;
    private final Language defaultLanguage;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    protected BatchCodeLookup() {
        gateway = null;
        resolver = null;
        catalogue = null;
        defaultLanguage = null;
    }

    @Inject
    public BatchCodeLookup(
            IcdGateway gateway, CodeResolver resolver, ReleaseCatalogue catalogue, Configuration configuration) {
        this.gateway = gateway;
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.defaultLanguage = new Language(configuration.language());
    }

    /**
     * The options of a lookup.
     *
     * @param linearization the only classification to look in, by its name in addresses; without one all, ICD-11 first
     * @param language a language tag
     * @param acceptLanguage the header; may be null
     */
    record Options(
            Optional<String> linearization,
            Optional<String> release,
            Optional<String> language,
            String acceptLanguage) {}

    /** {@return what each text stands for, as a JSON document} */
    String answer(List<String> asked, Options options) {
        Classification classification = Classification.parse(
                        options.linearization().orElse("mms"))
                .filter(c -> c != Classification.FOUNDATION)
                .orElseThrow(() -> new ApiProblem(400, "linearization must be mms, icf or icd10."));
        Release release = options.release()
                .filter(name -> !name.equals("latest"))
                .map(name -> release(name, classification))
                .or(() -> catalogue.defaultRelease(classification))
                .orElseThrow();
        Language language = options.language()
                .map(tag -> Language.parse(tag)
                        .orElseThrow(() -> new ApiProblem(400, "lang must be a language such as en.")))
                .orElseGet(() -> AcceptLanguage.of(options.acceptLanguage())
                        .first(Language::parse)
                        .orElse(defaultLanguage));
        CodeLookup lookup = new CodeLookup(
                resolver,
                gateway,
                new LookupScope(
                        classification,
                        Optional.of(release),
                        options.linearization().isPresent(),
                        language,
                        AnswerTimeout.BATCH));
        JsonArrayBuilder items = JSON.createArrayBuilder();
        Map<String, JsonObject> answers = all(asked, lookup);
        asked.forEach(text -> items.add(answers.get(text)));
        return JSON.createObjectBuilder()
                .add("linearization", classification.segment())
                .add("release", release.id())
                .add("language", language.tag())
                .add("codes", items)
                .build()
                .toString();
    }

    /** {@return a release; 400 if it cannot be one, 404 if the classification has none of that name} */
    private Release release(String name, Classification classification) {
        Release release = Release.parse(name)
                .orElseThrow(() -> new ApiProblem(400, "release must be " + ParameterType.RELEASE.description() + "."));
        List<Release> known = catalogue.releases(classification);
        if (!known.isEmpty() && !known.contains(release) && !catalogue.isWithdrawn(classification, release)) {
            throw new ApiProblem(
                    404,
                    classification.segment() + " has no release " + release + ". It has "
                            + known.stream().map(Release::id).collect(Collectors.joining(", ")) + ".");
        }
        return release;
    }

    private Map<String, JsonObject> all(List<String> asked, CodeLookup lookup) {
        long end = System.nanoTime() + MAX_DURATION.toNanos();
        Map<String, Future<JsonObject>> running = new LinkedHashMap<>();
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        for (String text : asked) {
            try {
                running.computeIfAbsent(text, t -> executor.submit(() -> lookup.answer(t)));
            } catch (RejectedExecutionException e) {
                answers.put(text, CodeItem.unanswered(text, TIMED_OUT));
            }
        }
        running.forEach((text, future) -> answers.put(text, result(text, future, end - System.nanoTime())));
        return answers;
    }

    private static JsonObject result(String text, Future<JsonObject> future, long nanos) {
        try {
            return future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return CodeItem.unanswered(text, TIMED_OUT);
        } catch (ExecutionException e) {
            LOG.log(Level.SEVERE, "ICDDESK-W003 Looking up a code failed in this server", e.getCause());
            return CodeItem.unanswered(text, "This server failed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CodeItem.unanswered(text, TIMED_OUT);
        }
    }
}
