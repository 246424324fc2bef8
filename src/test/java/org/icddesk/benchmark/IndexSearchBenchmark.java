// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.KnownItems;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures searches of the index over HTTP: how long a new server takes until it has all of ICD-10 from the sandbox, how
 * many searches and suggestions a second it answers, none of them cached, and what 100 readers of a page notice of them.
 * Searches are titles drawn at random: as they are, mistyped, cut, and as they are typed letter by letter.
 */
public final class IndexSearchBenchmark {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";
    private static final int MAX_LENGTH = 150;
    private static final int CONNECTIONS = 4;
    private static final int SECONDS = 10;
    private static final int WARM_UP_SECONDS = 60;
    private static final int READERS = 100;

    private final TestDesk desk;

    private IndexSearchBenchmark(TestDesk desk) {
        this.desk = desk;
    }

    /** Starts a server, has it walk, and searches. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.createDirectories(Tool.HOME);
        Map<String, String> settings = Map.of("ICD_INDEX_ICD10", "latest", "ICD_INDEX_RATE", "1000");
        try (TestDesk desk = TestDesk.start("index-benchmark", TestDesk.fullSandbox(), settings, List.of("-Xmx512m"))) {
            new IndexSearchBenchmark(desk).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    HttpResponse<String> found = desk.get("/api/search?q=cholera&limit=1");
                    return found.statusCode() == 200 && found.body().contains("\"complete\":true");
                });
        say("walked and indexed %.0f s after the first page", (System.nanoTime() - begun) / 1e9);
        Path search = asking("search", "/api/search?limit=10&q=");
        Path suggest = asking("suggest", "/api/suggest?linearization=icd10&q=");
        Path read = script("read", "function delay() return 1000 end");
        measure(search, CONNECTIONS, WARM_UP_SECONDS);
        measure(suggest, CONNECTIONS, WARM_UP_SECONDS / 2);
        measure(read, READERS, WARM_UP_SECONDS / 4);
        tell("searches", measure(search, CONNECTIONS, SECONDS));
        tell("suggestions", measure(suggest, CONNECTIONS, SECONDS));
        tell("suggestions to one", measure(suggest, 1, SECONDS));
        tell("pages to %d readers alone".formatted(READERS), measure(read, READERS, SECONDS));
        CompletableFuture<Wrk.Figures> readers = CompletableFuture.supplyAsync(() -> {
            try {
                return measure(read, READERS, SECONDS);
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        tell("searches beside them", measure(search, CONNECTIONS, SECONDS));
        tell("pages to %d readers beside them".formatted(READERS), readers.join());
    }

    private Wrk.Figures measure(Path script, int connections, int seconds) throws IOException, InterruptedException {
        return Wrk.run(desk.server().url(CHOLERA), script, connections, seconds);
    }

    /** {@return a script that asks for one search after the other} */
    private Path asking(String name, String path) throws IOException {
        List<IndexedEntity> entities = Icd10Entities.titles();
        KnownItems items = new KnownItems(entities, 1_500, 10);
        String searches = items.drawn().stream()
                .map(entity -> entity.title().value())
                .flatMap(title -> Stream.of(title, items.mistyped(title), KnownItems.cut(title), items.begun(title)))
                .filter(text -> text.strip().length() > 1)
                .map(text -> text.substring(0, Math.min(MAX_LENGTH, text.length())))
                .map(text -> "\"" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "\"")
                .collect(Collectors.joining(",\n"));
        return script(name, """
                searches = {
                %s}
                number = 0
                function request()
                  number = number + 1
                  return wrk.format("GET", "%s" .. searches[number %% #searches + 1])
                end
                """.formatted(searches, desk.server().contextPath() + path));
    }

    private static Path script(String name, String lines) throws IOException {
        return Files.writeString(Tool.HOME.resolve(name + ".lua"), lines);
    }

    private static void tell(String what, Wrk.Figures figures) {
        say("%s: %.0f/s, p99 %.1f ms", what, figures.rate(), figures.p99());
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
