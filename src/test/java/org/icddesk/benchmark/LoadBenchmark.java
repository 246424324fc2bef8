// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.icddesk.reliability.Benchmarks;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.http.SlowClients;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.TestDesk;

/** Measures how much load one server with a small heap bears; the readers run on the same machine. */
public final class LoadBenchmark {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int QUESTIONS = 150;
    private static final int REDEPLOYMENTS = 9;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int ROUNDS = 5;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Benchmarks benchmarks = new Benchmarks(LoadBenchmark.class);
    private final PrintStream out;
    private final TestDesk desk;

    private LoadBenchmark(TestDesk desk, PrintStream out) {
        this.desk = desk;
        this.out = out;
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
            new LoadBenchmark(desk, System.out).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        start();
        Crowd.during(TIME, desk, 4, List.of(CHOLERA, "/api/suggest?q=cholera"));
        users();
        saturation();
        suggestions();
        oneClient();
        slowClients();
        outage();
        redeployments();
        benchmarks.write();
    }

    private void start() throws IOException {
        StartUpTimes.Times times = StartUpTimes.of(desk);
        tell(
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
        tell(
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
        tell(
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
        tell(
                "P06",
                rate >= 800 && p95.toMillis() <= 50 && ours - theirs <= 15,
                "16 connections, remembered suggestions: %.0f/s, p95 %d ms; an entity not remembered: median %.1f ms, the sandbox alone %.1f ms"
                        .formatted(rate, p95.toMillis(), ours, theirs));
    }

    /** Others beside one address that asks 10,000 searches a minute, 34 programs of five each second. */
    private void oneClient() {
        others();
        double[] more = new double[ROUNDS];
        int asked = 0;
        AtomicInteger number = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            Duration alone = others().quantile(0.95);
            CompletableFuture<Crowd> searchers = CompletableFuture.supplyAsync(() -> Crowd.thinking(
                    MOMENT, Duration.ofMillis(200), desk, 34, page -> "/search?q=disorder" + number.incrementAndGet()));
            Duration beside = others().quantile(0.95);
            asked += searchers.join().count();
            more[round] = millis(beside.minus(alone.multipliedBy(12).dividedBy(10)));
        }
        Arrays.sort(more);
        double rate = asked * 60.0 / (ROUNDS * MOMENT.toSeconds());
        tell(
                "L12",
                rate >= 8_000 && more[ROUNDS / 2] <= 10,
                "%.0f searches a minute from one address: p95 of others %.1f ms above 120 %% of what it is alone, in the median"
                        .formatted(rate, more[ROUNDS / 2]));
    }

    private Crowd others() {
        return Crowd.thinking(MOMENT, Duration.ofMillis(100), desk, 10, LoadBenchmark::readAgain);
    }

    private static String readAgain(int page) {
        return FaultTest.readAgain(10).get(page % 10);
    }

    /** Others beside 500 clients that never come to the end of their request. */
    private void slowClients() throws IOException {
        List<String> pages = List.of(CHOLERA, "/api" + CHOLERA, "/help");
        double[] more = new double[ROUNDS];
        boolean open = true;
        for (int round = 0; round < ROUNDS; round++) {
            Duration alone = Crowd.during(MOMENT, desk, 4, pages).quantile(0.95);
            try (SlowClients slow = SlowClients.open(desk.server().url("/"), 500)) {
                Duration beside = Crowd.during(MOMENT, desk, 4, pages).quantile(0.95);
                more[round] = millis(beside.minus(alone.multipliedBy(12).dividedBy(10)));
                open &= slow.open() == 500;
            }
        }
        Arrays.sort(more);
        tell(
                "B39",
                open && more[ROUNDS / 2] <= 5,
                "beside 500 slow clients: p95 of others %.1f ms above 120 %% of what it is alone, in the median"
                        .formatted(more[ROUNDS / 2]));
    }

    /** Pages that nobody saw before while WHO fails, once the breaker is open, and how soon one is there again. */
    private void outage() {
        desk.sandbox().misbehave(Fault.apiStatus(500));
        Crowd.oneByOne(desk, 10, FaultTest::unseen);
        Duration median = Crowd.oneByOne(desk, 20, FaultTest::unseen).quantile(0.5);
        desk.sandbox().behave();
        String page = FaultTest.unseen();
        long begun = System.nanoTime();
        await().atMost(Duration.ofMinutes(2)).until(() -> desk.get(page).statusCode() == 200);
        Duration recovery = Duration.ofNanos(System.nanoTime() - begun);
        tell(
                "P09",
                median.toMillis() <= 200,
                "20 unseen pages while WHO fails: median %d ms".formatted(median.toMillis()));
        tell(
                "P10",
                recovery.toSeconds() < 15,
                "first live page %d ms after WHO was back".formatted(recovery.toMillis()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /**
     * A reader every 20 ms while the application is deployed anew; the first page of the new one takes its time as
     * well.
     */
    private void redeployments() throws InterruptedException {
        long[] away = new long[REDEPLOYMENTS];
        long[] first = new long[REDEPLOYMENTS];
        try (Management management = Management.of(desk.server())) {
            management.redeploy();
            for (int number = 0; number < REDEPLOYMENTS; number++) {
                Crowd.during(Duration.ofSeconds(2), desk, 1, List.of(CHOLERA));
                Crowd reader = Crowd.until(new Thread(management::redeploy), desk, Duration.ofMillis(20), CHOLERA);
                away[number] = reader.away().toMillis();
                first[number] = reader.quantile(1).toMillis();
            }
        }
        Arrays.sort(away);
        Arrays.sort(first);
        long median = away[REDEPLOYMENTS / 2];
        tell(
                "L03",
                median <= 1000,
                "%d redeployments: 404 for %d ms in the median, %d ms at most; the page behind took %d ms in the median"
                        .formatted(REDEPLOYMENTS, median, away[REDEPLOYMENTS - 1], first[REDEPLOYMENTS / 2]));
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

    private void tell(String row, boolean holds, String figure) {
        benchmarks.measured(row, holds, figure);
        out.println(row + (holds ? " holds: " : " fails: ") + figure);
    }

    private static double rate(Crowd crowd, Duration time) {
        return crowd.count() / (double) time.toSeconds();
    }
}
