// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A crowd that comes at once, each reader with an address and a search of their own, on a server of its own. */
@Lane(Lane.OWN_SERVERS)
@TestMethodOrder(OrderAnnotation.class)
class ServedCrowdIT {

    private static final Duration TOKEN_DELAY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ANSWER_DELAY = Duration.ofMillis(20);

    /** Well within the 10 seconds that a reader waits, since others use the machine as well. */
    private static final Duration MANAGEABLE = Duration.ofSeconds(4);

    /** So slow that one address uses its share up on a busy machine too. */
    private static final Map<String, String> SLOW_SEARCHES = Map.of("ICD_LIMITS_SEARCHES", "2/s burst 50");

    private static final AtomicInteger WORDS = new AtomicInteger();

    private static TestDesk desk;

    /** Whether nobody has asked it for anything since it started. */
    private static boolean fresh = true;

    @BeforeAll
    static void start() {
        Sandbox who = Sandbox.start(SandboxOptions.defaults());
        misbehave(who, ANSWER_DELAY);
        desk = TestDesk.start("served-crowd", who, SLOW_SEARCHES, List.of("-Xmx384m"));
    }

    @AfterAll
    static void end() {
        desk.close();
    }

    @BeforeEach
    void behave() {
        misbehave(desk.sandbox(), ANSWER_DELAY);
    }

    @Test
    @Order(1)
    void C01_twoHundredDifferentSearchesOfAFreshProcessAreAnsweredWithOneToken() {
        inOneOfAFewRounds(() -> {
            if (!fresh) {
                desk.server().kill();
                desk.sandbox().counters().reset();
                desk.restart();
            }
            fresh = false;

            Crowd crowd = Crowd.fromManyAddresses(desk, 200, reader -> search());

            assertThat(crowd.failures()).isEmpty();
            assertThat(crowd.count()).isEqualTo(200);
            assertThat(desk.sandbox().counters().tokenRequests()).isOne();
            Reliability.measured(
                    "C01",
                    "200 searches from 200 addresses on a fresh process: 200 pages, the last after "
                            + crowd.quantile(1).toMillis() + " ms, 1 token request");
        });
    }

    @Test
    void C02_aTokenWithdrawnThreeTimesCostsNobodyAPage() {
        inOneOfAFewRounds(() -> {
            Duration last = Duration.ZERO;
            for (int withdrawal = 1; withdrawal <= 3; withdrawal++) {
                desk.sandbox().revokeTokens();
                desk.sandbox().counters().reset();

                Crowd crowd = Crowd.fromManyAddresses(desk, 200, reader -> search());

                assertThat(crowd.failures()).as("withdrawal " + withdrawal).isEmpty();
                assertThat(desk.sandbox().counters().tokenRequests()).isOne();
                last = crowd.quantile(1);
            }
            Reliability.measured(
                    "C02",
                    "a token withdrawn three times under 200 searches: 200 pages and 1 token request each time; the last page after "
                            + last.toMillis() + " ms");
        });
    }

    /** On a machine so slow that a thousand pages take longer than a reader waits, as many as it can make in that time. */
    @Test
    void C03_aThousandAtOnceAreServed() {
        inOneOfAFewRounds(() -> {
            Duration hundred =
                    Crowd.fromManyAddresses(desk, 100, reader -> search()).quantile(1);
            int readers = (int) Math.max(100, Math.min(1_000, 100 * MANAGEABLE.toMillis() / hundred.toMillis()));
            desk.sandbox().counters().reset();

            Crowd crowd = Crowd.fromManyAddresses(desk, readers, reader -> search());

            assertThat(crowd.failures()).isEmpty();
            assertThat(desk.sandbox().counters().maxInFlight()).isBetween(2, 16);
            Reliability.measured(
                    "C03",
                    "%d searches at once: as many pages, the last after %d ms"
                            .formatted(readers, crowd.quantile(1).toMillis()));
        });
    }

    @Test
    void C04_whoeverCanBeServedIsAndTheOthersHearItSoon() {
        inOneOfAFewRounds(() -> {
            Duration deadline = Duration.ofSeconds(10);
            // The rate of the quick answers before would promise too much. Sixteen at once are a second on a quiet
            // machine.
            misbehave(desk.sandbox(), Duration.ofSeconds(1));
            Duration sixteen =
                    Crowd.fromManyAddresses(desk, 16, reader -> search()).quantile(1);
            long possible = 16 * deadline.toMillis() / sixteen.toMillis();
            desk.sandbox().counters().reset();

            Crowd crowd = Crowd.fromManyAddresses(desk, 400, reader -> search());

            List<Crowd.Visit> served = crowd.visits().stream()
                    .filter(visit -> visit.status() == 200)
                    .toList();
            List<Crowd.Visit> told = crowd.visits().stream()
                    .filter(visit -> visit.status() != 200)
                    .toList();
            assertThat(crowd.count()).isEqualTo(400);
            assertThat(told).allSatisfy(visit -> assertThat(visit.words()).contains("503"));
            assertThat((long) served.size()).isGreaterThanOrEqualTo(Math.min(140, possible * 8 / 10));
            assertThat(told).isNotEmpty();
            assertThat(Crowd.quantile(told, 0.5))
                    .as("half of them are told long before those who wait are through")
                    .isLessThan(Crowd.quantile(served, 1).multipliedBy(3).dividedBy(4));
            assertThat(desk.sandbox().counters().ofKind("search"))
                    .as("nothing is asked for those who were told")
                    .isLessThanOrEqualTo(served.size() + 16);
            Reliability.measured(
                    "C04",
                    "answers of 1 s, 400 searches: %d pages, the last after %d ms; %d told, half after %d ms, the last after %d ms"
                            .formatted(
                                    served.size(),
                                    Crowd.quantile(served, 1).toMillis(),
                                    told.size(),
                                    Crowd.quantile(told, 0.5).toMillis(),
                                    Crowd.quantile(told, 1).toMillis()));
        });
    }

    @Test
    void C07_oneAddressThatAsksTenThousandThingsLeavesTheOthersTheirPages() {
        inOneOfAFewRounds(() -> {
            AtomicInteger limited = new AtomicInteger();
            CompletableFuture<Void> greedy = CompletableFuture.runAsync(() -> {
                for (int hundred = 0; hundred < 10; hundred++) {
                    Crowd.atOnce(desk, 100, reader -> search()).visits().stream()
                            .filter(visit -> visit.status() == 429)
                            .forEach(visit -> limited.incrementAndGet());
                }
            });

            Crowd others = Crowd.fromManyAddresses(desk, 100, reader -> search());
            greedy.join();

            assertThat(others.failures()).isEmpty();
            assertThat(limited).hasPositiveValue();
            Reliability.measured(
                    "C07",
                    "1,000 searches of one address: %d times 429; 100 others meanwhile 200".formatted(limited.get()));
        });
    }

    /** Others may keep this machine, and with it the sandbox, from answering in time: one of a few rounds has to hold. */
    private static void inOneOfAFewRounds(ThrowingRunnable round) {
        await().atMost(PATIENCE).pollInSameThread().untilAsserted(round);
    }

    /** {@return a search that nobody has made; some of its words suffice, so that it has hits and needs no advice} */
    private static String search() {
        return "/search?flexible=true&q=disorder%20word" + WORDS.incrementAndGet();
    }

    private static void misbehave(Sandbox who, Duration answers) {
        who.behave();
        who.misbehave(Fault.token(Fault.Kind.DELAY).withDelay(TOKEN_DELAY));
        who.misbehave(Fault.api(Fault.Kind.DELAY).withDelay(answers));
    }
}
