// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.Jvm;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Readers while their server's application is deployed anew. */
class RedeploymentIT extends FaultTest {

    private static final Duration BETWEEN_PAGES = Duration.ofMillis(50);

    private final TestDesk desk = desk();

    @Test
    void L03_redeploymentsUnderLoadLeaveNothingBehind() throws InterruptedException {
        int times = Integer.getInteger("load.redeployments");
        try (Management management = Management.of(desk.server());
                Jvm jvm = Jvm.of(desk.server())) {
            // NOTE: a thread that is idle keeps its last task, and with it the deployment that the task was of.
            management.endIdleTimerThreads();
            Jvm.Load before = jvm.load();
            Duration longest = Duration.ZERO;
            for (int i = -times / 2; i < times; i++) {
                // The server generates code for what it calls by reflection often, and keeps that; it is no leak.
                before = i == 0 ? jvm.load() : before;
                Crowd readers = Crowd.until(new Thread(management::redeploy), desk, BETWEEN_PAGES, CHOLERA);
                assertThat(readers.visits()).extracting(Crowd.Visit::status).containsOnly(200, 404);
                longest = Stream.of(longest, readers.away())
                        .max(Duration::compareTo)
                        .get();
            }
            assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
            // One second is for the benchmark to show, on a machine that does nothing else.
            assertThat(longest).as("away").isLessThan(Duration.ofMinutes(1));

            // The one that is there, and those that the last task of an idle thread of the server's may keep.
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(jvm.loaders("deployment.icd-desk.war"))
                            .as("class loaders of ours, of %d", times + 1)
                            .isBetween(1L, (long) Math.min(times, 4)));
            long classes = before.metaspace() * (times >= 20 ? 105 : 120) / 100;
            Jvm.Load after = await().atMost(Duration.ofMinutes(2)).until(jvm::load, load -> load.metaspace() < classes);
            assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 8);
            assertThat(jvm.threads())
                    .as("threads of ours, of one deployment")
                    .filteredOn(name -> name.contains("concurrent/icd-"))
                    .hasSizeLessThanOrEqualTo(16 + 12 + 1 + 3 + 2);
            Reliability.measured(
                    "L03",
                    "%d redeployments under load: 404 for %d ms at most, class loaders of ours %d, metaspace %.1f → %.1f MB, threads %d → %d"
                            .formatted(
                                    times,
                                    longest.toMillis(),
                                    jvm.loaders("deployment.icd-desk.war"),
                                    before.metaspace() / 1e6,
                                    after.metaspace() / 1e6,
                                    before.threads(),
                                    after.threads()));
        }
    }

    @Test
    void L03_pagesInTheMakingAreAnsweredBeforeTheApplicationGoes() throws InterruptedException {
        int readers = 8;
        List<String> pages = Stream.generate(FaultTest::unseen).limit(readers).toList();
        // A page takes some answers of WHO one after the other, together far less than the two seconds that are waited.
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMillis(200)));
        int before = desk.sandbox().counters().apiRequests();
        try (Management management = Management.of(desk.server())) {
            Thread redeployment = new Thread(() -> {
                await().until(() -> desk.sandbox().counters().apiRequests() >= before + readers);
                management.redeploy();
            });
            redeployment.start();
            Crowd crowd = Crowd.atOnce(desk, readers, pages::get);
            redeployment.join();

            assertThat(crowd.failures()).isEmpty();
        }
    }

    @Test
    void L03_aPageThatOutlastsTheWaitForItIsToldToComeBackAndIsNoFault() {
        int readers = 4;
        // As long as a page waits for WHO at most, so that only the end of the application can answer it earlier.
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(AnswerTimeout.PAGE.limit()));
        int asked = desk.sandbox().counters().apiRequests();
        int logged = desk.log().length();
        List<CompletableFuture<HttpResponse<String>>> pages = Stream.generate(FaultTest::unseen)
                .limit(readers)
                .map(page -> CompletableFuture.supplyAsync(() -> desk.get(page), task -> new Thread(task).start()))
                .toList();
        await().until(() -> desk.sandbox().counters().apiRequests() >= asked + readers);
        try (Management management = Management.of(desk.server())) {
            management.redeploy();
        }

        assertThat(pages).extracting(CompletableFuture::join).allSatisfy(page -> {
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).contains("5");
            assertThat(Jsoup.parse(page.body()).select("h1").text()).isEqualTo("This server is restarting");
        });
        assertThat(desk.log().substring(logged).lines())
                .anyMatch(line -> line.contains("INFO") && line.contains("ICDDESK-W007"))
                .noneMatch(line -> line.contains(" ERROR "));
    }

    @Test
    void P13_theDeploymentTakesSecondsAtMost() {
        List<Duration> took = deployments(desk.log());

        // Some come with the server's own start, and others work on the same processors: what of it is ours, the
        // benchmark tells.
        assertThat(took).isNotEmpty().allMatch(one -> one.compareTo(Duration.ofMinutes(2)) < 0);
        Reliability.measured(
                "P13",
                "deployed in " + took.stream().map(Duration::toMillis).toList()
                        + " ms, the longest together with the server's own start");
    }

    /** {@return how long each deployment of ICD Desk took that a server's log tells of} */
    private static List<Duration> deployments(String log) {
        List<Duration> took = new ArrayList<>();
        Instant begun = null;
        for (String line : log.lines().toList()) {
            if (line.contains("WFLYSRV0027: Starting deployment of \"icd-desk.war\"")) {
                begun = time(line);
            } else if (begun != null && line.matches(".*WFLYSRV00(10: Deployed|13: Redeployed) \"icd-desk.war\".*")) {
                took.add(Duration.between(begun, time(line)));
                begun = null;
            }
        }
        return took;
    }

    private static Instant time(String line) {
        return LocalDateTime.parse(line.substring(0, 23).replace(' ', 'T').replace(',', '.'))
                .toInstant(ZoneOffset.UTC);
    }
}
