// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.icddesk.request.AnswerRate;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

class AdmissionQueueTest {

    private static final int PLACES = 96;
    private static final Duration PAGE = Duration.ofSeconds(10);

    private final VirtualTime time = new VirtualTime();
    private final AnswerRate rate = new AnswerRate(16, time);
    private final AdmissionQueue queue = new AdmissionQueue(PLACES, rate);
    private final List<Integer> admitted = new ArrayList<>();
    private final List<Integer> uncounted = new ArrayList<>();
    private final List<Integer> turnedAway = new ArrayList<>();
    private final List<Duration> retries = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();

    @Test
    void requestsAreLetInWhileThereArePlacesAndThenInTheOrderOfTheirArrival() {
        IntStream.range(0, PLACES).forEach(i -> assertThat(queue.tryEnter()).isTrue());
        assertThat(queue.tryEnter()).isFalse();
        arrive(3);
        assertThat(admitted).isEmpty();

        queue.leave();
        queue.leave();

        assertThat(admitted).containsExactly(0, 1);
        assertThat(queue.tryEnter()).as("somebody waits").isFalse();
        queue.leave();
        queue.leave();
        assertThat(queue.tryEnter()).isTrue();
    }

    @Test
    void aPlaceThatBecameFreeMeanwhileIsTaken() {
        arrive(1);
        assertThat(admitted).containsExactly(0);
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void C04_whoCannotBeAnsweredInTimeIsToldWithinASecondAndTheOthersWait() {
        saturate();
        arrive(400);
        Duration told = null;
        int done = 0;
        for (int tick = 1; tick <= 44; tick++) {
            time.pass(AdmissionQueue.REVIEW_INTERVAL);
            if (tick % 4 == 0) {
                answered(16, Duration.ofSeconds(1));
                done += 16;
                IntStream.range(0, 16).forEach(i -> queue.leave());
            }
            queue.review();
            told = told == null && !turnedAway.isEmpty() ? time.since(0) : told;
            if (tick == 8) {
                assertThat(turnedAway.size())
                        .as("told in the first two seconds")
                        .isGreaterThan(230);
            }
        }

        assertThat(told).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(admitted.size()).isBetween(144, 160);
        assertThat(turnedAway).hasSize(400 - admitted.size());
        assertThat(turnedAway).allMatch(number -> number >= admitted.size());
        assertThat(retries).allMatch(retry -> retry.compareTo(Duration.ofSeconds(6)) >= 0);
        assertThat(done).isGreaterThan(144);
    }

    @Test
    void P07_whoSharesAnAnswerIsNotToldThatItCannotCome() {
        answered(16, Duration.ofSeconds(2));
        saturate();
        arrive(1_000);
        for (int tick = 0; tick < 8; tick++) {
            time.pass(AdmissionQueue.REVIEW_INTERVAL);
            queue.review();
        }
        assertThat(turnedAway).isEmpty();
        // The answer is there, and whoever comes in has it at once.
        answered(1, Duration.ofSeconds(2));
        for (int tick = 0; tick < 20; tick++) {
            answered(1, Duration.ofSeconds(2));
            IntStream.range(0, PLACES).forEach(i -> queue.leave());
            time.pass(AdmissionQueue.REVIEW_INTERVAL);
            queue.review();
        }
        assertThat(turnedAway).isEmpty();
        assertThat(admitted).hasSize(1_000);
    }

    @Test
    void C03_aThousandAreServedWhereAnswersAreQuick() {
        answered(16, Duration.ofMillis(20));
        arrive(1_000);
        for (int tick = 0; tick < 20; tick++) {
            time.pass(AdmissionQueue.REVIEW_INTERVAL);
            IntStream.range(0, 50).forEach(i -> queue.leave());
            queue.review();
        }
        assertThat(turnedAway).isEmpty();
        assertThat(admitted).hasSize(1_000);
    }

    @Test
    void A15_whileWhoIsSilentNobodyWaitsForAThread() {
        arrive(200);
        rate.recordSent();
        time.pass(AnswerRate.SILENCE);

        assertThat(queue.review()).isFalse();

        assertThat(uncounted).hasSize(200 - PLACES);
        assertThat(turnedAway).isEmpty();
        arrive(1);
        assertThat(uncounted).hasSize(201 - PLACES);
    }

    @Test
    void whoeverIsOverTimeIsTold() {
        saturate();
        arrive(PLACES + 1);
        for (int second = 1; second <= 10; second++) {
            assertThat(turnedAway).isEmpty();
            time.pass(Duration.ofMillis(1_001));
            answered(1, Duration.ofMillis(10));
            queue.review();
        }
        assertThat(turnedAway).containsExactly(PLACES);
    }

    @Test
    void C01_whereNotWhoIsSlowButThisServerAllAreServed() {
        answered(16, Duration.ofSeconds(2));
        arrive(PLACES + 500);
        for (int second = 0; second < 60; second++) {
            time.pass(Duration.ofSeconds(1));
            queue.review();
        }
        assertThat(turnedAway).isEmpty();
        IntStream.range(0, 500).forEach(i -> queue.leave());
        assertThat(admitted).hasSize(PLACES + 500);
        assertThat(waits).containsOnly(Duration.ZERO);
    }

    @Test
    void whatWasWaitedBecauseOfWhoIsTold() {
        saturate();
        arrive(PLACES + 1);
        time.pass(Duration.ofSeconds(1));
        queue.review();
        queue.leave();
        assertThat(waits).hasSize(PLACES + 1).endsWith(Duration.ofSeconds(1));
    }

    @Test
    void twoThousandWaitAndNoMore() {
        arrive(PLACES + 2_001);
        assertThat(turnedAway).containsExactly(PLACES + 2_000);
        assertThat(queue.waiting()).isEqualTo(2_000);
        assertThat(retries).containsExactly(Duration.ofSeconds(1));
    }

    private int arrived;

    private void arrive(int count) {
        for (int i = 0; i < count; i++) {
            int number = arrived++;
            queue.enter(
                    new AdmissionQueue.Request() {
                        @Override
                        public void admit(Duration waited, boolean counted) {
                            (counted ? admitted : uncounted).add(number);
                            waits.add(waited);
                        }

                        @Override
                        public void turnAway(Duration waited, Duration retryAfter) {
                            turnedAway.add(number);
                            retries.add(retryAfter);
                        }
                    },
                    PAGE);
        }
    }

    /** Has as many requests in flight as may be. */
    private void saturate() {
        for (int i = 0; i < 16; i++) {
            rate.recordSent();
        }
    }

    private void answered(int count, Duration took) {
        for (int i = 0; i < count; i++) {
            rate.recordSent();
            rate.recordEnd(took, true);
        }
    }
}
