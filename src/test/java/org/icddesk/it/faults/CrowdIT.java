// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.faults.FaultDesk;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Many readers at once: what they cost WHO, and each other. */
class CrowdIT extends FaultTest {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** What one of many who wait for the same answer waits before he gives way, at least. */
    private static final Duration LEAST_WAIT = Duration.ofSeconds(3);

    private final TestDesk desk = desk();

    @Test
    void P01_manyReadersWithoutATokenCostOneTokenRequest() {
        // A renewal that happens to be under way when tokens are withdrawn would be one request more.
        await().until(() -> desk.sandbox().counters().tokenRequests() > 0);
        desk.awaitToken();
        long begun = System.nanoTime();
        desk.sandbox().misbehave(Fault.token(Fault.Kind.DELAY).withDelay(Duration.ofSeconds(2)));
        revokeTokens();
        desk.sandbox().counters().reset();
        String page = unseen();

        Crowd crowd = Crowd.atOnce(desk, 200, reader -> page);

        int requests = desk.sandbox().counters().tokenRequests();
        assertThat(crowd.failures()).isEmpty();
        assertThat(requests).isBetween(1, 1 + renewalsSince(begun));
        Reliability.measured(
                "P01", "200 readers with a revoked token, token delay 2 s: " + requests + " token request, 0 errors");
    }

    @Test
    void P07_manyReadersOfOneUnseenPageCostOneQuestionEach() {
        String page = unseen();

        Crowd crowd = Crowd.atOnce(desk, 1_000, reader -> page);

        assertThat(crowd.failures()).isEmpty();
        Set<String> twice = new LinkedHashSet<>();
        Set<String> asked = new LinkedHashSet<>();
        desk.sandbox().counters().asked().stream()
                .filter(request -> !request.kind().equals("token"))
                .map(request -> request.path() + "?" + request.query() + " " + request.header("Accept-Language"))
                .filter(request -> !asked.add(request))
                .forEach(twice::add);
        assertThat(twice).as("questions asked twice").isEmpty();
        Reliability.measured("P07", "1,000 readers of one unseen page: " + asked.size() + " questions, none twice");
    }

    @Test
    void P08_A15_A34_neverMoreThanSixteenInFlightAndOtherReadersUnaffected() throws InterruptedException {
        assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
        Duration alone = Crowd.oneByOne(desk, 20, () -> CHOLERA).quantile(0.95);
        // Less than what anybody waits for, so that no request is given up and counted twice.
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.DELAY)
                        .withDelay(Duration.ofSeconds(3))
                        .onPath("mms/[0-9]+"));
        List<String> unseen = Stream.generate(FaultTest::unseen).limit(40).toList();
        List<Crowd.Visit> others = new ArrayList<>();
        Thread crowd = new Thread(() -> Crowd.atOnce(desk, 40, unseen::get));
        crowd.start();
        // While WHO works on as much as it is given, others read on: a place in flight or a thread is not waited for.
        await().until(() -> desk.sandbox().counters().inFlight() >= 12 || !crowd.isAlive());
        for (int page = 0; page < 20; page++) {
            others.addAll(Crowd.oneByOne(desk, 1, () -> CHOLERA).visits());
        }
        desk.sandbox().behave();
        crowd.join();

        int most = desk.sandbox().counters().maxInFlight();
        Duration p95 = Crowd.quantile(others, 0.95);
        assertThat(most).isBetween(2, 16);
        assertThat(others).allMatch(visit -> visit.status() == 200);
        assertThat(p95).as("less than anybody of the crowd waits").isLessThan(LEAST_WAIT);
        Reliability.measured("P08", "40 unseen pages at once: " + most + " in flight at most");
        Reliability.measured(
                "A15", "a seen page meanwhile: p95 " + p95.toMillis() + " ms, alone " + alone.toMillis() + " ms");
    }

    @Test
    void A15_L11_whileWhoHangsManyReadersOfOnePageLeaveThreadsToOthers() {
        assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofSeconds(20)));
        String page = unseen();
        CompletableFuture<Crowd> waiting = CompletableFuture.supplyAsync(() -> Crowd.atOnce(desk, 60, reader -> page));
        List<Crowd.Visit> others = new ArrayList<>();
        while (!waiting.isDone()) {
            others.addAll(Crowd.oneByOne(desk, 1, () -> CHOLERA).visits());
        }
        List<Crowd.Visit> visits = waiting.join().visits();

        assertThat(visits).extracting(Crowd.Visit::status).containsOnly(503);
        assertThat(visits)
                .as("who wait to the end")
                .filteredOn(visit -> visit.took().compareTo(Duration.ofMillis(9_900)) > 0)
                .hasSizeBetween(1, 16);
        assertThat(others).allMatch(visit -> visit.status() == 200);
        Duration p95 = Crowd.quantile(others, 0.95);
        // Who waited for a thread would wait until one of the others gives up.
        assertThat(p95).isLessThan(LEAST_WAIT);
        Reliability.measured(
                "L11",
                "60 readers of one page that WHO does not answer for: a seen page meanwhile, p95 " + p95.toMillis()
                        + " ms");
    }

    @Test
    void L13_readersWhoGoAwayLeaveNothingBehind() throws IOException {
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMillis(300)));
        for (int i = 0; i < 1_000; i++) {
            try (Socket socket =
                    new Socket("localhost", desk.server().setup().ports().http())) {
                socket.getOutputStream()
                        .write(("GET /icd-desk" + (i % 50 == 0 ? unseen() : "/api/suggest?q=cholera")
                                        + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                if (i % 2 == 0) {
                    socket.setSoLinger(true, 0);
                }
            }
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> desk.sandbox().counters().inFlight() == 0);
        desk.sandbox().behave();
        awaitLive();
        Reliability.measured("L13", "1,000 readers gone: in flight back to 0, next unseen page 200");
    }

    @Test
    void L12_oneAddressThatAsksTooMuchIsToldSoAndOthersAreNot() {
        // Another test may have used up the share of this address.
        await().until(() -> desk.get("/search?q=disease0").statusCode() == 200);
        // A share fills up while it is used, so it is used by many at once, and one asks beside them.
        AtomicInteger number = new AtomicInteger();
        HttpResponse<String> refused = await().until(
                        () -> {
                            CompletableFuture<Crowd> others = CompletableFuture.supplyAsync(() ->
                                    Crowd.atOnce(desk, 50, reader -> "/search?q=disease" + number.incrementAndGet()));
                            HttpResponse<String> answer;
                            do {
                                answer = desk.get("/search?q=disease" + number.incrementAndGet());
                            } while (answer.statusCode() != 429 && !others.isDone());
                            others.join();
                            return answer;
                        },
                        answer -> answer.statusCode() == 429);
        String wait = refused.headers().firstValue("Retry-After").orElse(null);
        assertThat(wait).matches("[1-9][0-9]*");
        assertThat(Jsoup.parse(refused.body()).select("form[role=search] input[name=q]"))
                .hasSize(1);
        assertThat(desk.get("/search?q=disease0").statusCode())
                .as("what is remembered")
                .isEqualTo(200);
        assertThat(statusFrom("127.0.0.2", "/search?q=someone%20else")).isEqualTo(200);
        Reliability.measured("L12", "searches from one address: 429 with Retry-After " + wait + "; from another 200");
    }

    @Test
    void L12_oneAddressThatAsksTenThousandQuestionsAMinuteDoesNotMakeOthersWait() {
        AtomicInteger number = new AtomicInteger();
        others();
        // Another program on the machine may slow one moment down, so one of a few rounds has to hold.
        await().atMost(Duration.ofMinutes(2)).pollInSameThread().untilAsserted(() -> {
            Duration alone = others().quantile(0.95);
            // 34 clients with five searches a second each
            CompletableFuture<Crowd> searchers = CompletableFuture.supplyAsync(() -> Crowd.thinking(
                    MOMENT, Duration.ofMillis(200), desk, 34, page -> "/search?q=disorder" + number.incrementAndGet()));
            Crowd others = others();
            Crowd asked = searchers.join();
            Duration beside = others.quantile(0.95);

            assertThat(others.failures()).isEmpty();
            assertThat(asked.visits())
                    .extracting(Crowd.Visit::status)
                    .contains(429)
                    .isSubsetOf(200, 429);
            // How many questions that are, and how little others notice, the benchmark shows on a quiet machine.
            assertThat(beside).isLessThan(alone.multipliedBy(10).plusMillis(300));
            Reliability.measured(
                    "L12",
                    "others: 95 %% of pages within %d ms, within %d ms beside %d searches in %d s from one address"
                            .formatted(alone.toMillis(), beside.toMillis(), asked.count(), MOMENT.toSeconds()));
        });
    }

    private Crowd others() {
        List<String> pages = readAgain(10);
        return Crowd.thinking(MOMENT, Duration.ofMillis(100), desk, 10, page -> pages.get(page % pages.size()));
    }

    @Test
    void L02_L07_aPausedProcessGoesOnAsIfNothingHadBeen() throws IOException, InterruptedException {
        Duration pause = FaultDesk.TOKEN.plusSeconds(1);
        String unseen = unseen();
        assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
        signal("STOP");
        await().pollDelay(pause).atMost(pause.plusMinutes(1)).until(() -> true);
        desk.sandbox().counters().reset();
        signal("CONT");
        long resumed = System.nanoTime();

        Crowd crowd = Crowd.atOnce(desk, 30, reader -> reader % 2 == 0 ? CHOLERA : unseen);

        int requests = desk.sandbox().counters().tokenRequests();
        assertThat(crowd.failures()).isEmpty();
        assertThat(requests).isLessThanOrEqualTo(1 + renewalsSince(resumed));
        String words = "stopped for " + pause.toSeconds() + " s, longer than its token lasts: 30 readers 200, "
                + requests + " token requests";
        Reliability.measured("L02", words);

        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMinutes(10)));
        Duration suggestion = taken("/api/suggest?q=after%20the%20pause", 503);
        // No later than a page would be.
        assertThat(suggestion).isBetween(Duration.ofMillis(3_500), Duration.ofSeconds(10));
        Reliability.measured(
                "L07",
                words + "; then WHO never answers: a suggestion given up after " + suggestion.toMillis() + " ms");
    }

    /** Signals the server's JVM. */
    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + name,
                                String.valueOf(desk.server().jvm().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private int statusFrom(String address, String path) {
        int port = desk.server().setup().ports().http();
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream()
                    .write(("GET /icd-desk" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
