// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.TestDesk;

/** Measures how much load one server with a small heap bears; the readers run on the same machine. */
public final class LoadBenchmark {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int QUESTIONS = 150;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Findings findings;
    private final TestDesk desk;

    private LoadBenchmark(TestDesk desk, Findings findings) {
        this.desk = desk;
        this.findings = findings;
    }

    /**
     * Starts a desk, measures and ends.
     *
     * @param arguments none
     * @throws IOException if the sandbox cannot be asked or the figures cannot be kept
     * @throws InterruptedException if the run is broken off
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SandboxOptions options = SandboxOptions.defaults().withoutToken();
        try (TestDesk desk =
                TestDesk.start("benchmark", options, Map.of("ICD_AUTHENTICATION", "none"), List.of("-Xmx512m"))) {
            Findings findings = new Findings(LoadBenchmark.class, System.out);
            new LoadBenchmark(desk, findings).run();
            new DisturbanceBenchmark(desk, findings).run();
            findings.keep();
        }
    }

    private void run() throws IOException, InterruptedException {
        start();
        Crowd.during(TIME, desk, 4, List.of(CHOLERA, "/api/suggest?q=cholera"));
        users();
        saturation();
        suggestions();
    }

    private void start() throws IOException {
        StartUpTimes.Times times = StartUpTimes.of(desk);
        findings.tell(
                "P13",
                times.added().compareTo(Duration.ofSeconds(5)) <= 0,
                "the server starts in %d ms with ICD Desk and in %d ms without: %d ms added"
                        .formatted(
                                times.with().toMillis(),
                                times.without().toMillis(),
                                times.added().toMillis()));
    }

    /**
     * 500 users who read for five seconds each, once their server has met them; nobody saw one page in twenty before.
     */
    private void users() {
        users(TIME);
        Crowd crowd = users(Duration.ofSeconds(20));
        Duration p95 = crowd.quantile(0.95);
        findings.tell(
                "P04",
                crowd.statuses().equals("[200]") && p95.toMillis() <= 300,
                "500 users, 5 s think time: %.0f pages/s, p95 %d ms, statuses %s"
                        .formatted(rate(crowd, Duration.ofSeconds(20)), p95.toMillis(), crowd.statuses()));
    }

    private Crowd users(Duration time) {
        return Crowd.thinking(
                time,
                Duration.ofSeconds(5),
                desk,
                500,
                page -> page % 20 == 0
                        ? FaultTest.unseen()
                        : FaultTest.readAgain(20).get(page % 20));
    }

    private void saturation() {
        Crowd crowd = Crowd.during(TIME, desk, 50, List.of(CHOLERA));
        double rate = rate(crowd, TIME);
        Duration p95 = crowd.quantile(0.95);
        findings.tell(
                "P05",
                crowd.statuses().equals("[200]") && rate >= 150 && p95.toMillis() <= 500,
                "50 connections, remembered entity page: %.0f pages/s, p95 %d ms".formatted(rate, p95.toMillis()));
    }

    private void suggestions() throws IOException, InterruptedException {
        Crowd crowd = Crowd.during(TIME, desk, 16, List.of("/api/suggest?q=cholera"));
        double rate = rate(crowd, TIME);
        Duration p95 = crowd.quantile(0.95);
        double theirs = median(page -> URI.create(desk.sandbox().apiUrl() + page));
        double ours = median(page -> desk.server().url("/api" + page));
        theirs = Math.min(theirs, median(page -> URI.create(desk.sandbox().apiUrl() + page)));
        findings.tell(
                "P06",
                rate >= 800 && p95.toMillis() <= 50 && ours - theirs <= 15,
                "16 connections, remembered suggestions: %.0f/s, p95 %d ms; an entity not remembered: median %.1f ms, the sandbox alone %.1f ms"
                        .formatted(rate, p95.toMillis(), ours, theirs));
    }

    /** {@return the median of the milliseconds that entities take that nobody asked for before, one after the other} */
    private double median(Function<String, URI> address) throws IOException, InterruptedException {
        double[] took = new double[QUESTIONS];
        for (int number = 0; number < QUESTIONS; number++) {
            HttpRequest request = HttpRequest.newBuilder(address.apply(FaultTest.unseen()))
                    .header("API-Version", "v2")
                    .header("Accept-Language", "en")
                    .build();
            long begun = System.nanoTime();
            int status = http.send(request, BodyHandlers.ofByteArray()).statusCode();
            took[number] = (System.nanoTime() - begun) / 1e6;
            if (status != 200) {
                throw new IllegalStateException(request + ": " + status);
            }
        }
        Arrays.sort(took);
        return took[QUESTIONS / 2];
    }

    private static double rate(Crowd crowd, Duration time) {
        return crowd.count() / (double) time.toSeconds();
    }
}
