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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Readers while their server is killed and started again without WHO. */
class LocalFaultsIT extends FaultTest {

    private static final String ADMINISTRATOR = "norma";

    private final TestDesk desk = desk();

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
        desk.act("forget", ADMINISTRATOR);
        await().atMost(Duration.ofMinutes(2)).pollInSameThread().untilAsserted(() -> assertThat(
                        desk.page(CHOLERA).select(".notice").text())
                .doesNotContain("no longer lists"));
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
