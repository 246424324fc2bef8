// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.icddesk.testing.gateway.ScriptedOutbound.fails;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;
import static org.icddesk.walk.WalkBench.PLAN;
import static org.icddesk.walk.WalkBench.uri;

import java.time.Duration;
import java.util.Optional;
import org.icddesk.http.OutboundFailure;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.junit.jupiter.api.Test;

/** When a walk does not ask. */
class PoliteWalkTest {

    private final WalkBench bench = new WalkBench(Optional.empty(), PLAN);

    @Test
    void whileReadersWaitForWhoItDoesNotAsk() throws InterruptedException {
        bench.run(3);
        bench.hold(true);
        Thread reader = new Thread(() -> bench.desk.gateway.icd10Entity((Icd10Uri) uri("C00"), Language.ENGLISH));
        reader.start();
        await().until(() -> bench.desk.gateway.status().waiting() > 0);

        bench.run(5);

        assertThat(bench.state()).isEqualTo(WalkState.READERS_FIRST);
        assertThat(bench.asked()).hasSize(3);
        bench.hold(false);
        reader.join();
        bench.run(1);
        assertThat(bench.state()).isEqualTo(WalkState.WALKING);
        assertThat(bench.asked()).hasSize(5);
    }

    @Test
    void whileWhoWantsAPauseItWaitsAsLongAsThat() {
        bench.run(3);
        bench.desk.who.then(status(429, "Retry-After", "90"));
        bench.run(1);

        bench.pass(Duration.ofSeconds(85));

        assertThat(bench.asked()).hasSize(3);
        assertThat(bench.state()).isEqualTo(WalkState.HELD);
        assertThat(bench.progress().lastFailureWords())
                .hasValueSatisfying(words -> assertThat(words).contains("429"));
        bench.pass(Duration.ofSeconds(7));
        assertThat(bench.asked()).hasSizeBetween(5, 10);
        assertThat(bench.state()).isEqualTo(WalkState.WALKING);
    }

    @Test
    void afterAnUnavailableServiceItWaitsAsLongAsThatSaysToo() {
        bench.run(3);
        bench.desk.who.then(status(503, "Retry-After", "40"));
        bench.run(1);

        bench.pass(Duration.ofSeconds(35));
        assertThat(bench.asked()).hasSize(3);
        assertThat(bench.state()).isEqualTo(WalkState.OUTAGE);
        bench.pass(Duration.ofSeconds(8));
        assertThat(bench.asked()).hasSizeGreaterThan(4);
    }

    @Test
    void inAnOutageItAsksOnceAMinuteAtMostAndGoesOnAfterwards() {
        bench.run(3);
        bench.desk.who.always(fails(OutboundFailure.Reason.TIMEOUT));
        int before = bench.desk.who.requests().size();

        bench.pass(Duration.ofMinutes(30));

        assertThat(bench.desk.who.requests().size() - before).isBetween(25, 40);
        assertThat(bench.state()).isEqualTo(WalkState.OUTAGE);
    }

    @Test
    void whileTheCircuitBreakerIsOpenItDoesNotAsk() {
        bench.desk.who.always(status(500));
        for (int i = 0; i < 5; i++) {
            try {
                bench.desk.gateway.icd10Entity((Icd10Uri) uri("A0" + i), Language.ENGLISH);
            } catch (RuntimeException expected) {
                continue;
            }
        }
        int before = bench.desk.who.requests().size();

        bench.run(10);

        assertThat(bench.state()).isEqualTo(WalkState.OUTAGE);
        assertThat(bench.desk.who.requests()).hasSize(before);
    }

    @Test
    void anAdministratorHasItAskAtOnceAgain() {
        bench.desk.who.then(status(429, "Retry-After", "900"));
        bench.run(1);
        assertThat(bench.state()).isEqualTo(WalkState.HELD);

        bench.desk.gateway.askNow();
        bench.walks.retryNow();
        bench.run(2);

        assertThat(bench.state()).isEqualTo(WalkState.WALKING);
        assertThat(bench.asked()).contains("2019");
    }

    @Test
    void itAsksInTheHoursSetAlone() {
        // The time of tests begins at 12:00.
        bench.hours(20, 6);
        bench.restart();

        bench.run(10);
        assertThat(bench.state()).isEqualTo(WalkState.OUT_OF_HOURS);
        assertThat(bench.asked()).isEmpty();

        bench.desk.time.set(Duration.ofHours(8));
        bench.run(3);
        assertThat(bench.asked()).hasSize(3);

        bench.desk.time.set(Duration.ofHours(10));
        bench.run(3);
        assertThat(bench.asked()).hasSize(3);
        assertThat(bench.state()).isEqualTo(WalkState.OUT_OF_HOURS);
    }

    @Test
    void itWaitsWhileTheServerIsSuspended() {
        bench.run(2);
        bench.walks.suspend(true);

        bench.run(5);
        assertThat(bench.state()).isEqualTo(WalkState.SUSPENDED);
        assertThat(bench.asked()).hasSize(2);

        bench.walks.suspend(false);
        bench.run(1);
        assertThat(bench.state()).isEqualTo(WalkState.WALKING);
        assertThat(bench.asked()).hasSize(3);
    }
}
