// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

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
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Release;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Editions;

/** Looks a list of codes up, some at a time, within a limit of time. */
@ApplicationScoped
@ManagedExecutorDefinition(name = CodeList.EXECUTOR, maxAsync = CodeList.AT_ONCE)
public class CodeList {

    static final String EXECUTOR = "java:module/concurrent/icd-codes";
    // NOTE: less than what WHO is asked at a time, so that a long list leaves room for readers.
    static final int AT_ONCE = 12;

    private static final Logger LOG = Logger.getLogger("org.icddesk.api.CodeList");
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String LATE = "There was no time left to ask WHO.";

    private final IcdGateway gateway;
    private final Editions editions;
    private final Language otherwise;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    /** For the container's proxy alone. */
    protected CodeList() {
        gateway = null;
        editions = null;
        otherwise = null;
    }

    /**
     * Prepares to look up.
     *
     * @param gateway the way to WHO
     * @param editions knows releases
     * @param configuration names the language of those who name none
     */
    @Inject
    public CodeList(IcdGateway gateway, Editions editions, Configuration configuration) {
        this.gateway = gateway;
        this.editions = editions;
        this.otherwise = new Language(configuration.language());
    }

    /**
     * In what codes are looked up.
     *
     * @param linearization the classification, by its name in addresses
     * @param release the release
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
                .map(name -> Release.parse(name)
                        .orElseThrow(() -> new ApiProblem(400, "release must be " + Rule.RELEASE.words() + ".")))
                .or(() -> editions.standard(classification))
                .orElseThrow();
        Language language = options.language()
                .map(tag -> Language.parse(tag)
                        .orElseThrow(() -> new ApiProblem(400, "lang must be a language such as en.")))
                .orElseGet(() -> Wish.language(options.acceptLanguage(), otherwise));
        CodeLookup lookup = new CodeLookup(gateway, classification, release, language);
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

    private Map<String, JsonObject> all(List<String> asked, CodeLookup lookup) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Map<String, Future<JsonObject>> running = new LinkedHashMap<>();
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        for (String text : asked) {
            try {
                running.computeIfAbsent(text, t -> executor.submit(() -> lookup.answer(t)));
            } catch (RejectedExecutionException e) {
                answers.put(text, CodeLookup.unanswered(text, LATE));
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
            return CodeLookup.unanswered(text, LATE);
        } catch (ExecutionException e) {
            LOG.log(Level.SEVERE, "ICDDESK-W003 Looking a code up failed in this server", e.getCause());
            return CodeLookup.unanswered(text, "This server failed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CodeLookup.unanswered(text, LATE);
        }
    }
}
