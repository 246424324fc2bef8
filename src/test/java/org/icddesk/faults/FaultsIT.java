// SPDX-License-Identifier: Apache-2.0
package org.icddesk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Fault;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.support.Desk;
import org.icddesk.support.ServerCli;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Readers while WHO misbehaves, on a server with a small heap, short tokens and a secret that would be recognised. */
@Tag("soak")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final String SECRET = "CANARYsecret4711";
    private static final String MMS = "/icd/release/11/2024-01/mms";
    private static final String CHOLERA = MMS + "/257068234";
    private static final Duration TOKEN = Duration.ofSeconds(10);

    private static Desk desk;
    private static List<String> pages;
    private static int next;

    @BeforeAll
    static void start() {
        desk = Desk.start(
                "faults",
                SandboxOptions.defaults().withClient("canary-client", SECRET).withTokenLifetime(TOKEN),
                Map.of("ICD_MEMORY_MEGABYTES", "16"),
                List.of("-Xmx256m"));
        desk.awaitToken();
        ServerCli.run(
                desk.server(),
                "/subsystem=logging/logger=org.icddesk:add(level=TRACE)",
                "/subsystem=logging/logger=org.apache.http:add(level=TRACE)",
                "/subsystem=logging/logger=org.jboss.resteasy:add(level=TRACE)");
        pages = entityPages();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void recover() {
        recovered();
        desk.sandbox().counters().reset();
    }

    @Test
    @Order(1)
    void P01_manyReadersOfAColdServerCostOneTokenRequest() {
        desk.sandbox().misbehave(Fault.token(Fault.Kind.DELAY).withDelay(Duration.ofSeconds(2)));
        desk.sandbox().revokeTokens();
        String page = unseen();
        desk.sandbox().counters().reset();

        Crowd crowd = Crowd.atOnce(desk, 200, reader -> page);

        assertThat(crowd.statuses()).isEqualTo("[200]");
        assertThat(desk.sandbox().counters().tokenRequests()).isBetween(1, 2);
        assertThat(desk.sandbox().counters().maxTokensInFlight()).isEqualTo(1);
        Reliability.measured(
                "P01",
                "200 readers with a revoked token, token delay 2 s: "
                        + desk.sandbox().counters().tokenRequests() + " token requests, 0 errors");
    }

    @Test
    @Order(2)
    void P07_manyReadersOfOneUnseenPageCostOneQuestionEach() {
        String page = unseen();

        Crowd crowd = Crowd.atOnce(desk, 300, reader -> page);

        assertThat(crowd.statuses()).isEqualTo("[200]");
        Set<String> twice = new LinkedHashSet<>();
        Set<String> asked = new LinkedHashSet<>();
        desk.sandbox().counters().asked().stream()
                .filter(request -> !request.kind().equals("token"))
                .map(request -> request.path() + "?" + request.query() + " " + request.header("Accept-Language"))
                .filter(request -> !asked.add(request))
                .forEach(twice::add);
        assertThat(twice).as("questions asked twice").isEmpty();
        Reliability.measured("P07", "300 readers of one unseen page: " + asked.size() + " questions, none twice");
    }

    @Test
    @Order(3)
    void P08_A15_A34_neverMoreThanSixteenInFlightAndOtherReadersUnaffected() {
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.DELAY)
                        .withDelay(Duration.ofMillis(500))
                        .onPath("mms/[0-9]+"));
        List<String> unseen = Stream.generate(FaultsIT::unseen).limit(60).toList();
        String seen = CHOLERA;
        assertThat(desk.get(seen).statusCode()).isEqualTo(200);
        List<Duration> others = new ArrayList<>();
        Thread crowd = new Thread(() -> Crowd.atOnce(desk, 60, unseen::get));
        crowd.start();
        while (crowd.isAlive()) {
            long start = System.nanoTime();
            assertThat(desk.get(seen).statusCode()).isEqualTo(200);
            others.add(Duration.ofNanos(System.nanoTime() - start));
        }

        int most = desk.sandbox().counters().maxInFlight();
        assertThat(most).isBetween(2, 16);
        others.sort(null);
        Duration p95 = others.get((int) (others.size() * 0.95));
        assertThat(p95).isLessThan(Duration.ofSeconds(3));
        Reliability.measured("P08", "60 unseen pages at once: " + most + " in flight at most");
        Reliability.measured("A15", "a seen page meanwhile: p95 " + p95.toMillis() + " ms");
    }

    @Test
    @Order(4)
    void P02_renewalsUnderLoadAreNotNoticed() {
        Duration time = Duration.ofSeconds(Long.getLong("load.seconds", 20));
        desk.sandbox().counters().reset();

        Crowd crowd = Crowd.during(time, desk, 20, pages.subList(0, 20));

        int requests = desk.sandbox().counters().tokenRequests();
        double expected = time.toSeconds() / (TOKEN.toSeconds() * 0.8);
        assertThat(crowd.statuses()).isEqualTo("[200]");
        assertThat((double) requests).isBetween(expected - 1.5, expected * 1.1 + 1.5);
        Reliability.measured(
                "P02",
                "%d s, 20 readers, tokens of 10 s: %d pages, 0 errors, %d token requests, median %d ms, p99 %d ms"
                        .formatted(
                                time.toSeconds(),
                                crowd.visits(),
                                requests,
                                crowd.quantile(0.5).toMillis(),
                                crowd.quantile(0.99).toMillis()));
    }

    @Test
    @Order(5)
    void P09_P10_A09_A35_anOutageUnderLoadIsSeenByNobodyWhoReadsWhatWasRead() {
        List<String> seen = pages.subList(0, 20);
        seen.forEach(page -> assertThat(desk.get(page).statusCode()).isEqualTo(200));
        desk.sandbox().misbehave(Fault.apiStatus(500));
        desk.sandbox().counters().reset();
        List<Duration> refusals = new ArrayList<>();
        Thread strangers = new Thread(() -> {
            for (int i = 0; i < 40; i++) {
                long start = System.nanoTime();
                HttpResponse<String> answer = desk.get(unseen());
                if (answer.statusCode() == 503) {
                    refusals.add(Duration.ofNanos(System.nanoTime() - start));
                }
            }
        });
        strangers.start();
        Crowd readers = Crowd.during(Duration.ofSeconds(12), desk, 10, seen);
        join(strangers);
        int asked = desk.sandbox().counters().apiRequests();
        desk.sandbox().behave();
        long back = System.nanoTime();
        await().atMost(Duration.ofSeconds(15)).until(() -> desk.get(unseen()).statusCode() == 200);
        Duration recovery = Duration.ofNanos(System.nanoTime() - back);

        assertThat(readers.statuses()).isEqualTo("[200]");
        assertThat(refusals).hasSize(40);
        refusals.sort(null);
        assertThat(refusals.get(20)).as("median of 503").isLessThan(Duration.ofMillis(500));
        assertThat(asked).as("requests in the outage").isLessThanOrEqualTo(20);
        Reliability.measured(
                "P09",
                "12 s outage: %d seen pages, 0 failures; 40 unseen: 503, median %d ms; %d requests to WHO"
                        .formatted(readers.visits(), refusals.get(20).toMillis(), asked));
        Reliability.measured("P10", "first live page " + recovery.toMillis() + " ms after WHO was back");
    }

    @Test
    @Order(6)
    void A09_A13_seenPagesSaySinceWhenAndUnseenPagesSayWhy() {
        desk.get(CHOLERA);
        desk.sandbox().misbehave(Fault.api(Fault.Kind.RESET));

        HttpResponse<String> unseen = desk.get(unseen());
        Document never = Jsoup.parse(unseen.body());
        Document seen = desk.page(CHOLERA);

        assertThat(unseen.statusCode()).isEqualTo(503);
        assertThat(unseen.headers().firstValue("Retry-After"))
                .hasValueSatisfying(value -> assertThat(value).matches("[1-9][0-9]*"));
        assertThat(never.select("form[role=search] input[name=q]")).hasSize(1);
        assertThat(never.select("h1").text()).isEqualTo("WHO’s service is not answering");
        assertThat(seen.select("h1").text()).contains("Cholera");
        assertThat(seen.select("#stale").text())
                .containsPattern("not answering since \\d\\d:\\d\\d .* as of .*\\d\\d:\\d\\d");
        Reliability.measured(
                "A13", "seen 200 with \"" + seen.select("#stale").text() + "\"; unseen 503 with Retry-After");
    }

    @Test
    @Order(7)
    void A28_partOfTheChildrenFails() {
        String parent = MMS + "/344162786";
        desk.sandbox().misbehave(Fault.apiStatus(404).onPath("mms/(408185629|1828273122)"));

        HttpResponse<String> answer = desk.get(parent);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("#children a[href*=/mms/]").size()).isGreaterThan(3);
        assertThat(page.select("#children a[href*=/mms/408185629]")).isNotEmpty();
        assertThat(page.select("#children").text()).contains("Enteropathogenic");
        Reliability.measured("A28", "two children of a category fail: 200, all rows there");
    }

    @Test
    @Order(8)
    void A10_searchSuggestionsAndCodesFailIndependently() {
        desk.sandbox().misbehave(Fault.apiStatus(500).onPath("/search"));
        assertThat(desk.get("/search?q=meningitis").statusCode()).isEqualTo(503);
        assertThat(desk.get("/api/suggest?q=menin").statusCode()).isEqualTo(503);
        assertThat(desk.get(unseen()).statusCode()).isEqualTo(200);
        assertThat(desk.get("/code/1A01").statusCode()).isEqualTo(302);

        desk.sandbox().behave();
        desk.sandbox().misbehave(Fault.apiStatus(500).onPath("/codeinfo"));
        assertThat(desk.get("/code/1A02").statusCode()).isEqualTo(503);
        assertThat(desk.get("/search?q=encephalitis").statusCode()).isEqualTo(200);
        assertThat(desk.get("/api/suggest?q=enceph").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(9)
    void L13_readersWhoGoAwayLeaveNothingBehind() throws IOException {
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofSeconds(1)));
        for (int i = 0; i < 1_000; i++) {
            try (Socket socket =
                    new Socket("localhost", desk.server().setup().ports().http())) {
                socket.getOutputStream()
                        .write(("GET /icd-desk" + (i % 50 == 0 ? unseen() : CHOLERA)
                                        + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                if (i % 2 == 0) {
                    socket.setSoLinger(true, 0);
                }
            }
        }
        desk.sandbox().behave();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> desk.sandbox().counters().inFlight() == 0);
        await().atMost(Duration.ofSeconds(60)).until(() -> desk.get(unseen()).statusCode() == 200);
        Reliability.measured("L13", "1,000 readers gone: in flight back to 0, next unseen page 200");
    }

    @Test
    @Order(10)
    void L12_oneAddressThatAsksTooMuchIsToldSoAndOthersAreNot() {
        int refused = 0;
        String wait = null;
        for (int i = 0; i < 400 && refused < 20; i++) {
            HttpResponse<String> answer = desk.get("/search?q=disease" + i);
            if (answer.statusCode() == 429) {
                refused++;
                wait = answer.headers().firstValue("Retry-After").orElse(null);
                assertThat(Jsoup.parse(answer.body()).select("form[role=search] input[name=q]"))
                        .hasSize(1);
            }
        }
        assertThat(refused).isEqualTo(20);
        assertThat(wait).matches("[1-9][0-9]*");
        assertThat(desk.get("/search?q=disease0").statusCode())
                .as("what is remembered")
                .isEqualTo(200);
        assertThat(statusFrom("127.0.0.2", "/search?q=someone%20else")).isEqualTo(200);
        Reliability.measured("L12", "searches from one address: 429 with Retry-After " + wait + "; from another 200");
    }

    @Test
    @Order(11)
    void L09_aSmallHeapHolds() {
        assertThat(desk.log()).doesNotContain("OutOfMemoryError");
        assertThat(desk.server().process().isAlive()).isTrue();
        Reliability.measured("L09", "all of this on a heap of 256 MB with 16 MB of remembered answers");
    }

    @Test
    @Order(12)
    void T07_T22_neitherSecretNorTokenIsToBeFoundAnywhere() throws IOException {
        ServerCli.run(desk.server(), "/subsystem=logging/root-logger=ROOT:write-attribute(name=level,value=TRACE)");
        desk.sandbox().misbehave(Fault.tokenStatus(500).times(2));
        desk.sandbox().revokeTokens();
        StringBuilder answers = new StringBuilder();
        for (String path : List.of(
                "/",
                "/help",
                "/status",
                unseen(),
                CHOLERA,
                "/search?q=cholera",
                "/code/1A00",
                "/api/suggest?q=cho",
                "/api/icd/entity",
                "/api/openapi.json",
                "/nothing",
                "/search?q=%00")) {
            HttpResponse<String> answer = desk.get(path, "Authorization", "Bearer from-a-caller");
            answers.append(answer.headers().map()).append(answer.body());
        }
        String model = ServerCli.run(
                desk.server(),
                "/deployment=icd-desk.war:read-resource(recursive=true,include-runtime=true)",
                "/core-service=platform-mbean:read-resource(recursive=true,include-runtime=true)",
                "/core-service=platform-mbean/type=threading:dump-all-threads(locked-monitors=true,locked-synchronizers=true)");
        String log = logs();

        assertThat(log).hasSizeGreaterThan(100_000);
        for (String canary : List.of(SECRET, encoded("canary-client:" + SECRET), "from-a-caller")) {
            assertThat(answers.indexOf(canary)).as("in answers").isNegative();
            assertThat(model.contains(canary)).as("in the management model").isFalse();
            assertThat(log.lines().filter(line -> line.contains(canary)).limit(3))
                    .as("in the log")
                    .isEmpty();
        }
        assertThat(log.lines()
                        .filter(line -> line.matches("(?i).*Bearer [a-z0-9._~+/-]{8,}.*"))
                        .limit(3))
                .isEmpty();
        Reliability.measured(
                "T22", log.length() / 1024 + " KB of log at TRACE, pages, management model: no secret, no token");
    }

    private static String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(desk.server().setup().base().resolve("log"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static String encoded(String pair) {
        return java.util.Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static int statusFrom(String address, String path) {
        int port = desk.server().setup().ports().http();
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream()
                    .write(("GET /icd-desk" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void recovered() {
        desk.sandbox().behave();
        await().atMost(Duration.ofSeconds(60)).until(() -> desk.get(unseen()).statusCode() == 200);
    }

    /** {@return the page of an entity that nobody has asked for yet} */
    private static synchronized String unseen() {
        return pages.get(pages.size() - 1 - next++);
    }

    private static List<String> entityPages() {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/sandbox/icd11.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .filter(columns -> columns[4].equals("category"))
                    .map(columns -> MMS + "/" + columns[0])
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
