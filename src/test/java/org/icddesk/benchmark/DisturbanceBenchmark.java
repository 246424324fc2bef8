// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.http.SlowClients;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.TestDesk;

/** Measures what readers notice of other readers, of slow clients, of an outage of WHO's and of redeployments. */
final class DisturbanceBenchmark {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";
    private static final int REDEPLOYMENTS = 9;
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int ROUNDS = 5;

    private final Findings findings;
    private final TestDesk desk;

    DisturbanceBenchmark(TestDesk desk, Findings findings) {
        this.desk = desk;
        this.findings = findings;
    }

    void run() throws IOException, InterruptedException {
        oneClient();
        slowClients();
        outage();
        redeployments();
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
        findings.tell(
                "L12",
                rate >= 8_000 && more[ROUNDS / 2] <= 10,
                "%.0f searches a minute from one address: p95 of others %.1f ms above 120 %% of what it is alone, in the median"
                        .formatted(rate, more[ROUNDS / 2]));
    }

    private Crowd others() {
        return Crowd.thinking(MOMENT, Duration.ofMillis(100), desk, 10, DisturbanceBenchmark::readAgain);
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
        findings.tell(
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
        findings.tell(
                "P09",
                median.toMillis() <= 200,
                "20 unseen pages while WHO fails: median %d ms".formatted(median.toMillis()));
        findings.tell(
                "P10",
                recovery.toSeconds() < 15,
                "first live page %d ms after WHO was back".formatted(recovery.toMillis()));
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
        findings.tell(
                "L03",
                median <= 1000,
                "%d redeployments: 404 for %d ms in the median, %d ms at most; the page behind took %d ms in the median"
                        .formatted(REDEPLOYMENTS, median, away[REDEPLOYMENTS - 1], first[REDEPLOYMENTS / 2]));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
