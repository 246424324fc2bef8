// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures how long 1,000 codes of ICD-11 and ICD-10 take to be looked up, first never asked for before, then again: their
 * titles alone, in three languages, and with what changed since another release. WHO answers after 100 ms.
 */
public final class CodesBenchmark {

    private static final int CODES = 1_000;
    private static final Duration UPSTREAM = Duration.ofMillis(100);
    private static final String ROOT = "/api/icd/release/";

    private final TestDesk desk;

    private CodesBenchmark(TestDesk desk) {
        this.desk = desk;
    }

    /** Starts a server for each form of the question, and asks twice. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(Tool.HOME);
        for (String options : List.of(
                "'release': '2024-01'",
                "'release': '2024-01', 'langs': ['en', 'es', 'pt']",
                "'release': ['2024-01', '2019'], 'langs': ['en', 'es'], 'since': ['2023-01', '2016']")) {
            try (TestDesk desk =
                    TestDesk.start("codes-benchmark", TestDesk.fullSandbox(), Map.of(), List.of("-Xmx512m"))) {
                new CodesBenchmark(desk).run(options.replace('\'', '"'));
            }
        }
    }

    private void run(String options) throws IOException {
        List<String> codes = new ArrayList<>(codes("icd11-mms-2024-01.tsv", "icd11.tsv"));
        Collections.shuffle(codes, new Random(2));
        codes = new ArrayList<>(codes.subList(0, Math.min(CODES * 3 / 4, codes.size())));
        List<String> older = codes("icd10-2019.tsv", "icd10.tsv");
        Collections.shuffle(older, new Random(3));
        codes.addAll(older.subList(0, Math.min(CODES / 4, older.size())));
        Collections.shuffle(codes, new Random(1));
        JsonArrayBuilder array = Json.createArrayBuilder();
        codes.forEach(array::add);
        String body = "{\"codes\":" + array.build() + "," + options + "}";
        desk.get(ROOT + "11/mms");
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(UPSTREAM));
        desk.sandbox().counters().reset();
        say("%s", options);
        tell("cold", body);
        say("at most %d requests at a time", desk.sandbox().counters().maxInFlight());
        tell("warm", body);
    }

    private void tell(String what, String body) {
        long begun = System.nanoTime();
        HttpResponse<String> answer =
                TestHttp.send(TestHttp.request(desk.server().url("/api/codes"), "Content-Type", "application/json")
                        .timeout(Duration.ofMinutes(3))
                        .POST(BodyPublishers.ofString(body)));
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<JsonObject> items = TestHttp.json(answer).getJsonArray("codes").getValuesAs(JsonObject.class);
        say(
                "%s: %d codes in %.1f s, %d without an answer, %d incomplete",
                what,
                items.size(),
                seconds,
                items.stream().filter(item -> item.containsKey("failure")).count(),
                items.stream().filter(item -> item.containsKey("incomplete")).count());
    }

    /** {@return the codes of categories in a full table if it is there, else in that of the sandbox} */
    private static List<String> codes(String full, String own) throws IOException {
        Path table = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "tables", full);
        List<String> lines = Files.readAllLines(
                Files.exists(table)
                        ? table
                        : Path.of("src/test/resources/sandbox").resolve(own));
        int column = List.of(lines.get(0).split("\t")).indexOf("code");
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[column])
                .filter(code -> code.length() > 2 && !code.contains("-"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
