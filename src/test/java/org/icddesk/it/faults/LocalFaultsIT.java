// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.Jvm;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Readers while their server is deployed anew, killed and started again without WHO. */
class LocalFaultsIT extends FaultTest {

    private static final String ADMINISTRATOR = "norma";
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
    static List<Duration> deployments(String log) {
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

    @Test
    void A37_L04_L06_L10_ofTwoNodesOneIsKilledAndStartsAgainWithoutWho() throws InterruptedException, IOException {
        String unseen = unseen();
        assertThat(desk.get(CHOLERA).headers().allValues("Set-Cookie"))
                .as("what would bind a reader to a node")
                .isEmpty();

        Crowd readers;
        try (TestDesk other = TestDesk.start("second-node", SandboxOptions.defaults(), Map.of(), List.of("-Xmx256m"))) {
            other.awaitToken();
            List<TestDesk> nodes = List.of(desk, other);
            for (TestDesk node : nodes) {
                People.add(node.server(), ADMINISTRATOR, "icd-admin");
            }
            desk.act("forget", ADMINISTRATOR);
            readers =
                    Crowd.balanced(Duration.ofSeconds(2), nodes, 4, List.of(CHOLERA, "/", "/help"), () -> desk.server()
                            .kill());

            assertThat(desk.server().process().isAlive()).as("the node killed").isFalse();
            assertThat(readers.failures()).isEmpty();
            assertThat(other.get("/status").statusCode()).isEqualTo(401);
            other.act("renew", ADMINISTRATOR);
        }
        Reliability.measured(
                "L06",
                "one of two nodes killed: %d pages through a balancer that tries the other, 0 errors; an administrator signs in there and acts"
                        .formatted(readers.count()));

        Path kept = desk.server().setup().base().resolve("data/icd-desk");
        damageSome(kept);
        forgetReleases(kept);
        desk.sandbox().misbehave(Fault.api(Fault.Kind.RESET));
        desk.sandbox().misbehave(Fault.token(Fault.Kind.RESET));
        long begun = System.nanoTime();
        desk.restart();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        // Pages are served a little before the server itself counts as started.
        await().pollInSameThread()
                .untilAsserted(
                        () -> assertThat(readiness()).as("ready without WHO").isEqualTo(200));
        HttpResponse<String> seen = desk.get(CHOLERA);
        HttpResponse<String> never = desk.get(unseen);

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(seen.body()).select("h1").text()).contains("Cholera");
        assertThat(never.statusCode()).isEqualTo(503);
        assertThat(never.headers().firstValue("Retry-After")).isPresent();
        Reliability.measured("L04", "started in " + took.toSeconds() + " s without WHO; seen page 200, unseen 503");
        Reliability.measured("L10", "after a kill, damaged files beside whole ones: a miss, the whole ones served");
        aWithdrawnReleaseGoesOn();
    }

    private int readiness() throws IOException, InterruptedException {
        URI address =
                URI.create("http://localhost:" + desk.server().setup().ports().management() + "/health/ready");
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** WHO is back, and has withdrawn the release meanwhile. */
    private void aWithdrawnReleaseGoesOn() {
        desk.sandbox().behave();
        desk.sandbox().misbehave(Fault.apiStatus(404).onPath("/11/2024-01/"));
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS)
                        .onPath("/11/mms$")
                        .withBody(
                                "{\"@id\":\"http://id.who.int/icd/release/11/mms\",\"title\":{\"@language\":\"en\","
                                        + "\"@value\":\"ICD-11\"},\"latestRelease\":\"http://id.who.int/icd/release/11/2099-01/mms\","
                                        + "\"release\":[\"http://id.who.int/icd/release/11/2099-01/mms\"]}",
                                "application/json"));
        desk.askWhoNow();
        await().atMost(Duration.ofMinutes(2)).pollInSameThread().untilAsserted(() -> {
            Document page = desk.page(CHOLERA);
            assertThat(page.select("h1").text()).contains("Cholera");
            assertThat(page.select(".notice").text()).contains("WHO no longer lists release 2024-01");
        });
        assertThat(desk.get("/icd/release/11/2022-02/mms/257068234").statusCode())
                .as("a release that was never there")
                .isEqualTo(404);
        // It remembers for minutes what WHO does not have; the tests after this one ask for the release again.
        desk.sandbox().behave();
        desk.server().kill();
        desk.restart();
        Reliability.measured("A37", "a page of a withdrawn release, remembered on disk: 200 with a notice");
    }

    /** Deletes the answers that list releases, as if they were outdated. */
    private static void forgetReleases(Path folder) throws IOException {
        for (Path file : files(folder)) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("\"latestRelease\"")) {
                Files.delete(file);
            }
        }
    }

    private static void damageSome(Path folder) throws IOException {
        int number = 0;
        for (Path file : files(folder)) {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            // What the page is made of: the entity, and the top level with its languages.
            boolean spare = text.contains("257068234") || text.contains("availableLanguages");
            // One that the kill left empty is damaged already.
            if (!spare && number++ % 2 == 0 && bytes.length > 0) {
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        assertThat(number).as("files on disk").isGreaterThan(10);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
