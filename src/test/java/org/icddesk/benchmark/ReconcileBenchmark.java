// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.KnownItems;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures reconciliation: how long 1,000 different cells of ICD-10 take in batches of 50, one after the other as
 * OpenRefine sends them, and how many requests for a remembered code a second are answered, beside WHO's JSON of it.
 */
public final class ReconcileBenchmark {

    private static final String SERVICE = "/api/reconcile/icd10/2019/en";
    private static final int CELLS = 1_000;
    private static final int BATCH = 50;
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 4;

    private final TestDesk desk;

    private ReconcileBenchmark(TestDesk desk) {
        this.desk = desk;
    }

    /** Starts a server, has it walk, and reconciles. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.createDirectories(Tool.HOME);
        Map<String, String> settings = Map.of("ICD_INDEX_ICD10", "latest", "ICD_INDEX_RATE", "1000");
        try (TestDesk desk =
                TestDesk.start("reconcile-benchmark", TestDesk.fullSandbox(), settings, List.of("-Xmx512m"))) {
            new ReconcileBenchmark(desk).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> desk.get("/api/search?q=cholera&limit=1").body().contains("\"complete\":true"));
        KnownItems items = new KnownItems(Icd10Entities.titles(), 1_500, 10);
        List<String> titles = items.drawn().stream()
                .map(entity -> entity.title().value())
                .distinct()
                .limit(CELLS)
                .toList();
        tell("titles, a new server", titles, title -> title);
        tell("with a typing error", titles, items::mistyped);
        tell(
                "their first three words",
                titles,
                title -> String.join(" ", List.of(title.split(" ")).subList(0, Math.min(3, title.split(" ").length))));
        tell("titles again", titles, title -> title);
        String one = SERVICE + "?queries=" + encoded("{\"q0\":{\"query\":\"A00.0\"}}");
        String eleven = "/api/reconcile/mms/2024-01/en?queries=" + encoded("{\"q0\":{\"query\":\"1A00\"}}");
        Path post = Files.writeString(
                Tool.HOME.resolve("reconcile.lua"), """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
                wrk.body = "queries=%s"
                """.formatted(encoded("{\"q0\":{\"query\":\"A00.0\"}}")));
        desk.get(one);
        desk.get(eleven);
        for (int round = 0; round < ROUNDS; round++) {
            rate("WHO's JSON, remembered", "/api/icd/release/10/2019/A00.0");
            rate("a code of ICD-10 by GET", one);
            rate("a code of ICD-11 by GET", eleven);
            say(
                    "a code of ICD-10 by POST: %.0f/s",
                    Wrk.run(desk.server().url(SERVICE), post, CONNECTIONS, SECONDS)
                            .rate());
            rate("the same by /api/codes", "/api/codes?code=A00.0&linearization=icd10&release=2019");
        }
    }

    private void rate(String what, String path) throws IOException, InterruptedException {
        Path script = Files.writeString(Tool.HOME.resolve("reconcile-get.lua"), "wrk.method = \"GET\"\n");
        say(
                "%s: %.0f/s",
                what,
                Wrk.run(desk.server().url(path), script, CONNECTIONS, SECONDS).rate());
    }

    private void tell(String what, List<String> titles, UnaryOperator<String> change) {
        long begun = System.nanoTime();
        int answered = 0;
        int matched = 0;
        for (int from = 0; from < titles.size(); from += BATCH) {
            List<String> cells = titles.subList(from, Math.min(from + BATCH, titles.size())).stream()
                    .map(change)
                    .toList();
            for (JsonValue result : reconciled(cells).values()) {
                List<JsonObject> candidates =
                        result.asJsonObject().getJsonArray("result").getValuesAs(JsonValue::asJsonObject);
                answered++;
                matched += candidates.isEmpty() || !candidates.get(0).getBoolean("match") ? 0 : 1;
            }
        }
        say("%s: %d cells in %.2f s, %d matched", what, answered, (System.nanoTime() - begun) / 1e9, matched);
    }

    private JsonObject reconciled(List<String> cells) {
        String batch = IntStream.range(0, cells.size())
                .mapToObj(at -> "\"q" + at + "\":{\"query\":" + Json.createValue(cells.get(at))
                        + ",\"type\":\"category\",\"type_strict\":\"should\"}")
                .collect(Collectors.joining(",", "{", "}"));
        HttpResponse<String> answer = TestHttp.send(
                TestHttp.request(desk.server().url(SERVICE), "Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("queries=" + encoded(batch))));
        return TestHttp.json(answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
