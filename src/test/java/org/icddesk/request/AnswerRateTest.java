// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

class AnswerRateTest {

    private final VirtualTime time = new VirtualTime();
    private boolean busy;
    private final AnswerRate rate = new AnswerRate(16, time, () -> busy);

    @Test
    void nothingIsSaidBeforeEightAnswers() {
        answers(7, 1_000);
        assertThat(rate.untilAnswered(1_000)).isZero();
        answers(1, 1_000);
        assertThat(rate.untilAnswered(1_000)).isPositive();
    }

    @Test
    void C04_questionsAreAnsweredAsManyAtOnceAsMayBeInFlight() {
        answers(16, 1_000);
        assertThat(rate.untilAnswered(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rate.untilAnswered(16)).isEqualTo(Duration.ofSeconds(2));
        assertThat(rate.untilAnswered(144)).isEqualTo(Duration.ofSeconds(10));
        assertThat(rate.untilAnswered(145)).isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void C01_slowOnesAmongTheLastAnswersDoNotCount() {
        answers(11, 5_000);
        answers(5, 20);
        assertThat(rate.answerTime()).contains(Duration.ofMillis(20));
        answers(16, 2_000);
        assertThat(rate.answerTime()).contains(Duration.ofSeconds(2));
    }

    @Test
    void C01_whileTheProcessorsAreBusyTheQuickestAnswerTellsHowQuickWhoIs() {
        busy = true;
        answers(15, 5_000);
        answers(1, 20);
        assertThat(rate.answerTime()).contains(Duration.ofMillis(20));
        busy = false;
        assertThat(rate.answerTime()).contains(Duration.ofSeconds(5));
    }

    @Test
    void C01_ofAWaitOnBusyProcessorsCountsWhatWhoNeedsForItsAnswers() {
        busy = true;
        answers(16, 160);
        AnswerRate.CountedWait wait = rate.beginWait();
        time.pass(Duration.ofSeconds(20));
        answers(200, 160);
        assertThat(wait.counted()).isEqualTo(Duration.ofSeconds(2));

        busy = false;
        time.pass(Duration.ofSeconds(1));
        assertThat(wait.counted()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void C04_aWaitCountsInFullWhereWhoIsSlowThoughProcessorsAreBusy() {
        busy = true;
        answers(16, 1_000);
        AnswerRate.CountedWait wait = rate.beginWait();
        for (int second = 1; second <= 10; second++) {
            time.pass(Duration.ofSeconds(1));
            answers(16, 1_000);
            assertThat(wait.counted()).isEqualTo(Duration.ofSeconds(second));
        }
    }

    @Test
    void A15_aWaitForASilentWhoCountsInFullThoughProcessorsAreBusy() {
        busy = true;
        rate.recordSent();
        AnswerRate.CountedWait wait = rate.beginWait();
        time.pass(AnswerRate.SILENCE);
        assertThat(wait.counted()).isEqualTo(AnswerRate.SILENCE);
    }

    @Test
    void C01_whenTheProcessorsBecomeFreeWhoHasItsWholeTimeForWhatWasInOurHands() {
        busy = true;
        rate.recordSent();
        rate.recordPreparing();
        time.pass(Duration.ofMinutes(1));
        assertThat(rate.silence()).isZero();

        busy = false;

        time.pass(Duration.ofSeconds(1));
        assertThat(rate.silence()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void L11_aConnectionThatFailsIsNoSignOfLife() {
        rate.recordSent();
        rate.recordSent();
        rate.recordPreparing();
        rate.recordPreparing();
        time.pass(AnswerRate.SILENCE);

        rate.recordDone();
        rate.recordEnd(AnswerRate.SILENCE, false);

        assertThat(rate.isSilent()).isTrue();
    }

    @Test
    void C01_whileTheProcessorsAreBusyWhoIsNotSilentAboutWhatThisServerWorksOn() {
        busy = true;
        for (int i = 0; i < 16; i++) {
            rate.recordSent();
            rate.recordPreparing();
        }
        time.pass(Duration.ofMinutes(1));
        assertThat(rate.silence()).as("nothing is asked yet").isZero();

        rate.recordAsked();
        time.pass(Duration.ofSeconds(2));
        assertThat(rate.silence()).isEqualTo(Duration.ofSeconds(2));
        rate.recordAsked();
        rate.recordAnswering();
        assertThat(rate.silence()).as("an answer is a sign of life").isZero();
        time.pass(AnswerRate.SILENCE);
        assertThat(rate.isSilent()).as("it owes the other one").isTrue();

        rate.recordAnswering();
        assertThat(rate.isSilent()).isFalse();
        busy = false;
        time.pass(AnswerRate.SILENCE);
        assertThat(rate.isSilent()).as("all count where processors are free").isTrue();
    }

    @Test
    void A15_silenceLastsFromTheLastSignOfLifeWhileAnAnswerIsOwed() {
        time.pass(Duration.ofHours(1));
        assertThat(rate.silence()).isZero();
        rate.recordSent();
        rate.recordSent();
        time.pass(Duration.ofSeconds(2));
        assertThat(rate.isSilent()).isFalse();
        rate.recordEnd(Duration.ofSeconds(2), true);
        time.pass(Duration.ofMillis(2_999));
        assertThat(rate.isSilent()).isFalse();
        time.pass(Duration.ofMillis(1));
        assertThat(rate.isSilent()).isTrue();
        rate.recordSent();
        rate.recordEnd(Duration.ZERO, false);
        assertThat(rate.isSilent()).as("a failure is no sign of life").isTrue();
        rate.recordEnd(Duration.ofSeconds(5), false);
        assertThat(rate.silence()).isZero();
        assertThat(rate.inFlight()).isZero();
    }

    private void answers(int count, long millis) {
        for (int i = 0; i < count; i++) {
            rate.recordSent();
            rate.recordEnd(Duration.ofMillis(millis), true);
        }
    }
}
