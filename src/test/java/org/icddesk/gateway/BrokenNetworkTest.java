// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.GatewayStatus.CircuitState;
import org.icddesk.answer.Unavailable;
import org.icddesk.http.OutboundSettings;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.reliability.Reliability;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Waits;
import org.icddesk.testing.faults.FaultProxy;
import org.icddesk.testing.faults.TestCertificates;
import org.icddesk.testing.faults.TestCertificates.Certified;
import org.icddesk.testing.faults.Toxic;
import org.icddesk.testing.gateway.GatewayBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway behind a network that really stalls, drips and changes its certificate. */
@Waits
class BrokenNetworkTest {

    private static final LinearizationUri CHOLERA =
            LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("257068234"));

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration CONNECTING = Duration.ofSeconds(3).minus(TICK);

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutToken());
    private final URI base = URI.create(sandbox.apiUrl());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    @Tag("slow")
    void A16_aBodyThatStallsEndsAtTheDeadline() {
        assertGivenUpAtTheDeadline(new Toxic.Stall(400));
    }

    @Test
    @Tag("slow")
    void A17_aBodyThatDripsEndsAtTheDeadline() {
        assertGivenUpAtTheDeadline(new Toxic.Slicer(20, Duration.ofSeconds(1)));
    }

    @Test
    @Tag("slow")
    void A26_aCertificateReplacedByOneNotTrustedIsRefusedAndNamed(@TempDir Path folder) {
        TestCertificates certificates = TestCertificates.in(folder);
        OutboundSettings settings =
                new OutboundSettings(Optional.empty(), certificates.client(), Duration.ofSeconds(3), 32);
        try (GatewayBench bench = new GatewayBench(settings);
                FaultProxy proxy = FaultProxy.withTls(base, certificates.server(Certified.TRUSTED))) {
            IcdGateway gateway = bench.gateway(URI.create(proxy.url().toString().replaceAll("/$", "")));
            assertThat(entity(gateway).outageSince()).isEmpty();
            for (Certified bad : new Certified[] {Certified.EXPIRED, Certified.OTHER_HOST, Certified.SELF_SIGNED}) {
                proxy.present(certificates.server(bad));
                gateway.invalidateCache();
                sandbox.counters().reset();

                long before = gateway.status().ended();

                assertThat(entity(gateway).value()).isNotNull();
                // Who reads what is remembered does not wait for the question that goes on behind it.
                await().until(() -> gateway.status().ended() > before
                        && gateway.status().inFlight() + gateway.status().waiting() == 0);
                assertThat(entity(gateway).outageSince()).isPresent();
                assertThat(gateway.isUntrusted()).isTrue();
                assertThat(gateway.status().lastFailureWords())
                        .hasValueSatisfying(words -> assertThat(words).contains("certificate"));
                assertThat(sandbox.counters().apiRequests()).isZero();
                bench.advance(Duration.ofSeconds(11));
            }
        }
        Reliability.measured(
                "A26", "expired, other host, self-signed: refused, named, nothing sent, seen answers served");
    }

    @Test
    @Tag("slow")
    void A14_connectionsThatAreNotAcceptedCostThreeSecondsOnceAndThenNothing() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
                GatewayBench bench = new GatewayBench();
                GatewayBench reference = new GatewayBench()) {
            IcdGateway gateway = bench.gateway(URI.create("http://127.0.0.1:" + full.getLocalPort()));
            IcdGateway alone = reference.gateway(URI.create("http://127.0.0.1:" + full.getLocalPort()));
            List<LinearizationUri> five = IntStream.rangeClosed(1, 5)
                    .mapToObj(id -> LinearizationUri.of(
                            new Release("2024-01"), Linearization.MMS, new EntityId(String.valueOf(id))))
                    .toList();

            CompletableFuture<Duration> one = CompletableFuture.supplyAsync(() -> taken(() -> entity(alone)));
            List<Attempt<IcdEntity>> attempts = new ArrayList<>();
            Duration page = taken(() ->
                    attempts.addAll(gateway.entities(five, Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE)));
            long asked = gateway.status().ended();
            Duration next =
                    taken(() -> assertThatThrownBy(() -> entity(gateway)).isInstanceOf(Unavailable.class));

            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(attempts).hasSize(5).allMatch(attempt -> attempt.answer().isEmpty());
            assertThat(gateway.status().failures()).as("each tried once").isEqualTo(Map.of("Unavailable", 5L));
            // Two waits one after the other would take twice as long as one question that waits beside them.
            assertThat(page).isBetween(CONNECTING, one.join().multipliedBy(19).dividedBy(10));
            assertThat(gateway.status().breaker()).isEqualTo(CircuitState.OPEN);
            assertThat(gateway.status().ended()).as("nothing more is tried").isEqualTo(asked);
            assertThat(next).as("nothing is waited for").isLessThan(CONNECTING);
            Reliability.measured(
                    "A14",
                    "five questions of a page given up after %d ms, the next after %d ms"
                            .formatted(page.toMillis(), next.toMillis()));
        }
    }

    @Test
    void A36_aNewReleaseIsTheLatestWithinAnHour() {
        try (GatewayBench bench = new GatewayBench()) {
            IcdGateway gateway = bench.gateway(base);
            Release before = gateway.latestRelease(Linearization.MMS);
            sandbox.misbehave(Fault.api(Fault.Kind.STATUS)
                    .onPath("/icd/release/11/mms$")
                    .withBody(
                            "{\"@id\":\"http://id.who.int/icd/release/11/mms\",\"title\":{\"@language\":\"en\","
                                    + "\"@value\":\"ICD-11\"},\"latestRelease\":\"http://id.who.int/icd/release/11/2099-01/mms\","
                                    + "\"release\":[\"http://id.who.int/icd/release/11/2099-01/mms\"]}",
                            "application/json"));
            assertThat(gateway.latestRelease(Linearization.MMS)).isEqualTo(before);
            bench.advance(Duration.ofHours(2));

            assertThat(gateway.latestRelease(Linearization.MMS)).isEqualTo(new Release("2099-01"));
            assertThat(entity(gateway).value().title().value()).isEqualTo("Cholera");
        }
    }

    @Test
    void A37_aReleaseWithdrawnGoesOnForAsLongAsItsPagesAreFresh() {
        try (GatewayBench bench = new GatewayBench()) {
            IcdGateway gateway = bench.gateway(base);
            entity(gateway);
            sandbox.misbehave(Fault.apiStatus(404));
            bench.advance(Duration.ofDays(29));

            assertThat(entity(gateway).value().title().value()).isEqualTo("Cholera");
        }
    }

    /**
     * A body that takes minutes or never ends is given up when its caller's time limit ends, and not when another's
     * does.
     */
    private void assertGivenUpAtTheDeadline(Toxic toxic) {
        try (GatewayBench bench = new GatewayBench();
                FaultProxy proxy = FaultProxy.to(base)) {
            proxy.toxics(toxic);
            IcdGateway gateway =
                    bench.gateway(URI.create("http://localhost:" + proxy.url().getPort()));
            Scope scope = Scope.of(new Release("2024-01"), Linearization.MMS);
            SearchRequest question = SearchRequest.of(scope, "cholera", Language.ENGLISH);

            Duration took = taken(() -> assertThatThrownBy(() -> gateway.search(question, AnswerTimeout.SUGGESTION))
                    .isInstanceOf(Unavailable.class));

            assertThat(took).isBetween(AnswerTimeout.SUGGESTION.limit().minus(TICK), AnswerTimeout.PAGE.limit());
            Reliability.measured(
                    toxic instanceof Toxic.Stall ? "A16" : "A17", "given up after " + took.toMillis() + " ms of 4,000");
        }
    }

    private static Duration taken(Runnable question) {
        long start = System.nanoTime();
        try {
            question.run();
        } catch (Unavailable e) {
            // What it took is of interest.
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Answer<Entity> entity(IcdGateway gateway) {
        return gateway.entity(CHOLERA, Language.ENGLISH, Set.of());
    }
}
