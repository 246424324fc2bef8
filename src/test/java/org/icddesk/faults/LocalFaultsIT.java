// SPDX-License-Identifier: Apache-2.0
package org.icddesk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.run.DeskServer;
import org.icddesk.sandbox.Fault;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.support.Desk;
import org.icddesk.support.ServerCli;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Readers while the machine that ICD Desk runs on is in trouble: paused, redeployed, restarted, without a credential. */
@Tag("soak")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalFaultsIT {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";
    private static final String UNSEEN = "/icd/release/11/2024-01/mms/416025325";
    private static final Duration TOKEN = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Desk desk;

    @BeforeAll
    static void start() {
        desk = Desk.start(
                "local", SandboxOptions.defaults().withTokenLifetime(TOKEN), Map.of("ICD_WARM_UP", "true"), List.of());
        desk.awaitToken();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    @Order(0)
    void theStartAsksForChapters() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> desk.sandbox().counters().ofKind("entity") >= 28);
    }

    @Test
    @Order(1)
    void L02_L07_aPausedProcessGoesOnAsIfNothingHadBeen() throws IOException, InterruptedException {
        assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
        signal("STOP");
        await().pollDelay(TOKEN.plusSeconds(2)).atMost(TOKEN.plusSeconds(4)).until(() -> true);
        desk.sandbox().counters().reset();
        signal("CONT");

        long resumed = System.nanoTime();
        Crowd crowd = Crowd.atOnce(desk, 30, reader -> reader % 2 == 0 ? CHOLERA : UNSEEN);
        long regular = Duration.ofNanos(System.nanoTime() - resumed)
                .dividedBy(TOKEN.multipliedBy(8).dividedBy(10));

        assertThat(crowd.statuses()).isEqualTo("[200]");
        assertThat((long) desk.sandbox().counters().tokenRequests()).isLessThanOrEqualTo(1 + regular);
        Reliability.measured(
                "L02",
                "stopped for 12 s with a token of 10 s: 30 readers 200, "
                        + desk.sandbox().counters().tokenRequests() + " token requests");
        Reliability.measured("L07", "a pause of 12 s: no failure afterwards");
    }

    @Test
    @Order(3)
    void L03_redeploymentsUnderLoadLeaveNothingBehind() throws InterruptedException {
        int times = Integer.getInteger("load.redeployments", 3);
        ServerCli.run(desk.server(), "/deployment=icd-desk.war:redeploy");
        desk.server().awaitDeployment();
        State before = State.of(desk.server());
        for (int i = 0; i < times; i++) {
            Thread readers =
                    new Thread(() -> Crowd.during(Duration.ofSeconds(3), desk, 4, List.of(CHOLERA, "/", "/help")));
            readers.start();
            ServerCli.run(desk.server(), "/deployment=icd-desk.war:redeploy");
            readers.join();
            desk.server().awaitDeployment();
        }
        assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
        State after = State.of(desk.server());

        assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 10);
        assertThat(after.classes()).as("classes").isLessThan(before.classes() * 11 / 10);
        Reliability.measured(
                "L03",
                times + " redeployments under load: classes " + before.classes() + " → " + after.classes()
                        + ", threads " + before.threads() + " → " + after.threads());
    }

    @Test
    @Order(4)
    void L04_L10_aRestartWithoutWhoServesWhatIsOnDiskWhereverItIsWhole() throws IOException {
        assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
        DeskServer.Setup setup = desk.server().setup();
        desk.server().close();
        damageSome(setup.base().resolve("data/icd-desk"));
        desk.sandbox().misbehave(Fault.api(Fault.Kind.RESET));
        desk.sandbox().misbehave(Fault.token(Fault.Kind.RESET));

        long begun = System.nanoTime();
        try (DeskServer again = DeskServer.start(setup)) {
            again.awaitDeployment();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            HttpResponse<String> seen = get(again.url(CHOLERA));
            HttpResponse<String> unseen = get(again.url("/icd/release/11/2024-01/mms/2080365623"));

            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(Jsoup.parse(seen.body()).select("h1").text()).contains("Cholera");
            assertThat(unseen.statusCode()).isEqualTo(503);
            assertThat(unseen.headers().firstValue("Retry-After")).isPresent();
            Reliability.measured("L04", "started in " + took.toSeconds() + " s without WHO; seen page 200, unseen 503");
            Reliability.measured("L10", "damaged files beside whole ones: a miss, the whole ones served");
        }
    }

    @Test
    @Order(5)
    void L05_L10_withoutCredentialAndWithoutDiskItStartsAndSaysSo() throws IOException {
        desk.sandbox().behave();
        DeskServer.Setup setup = desk.server().setup();
        Path file = Files.writeString(setup.base().resolve("in-the-way"), "no folder");
        Map<String, String> environment = new HashMap<>(setup.environment());
        environment.remove("ICD_CLIENT_ID");
        environment.remove("ICD_CLIENT_SECRET");
        environment.put("ICD_MEMORY_DIRECTORY", file.toString());
        DeskServer.Setup poor = new DeskServer.Setup(
                setup.home(),
                setup.base(),
                setup.ports(),
                environment,
                setup.javaOptions(),
                setup.arguments(),
                setup.console());
        try (DeskServer server = DeskServer.start(poor)) {
            server.awaitDeployment();
            HttpResponse<String> page = get(server.url(CHOLERA));
            String log = Files.readString(setup.base().resolve("log/server.log"));

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(Jsoup.parse(page.body()).select("form[role=search] input[name=q]"))
                    .hasSize(1);
            assertThat(get(server.url("/help")).statusCode()).isEqualTo(200);
            assertThat(log).contains("No credential is stored");
            assertThat(log.split("Answers are remembered in memory alone", -1)).hasSize(2);
            Reliability.measured(
                    "L05", "started without a credential: pages 503 with the layout, /help 200, the log says why");
            Reliability.measured("L10", "unusable folder: 1 warning, the server serves");
        }
    }

    private static void damageSome(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            int number = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                byte[] bytes = Files.readAllBytes(file);
                boolean spare = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).contains("257068234");
                if (!spare && number++ % 2 == 0) {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
            }
            assertThat(number).as("files on disk").isGreaterThan(10);
        }
    }

    private static HttpResponse<String> get(URI uri) {
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Signals the server's JVM, which is a child of the script that was started. */
    private static void signal(String name) throws IOException, InterruptedException {
        ProcessHandle script = desk.server().process();
        ProcessHandle jvm = script.descendants().reduce((a, b) -> b).orElse(script);
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(jvm.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private record State(long classes, long threads) {

        static State of(DeskServer server) {
            String said = ServerCli.run(
                    server,
                    "/core-service=platform-mbean/type=memory:gc",
                    "/core-service=platform-mbean/type=memory:gc",
                    "/core-service=platform-mbean/type=class-loading:read-attribute(name=loaded-class-count)",
                    "/core-service=platform-mbean/type=threading:read-attribute(name=thread-count)");
            Matcher results = Pattern.compile("\"result\" => (\\d+)").matcher(said);
            long[] numbers = results.results()
                    .mapToLong(result -> Long.parseLong(result.group(1)))
                    .toArray();
            return new State(numbers[0], numbers[1]);
        }
    }
}
