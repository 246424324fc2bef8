// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures what programs ask by FHIR and reconciliation: how many requests for a remembered code a second are answered, as a
 * share of WHO's JSON of the same code in the same round, and how long the expansion of 100 remembered concepts takes.
 */
public final class FhirBenchmark {

    private static final String MMS = "http://id.who.int/icd/release/11/mms";
    private static final String LOOKUP = "/fhir/r4/CodeSystem/$lookup";
    private static final String RECONCILE = "/api/reconcile/mms/2024-01/en";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int SECONDS = Integer.getInteger("seconds", 4);
    private static final int CONNECTIONS = 16;
    private static final int EXPANSIONS = 200;

    private final TestDesk desk;
    private final Map<String, List<Double>> shares = new LinkedHashMap<>();

    private FhirBenchmark(TestDesk desk) {
        this.desk = desk;
    }

    /** Starts a server and asks it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.createDirectories(Tool.HOME);
        try (TestDesk desk = TestDesk.start(
                "fhir-benchmark",
                TestDesk.fullSandbox(),
                Map.of("ICD_RELEASE", "2024-01", "ICD_INDEX_ICD10", "none"),
                List.of("-Xmx512m"))) {
            desk.awaitToken();
            new FhirBenchmark(desk).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        String parameters = """
                {"resourceType":"Parameters","parameter":[{"name":"system","valueUri":"%s"},{"name":"code","valueCode":"1A00"}]}""".formatted(MMS);
        String queries = "queries=" + encoded("{\"q0\":{\"query\":\"1A00\"}}");
        for (int round = 0; round < ROUNDS; round++) {
            double json = get("/api/icd/release/11/2024-01/mms/257068234");
            say("WHO's JSON, remembered: %.0f/s", json);
            share("$lookup by GET", json, get(LOOKUP + "?system=" + encoded(MMS) + "&code=1A00"));
            share("$lookup by POST", json, post(LOOKUP, "application/fhir+json", parameters));
            share(
                    "$validate-code by GET",
                    json,
                    get("/fhir/r5/CodeSystem/$validate-code?url=" + encoded(MMS) + "&code=1A00"));
            share(
                    "$validate-code by POST",
                    json,
                    post(
                            "/fhir/r5/CodeSystem/$validate-code",
                            "application/fhir+json",
                            parameters.replace("\"system\"", "\"url\"")));
            share("reconciliation by GET", json, get(RECONCILE + "?" + queries));
            share("reconciliation by POST", json, post(RECONCILE, FORM, queries));
            share(
                    "reconciliation by POST, by servlets and filters",
                    json,
                    post(RECONCILE, FORM, queries, "Basic eDp5"));
        }
        shares.forEach((what, all) -> say("%s: median share %.0f %%", what, median(all)));
        expand();
    }

    private void expand() {
        String address = "/fhir/r4/ValueSet/$expand?url=" + encoded(MMS + "?fhir_vs=isa/01") + "&count=100";
        await().atMost(Duration.ofMinutes(2))
                .until(() -> desk.get(address).body().contains("\"contains\""));
        List<Double> milliseconds = new ArrayList<>();
        for (int time = 0; time < EXPANSIONS; time++) {
            // An unknown parameter is ignored, but the answer is not a remembered one.
            long begun = System.nanoTime();
            desk.get(address + "&time=" + time);
            milliseconds.add((System.nanoTime() - begun) / 1e6);
        }
        say("$expand of 100 remembered concepts: median %.1f ms of %d", median(milliseconds), EXPANSIONS);
    }

    private void share(String what, double json, double rate) {
        say("%s: %.0f/s, %.0f %%", what, rate, rate * 100 / json);
        shares.computeIfAbsent(what, any -> new ArrayList<>()).add(rate * 100 / json);
    }

    private double get(String address) throws IOException, InterruptedException {
        desk.get(address);
        return rate(address, "wrk.method = \"GET\"\n");
    }

    private double post(String address, String type, String body, String... authorization)
            throws IOException, InterruptedException {
        String credential = Arrays.stream(authorization)
                .map("wrk.headers[\"Authorization\"] = \"%s\"\n"::formatted)
                .findFirst()
                .orElse("");
        return rate(
                address,
                "wrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"%s\"\n%swrk.body = [==[%s]==]\n"
                        .formatted(type, credential, body));
    }

    private double rate(String address, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(Tool.HOME.resolve("fhir.lua"), script);
        return Wrk.run(desk.server().url(address), file, CONNECTIONS, SECONDS).rate();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
