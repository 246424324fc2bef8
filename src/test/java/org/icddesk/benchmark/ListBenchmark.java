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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures how long proposals for 1,000 distinct texts of ICD-11 take, a hundred a request, first never asked for before,
 * then again. WHO answers after 100 ms. Half of the texts are titles, the others have a word less, or letters swapped.
 */
public final class ListBenchmark {

    private static final int TEXTS = 1_000;
    private static final int A_REQUEST = 100;
    private static final Duration UPSTREAM = Duration.ofMillis(100);

    private final TestDesk desk;

    private ListBenchmark(TestDesk desk) {
        this.desk = desk;
    }

    /** Starts a server, and asks twice. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(Tool.HOME);
        try (TestDesk desk = TestDesk.start("list-benchmark", TestDesk.fullSandbox(), Map.of(), List.of("-Xmx512m"))) {
            new ListBenchmark(desk).run();
        }
    }

    private void run() throws IOException {
        List<String> texts = texts();
        desk.get("/api/icd/release/11/mms");
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(UPSTREAM));
        desk.sandbox().counters().reset();
        tell("cold", texts);
        say("at most %d requests at a time", desk.sandbox().counters().maxInFlight());
        tell("warm", texts);
    }

    private void tell(String what, List<String> texts) {
        long begun = System.nanoTime();
        List<JsonObject> items = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += A_REQUEST) {
            items.addAll(ask(texts.subList(from, Math.min(texts.size(), from + A_REQUEST))));
        }
        say(
                "%s: %d texts in %.1f s: %s; the first proposals: %s",
                what,
                items.size(),
                (System.nanoTime() - begun) / 1e9,
                counts(items, item -> item.getString("state")),
                counts(
                        items.stream()
                                .flatMap(item -> item.getJsonArray("proposals").getValuesAs(JsonObject.class).stream()
                                        .limit(1))
                                .toList(),
                        item -> item.getString("how")));
    }

    private List<JsonObject> ask(List<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        String body = "{\"release\":\"2024-01\",\"lang\":\"en\",\"texts\":" + array.build() + "}";
        HttpResponse<String> answer =
                TestHttp.send(TestHttp.request(desk.server().url("/api/proposals"), "Content-Type", "application/json")
                        .timeout(Duration.ofMinutes(2))
                        .POST(BodyPublishers.ofString(body)));
        return TestHttp.json(answer).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static Map<String, Long> counts(List<JsonObject> items, Function<JsonObject, String> name) {
        return items.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
    }

    /** {@return texts from the full table if it is there, else from that of the sandbox} */
    private static List<String> texts() throws IOException {
        Path table =
                Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "tables", "icd11-mms-2024-01.tsv");
        List<String> lines =
                Files.readAllLines(Files.exists(table) ? table : Path.of("src/test/resources/sandbox/icd11.tsv"));
        int column = List.of(lines.get(0).split("\t")).indexOf("title_en");
        List<String> titles = lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[column])
                .map(title -> title.replaceFirst("^[- ]+", ""))
                .filter(title -> title.length() > 6 && title.length() < 150)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(titles, new Random(1));
        List<String> texts = new ArrayList<>();
        for (String title : titles.subList(0, Math.min(TEXTS, titles.size()))) {
            texts.add(written(title, texts.size()));
        }
        return texts;
    }

    private static String written(String title, int number) {
        return switch (number % 4) {
            case 0, 1 -> title;
            case 2 -> title.contains(" ") ? title.substring(title.indexOf(' ') + 1) : title;
            default -> title.substring(0, 3) + title.charAt(4) + title.charAt(3) + title.substring(5);
        };
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
