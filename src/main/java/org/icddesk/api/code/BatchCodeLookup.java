// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;

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

    /** {@return what each text stands for, as a JSON document} */
    String answer(BatchRequest request, String acceptLanguage) {
        BatchScope batch = new BatchScopeReader(catalogue, defaultLanguage).read(request, acceptLanguage);
        LookupScope scope = batch.lookup();
        EntityReleases releases = new EntityReleases(resolver, gateway, catalogue, scope);
        CodeLookup lookup = new CodeLookup(resolver, gateway, batch);
        CodeDetails details = new CodeDetails(batch, releases, new ClusterReleases(gateway, releases, batch));
        Map<String, JsonObject> answers = all(
                request.asked(),
                text -> new LookupTask(text, lookup, batch.isDetailed() ? Optional.of(details) : Optional.empty()));
        JsonArrayBuilder items = JSON.createArrayBuilder();
        request.asked().forEach(text -> items.add(answers.get(text)));
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("linearization", scope.preferred().segment())
                .add("release", scope.release().orElseThrow().id())
                .add("language", scope.language().tag());
        if (!batch.titles().isEmpty()) {
            answer.add("languages", array(batch.titles()));
        }
        if (!batch.since().isEmpty()) {
            answer.add("since", array(batch.since().values()));
        }
        return answer.add("codes", items).build().toString();
    }

    private static JsonArrayBuilder array(Collection<?> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }

    private Map<String, JsonObject> all(List<String> asked, Function<String, LookupTask> task) {
        long end = System.nanoTime() + MAX_DURATION.toNanos();
        Map<LookupTask, Future<JsonObject>> running = new LinkedHashMap<>();
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        for (String text : new LinkedHashSet<>(asked)) {
            LookupTask lookup = task.apply(text);
            try {
                running.put(lookup, executor.submit(lookup));
            } catch (RejectedExecutionException e) {
                answers.put(text, lookup.soFar(TIMED_OUT));
            }
        }
        running.forEach(
                (lookup, future) -> answers.put(lookup.text(), result(lookup, future, end - System.nanoTime())));
        return answers;
    }

    private static JsonObject result(LookupTask lookup, Future<JsonObject> future, long nanos) {
        try {
            return future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return lookup.soFar(TIMED_OUT);
        } catch (ExecutionException e) {
            LOG.log(Level.SEVERE, "ICDDESK-W003 Looking up a code failed in this server", e.getCause());
            return lookup.soFar("This server failed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lookup.soFar(TIMED_OUT);
        }
    }
}
