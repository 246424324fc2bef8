// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

class AnswerRateTest {

    private final VirtualTime time = new VirtualTime();
    private final AnswerRate rate = new AnswerRate(16, time);

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
