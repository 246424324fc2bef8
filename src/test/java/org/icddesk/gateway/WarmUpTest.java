// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.fails;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.icddesk.gateway.cache.WarmUp;
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked before anybody asks: how politely, and in which order. */
class WarmUpTest {

    private static final String MMS = "/icd/release/11/2024-01/mms";

    private final ScriptedGateway desk = new ScriptedGateway();
    private final Ticks ticks = new Ticks();
    private final AtomicBoolean suspended = new AtomicBoolean();

    private WarmUp warmUp;

    @BeforeEach
    void start() {
        desk.who.always(WarmUpTest::answer);
        warmUp = desk.gateway.warmUp(ticks, suspended::get, Optional.of(new Release("2024-01")), Language.ENGLISH);
        warmUp.start(Duration.ofSeconds(3));
    }

    @AfterEach
    void stop() {
        ticks.shutdownNow();
    }

    @Test
    void itBeginsAfterAWhileAndAsksTenTimesASecondAtMost() {
        assertThat(ticks.first).isEqualTo(Duration.ofSeconds(3));
        assertThat(ticks.pause).isEqualTo(Duration.ofMillis(100));
        assertThat(asked()).isEmpty();
    }

    @Test
    void eachTickAsksOneQuestionTopLevelChaptersAndBlocks() {
        for (int tick = 1; tick <= 7; tick++) {
            ticks.pass(1);
            assertThat(asked()).hasSize(tick);
        }
        String parts = "?include=ancestor%2CdiagnosticCriteria";
        assertThat(asked())
                .containsExactly(
                        MMS, MMS + "/1", MMS + "/1" + parts, MMS + "/2", MMS + "/2" + parts, MMS + "/11", MMS + "/12");
        assertThat(desk.gateway.status().remembered()).isEqualTo(7);
        ticks.pass(20);
        assertThat(asked()).hasSize(7);
        assertThat(ticks.isOver()).isTrue();
    }

    @Test
    void withoutAReleaseItBeginsWithTheLatest() {
        ticks.pass(1);
        WarmUp latest = desk.gateway.warmUp(ticks, suspended::get, Optional.empty(), Language.ENGLISH);
        desk.who.always(request -> json(
                request.uri().getPath().endsWith("/11/mms")
                        ? "{'release': ['http://id.who.int" + MMS
                                + "', 'http://id.who.int/icd/release/11/2023-01/mms']}"
                        : "{}"));
        latest.start(Duration.ZERO);
        ticks.pass(1);
        assertThat(asked()).last().isEqualTo("/icd/release/11/mms");
        // The release's top level is remembered since the first tick.
        desk.gateway.invalidateCache();
        ticks.pass(1);
        assertThat(asked()).last().isEqualTo(MMS);
    }

    @Test
    void whileTheServerIsSuspendedNothingIsAsked() {
        ticks.pass(1);
        suspended.set(true);
        ticks.pass(50);
        assertThat(asked()).containsExactly(MMS);
        suspended.set(false);
        ticks.pass(1);
        assertThat(asked()).containsExactly(MMS, MMS + "/1");
    }

    @Test
    void aFailureIsFollowedByAMinuteOfRest() {
        desk.who.then(status(500));
        ticks.pass(1);
        ticks.pass(600);
        assertThat(asked()).containsExactly(MMS);
        ticks.pass(1);
        assertThat(asked()).containsExactly(MMS, MMS);
        ticks.pass(1);
        assertThat(asked()).last().isEqualTo(MMS + "/1");
    }

    @Test
    void aBrokenConnectionIsToo() {
        desk.who.then(fails(OutboundFailure.Reason.TIMEOUT));
        ticks.pass(601);
        assertThat(asked()).containsExactly(MMS);
    }

    @Test
    void whatWhoDoesNotHaveIsLeftOut() {
        ticks.pass(1);
        desk.who.then(status(404), status(400), ok("rubbish"));
        ticks.pass(3);
        ticks.pass(1);
        assertThat(asked()).last().isEqualTo(MMS + "/2?include=ancestor%2CdiagnosticCriteria");
        ticks.pass(1);
        assertThat(ticks.isOver()).isTrue();
    }

    @Test
    void whileWhoWantsAPauseItLooksAgainEachSecond() {
        desk.who.then(status(429, "Retry-After", "90"));
        ticks.pass(601);
        assertThat(asked()).containsExactly(MMS);
        ticks.pass(1);
        desk.time.pass(Duration.ofSeconds(91));
        ticks.pass(9);
        assertThat(asked()).as("rests for ten ticks").containsExactly(MMS);
        ticks.pass(2);
        assertThat(asked()).hasSize(2);
    }

    @Test
    void stoppedItAsksNothingMore() {
        ticks.pass(1);
        warmUp.stop();
        assertThat(ticks.isOver()).isTrue();
    }

    private List<String> asked() {
        return desk.who.requests().stream()
                .map(OutboundRequest::uri)
                .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .toList();
    }

    private static OutboundResponse answer(OutboundRequest request) {
        String path = request.uri().getPath();
        String children = path.equals(MMS) ? entities(1, 2) : path.equals(MMS + "/1") ? entities(11, 12) : "";
        return json("{'title': {'@language': 'en', '@value': 'x'}, 'child': [" + children + "]}");
    }

    private static String entities(int first, int second) {
        String base = "'http://id.who.int" + MMS + "/";
        return base + first + "', " + base + second + "'";
    }

    /** A scheduler that repeats when told to. */
    private static final class Ticks extends ScheduledThreadPoolExecutor {

        private Runnable task;
        private Duration first;
        private Duration pause;
        private ScheduledFuture<?> handle;

        Ticks() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long delay, long rest, TimeUnit unit) {
            task = command;
            first = Duration.of(delay, unit.toChronoUnit());
            pause = Duration.of(rest, unit.toChronoUnit());
            handle = super.schedule(() -> {}, 1, TimeUnit.DAYS);
            return handle;
        }

        void pass(int count) {
            for (int i = 0; i < count; i++) {
                task.run();
            }
        }

        boolean isOver() {
            return handle.isCancelled();
        }
    }
}
