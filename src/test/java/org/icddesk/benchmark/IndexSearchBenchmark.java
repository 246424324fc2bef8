// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.KnownItems;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures searches of the index over HTTP: from when a server starts to walk the sandbox until it has all of ICD-10, how
 * many searches and suggestions a second it answers, and what 100 readers of pages notice of them.
 */
public final class IndexSearchBenchmark {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";
    private static final int CLIENTS = 8;
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int READERS = 100;

    private final TestDesk desk;
    private final List<String> words = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private IndexSearchBenchmark(TestDesk desk) {
        this.desk = desk;
        List<IndexedEntity> entities = Icd10Entities.titles();
        KnownItems items = new KnownItems(entities, 1_500, 10);
        for (IndexedEntity entity : items.drawn()) {
            String title = entity.title().value();
            Stream.of(title, items.mistyped(title), KnownItems.cut(title), items.begun(title))
                    .filter(text -> text.strip().length() > 1)
                    .map(text ->
                            URLEncoder.encode(text.substring(0, Math.min(150, text.length())), StandardCharsets.UTF_8))
                    .forEach(words::add);
        }
    }

    /** Starts a server, has it walk, and searches. */
    public static void main(String[] arguments) {
        Map<String, String> settings = Map.of("ICD_INDEX_ICD10", "latest", "ICD_INDEX_RATE", "1000");
        try (TestDesk desk = TestDesk.start("index-benchmark", TestDesk.fullSandbox(), settings, List.of("-Xmx512m"))) {
            new IndexSearchBenchmark(desk).run();
        }
    }

    private void run() {
        long begun = System.nanoTime();
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    HttpResponse<String> found = desk.get("/api/search?q=cholera&limit=1");
                    return found.statusCode() == 200 && found.body().contains("\"complete\":true");
                });
        say("walked and indexed %.0f s after the start", (System.nanoTime() - begun) / 1e9);
        desk.get(CHOLERA);
        during(search -> "/api/search?limit=10&q=" + search, "warming up");
        Crowd alone = readers();
        say("%d readers alone: p95 %.1f ms", READERS, millis(alone));
        during(search -> "/api/search?limit=10&q=" + search, "searches");
        during(search -> "/api/suggest?linearization=icd10&q=" + search, "suggestions");
        CompletableFuture<Void> searches = CompletableFuture.runAsync(
                () -> during(search -> "/api/search?limit=10&q=" + search, "searches beside the readers"));
        Crowd beside = readers();
        searches.join();
        say(
                "%d readers beside them: p95 %.1f ms, %d of %d failed",
                READERS, millis(beside), failed(beside), beside.count());
    }

    private Crowd readers() {
        return Crowd.thinking(MOMENT, Duration.ofSeconds(1), desk, READERS, page -> CHOLERA);
    }

    private void during(UnaryOperator<String> path, String name) {
        Crowd crowd = Crowd.thinking(
                MOMENT,
                Duration.ZERO,
                desk,
                CLIENTS,
                page -> path.apply(words.get(next.getAndIncrement() % words.size())));
        double[] times = crowd.visits().stream()
                .mapToDouble(visit -> visit.took().toNanos() / 1e6)
                .sorted()
                .toArray();
        say(
                "%s by %d clients: %.0f/s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %d failed",
                name,
                CLIENTS,
                times.length / (double) MOMENT.toSeconds(),
                times[times.length / 2],
                times[times.length * 95 / 100],
                times[times.length * 99 / 100],
                failed(crowd));
    }

    private static long failed(Crowd crowd) {
        return crowd.visits().stream().filter(visit -> visit.status() != 200).count();
    }

    private static double millis(Crowd crowd) {
        return crowd.quantile(0.95).toNanos() / 1e6;
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
