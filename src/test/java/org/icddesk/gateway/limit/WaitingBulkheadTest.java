// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.request.AnswerRate;
import org.icddesk.request.ClientContext;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingBulkheadTest {

    private static final Duration PAGE = Duration.ofSeconds(10);

    private final VirtualTime time = new VirtualTime();
    private final AnswerRate rate = new AnswerRate(16, time);
    private final WaitingBulkhead waiting = new WaitingBulkhead(rate);

    @AfterEach
    void leave() {
        ClientContext.leave();
    }

    @Test
    void C03_whileWhoAnswersEverybodyWaits() {
        ClientContext.enter("reader", PAGE);
        rate.recordSent();
        time.pass(Duration.ofMillis(2_900));

        assertThat(waits(1_000)).allMatch(wait -> wait.mayGoOn(Duration.ZERO));
    }

    @Test
    void A15_whileWhoIsSilentSixteenWaitOn() {
        ClientContext.enter("reader", PAGE);
        List<WaitingBulkhead.Wait> all = waits(40);
        rate.recordSent();
        time.pass(AnswerRate.SILENCE);

        assertThat(all.stream().filter(wait -> wait.mayGoOn(AnswerRate.SILENCE)))
                .hasSize(16);
        assertThat(all.stream().filter(wait -> wait.mayGoOn(AnswerRate.SILENCE)))
                .as("asked again")
                .containsExactlyElementsOf(all.subList(0, 16));
        all.get(0).close();
        assertThat(all.get(39).mayGoOn(AnswerRate.SILENCE))
                .as("a place is free")
                .isTrue();

        rate.recordEnd(Duration.ofSeconds(3), true);
        assertThat(all).allMatch(wait -> wait.mayGoOn(Duration.ZERO));
    }

    @Test
    void L11_manyWhoWaitForOneLateAnswerAreToldThoughOthersAreAnswered() {
        ClientContext.enter("reader", PAGE);

        assertThat(waits(40).stream().filter(wait -> wait.mayGoOn(AnswerRate.SILENCE)))
                .as("few enough")
                .hasSize(40);
        assertThat(waits(40).stream().filter(wait -> wait.mayGoOn(AnswerRate.SILENCE)))
                .hasSize(16);
    }

    @Test
    void threadsWithoutARequestTakeNoPlace() {
        rate.recordSent();
        time.pass(AnswerRate.SILENCE);
        assertThat(waits(100)).allMatch(wait -> wait.mayGoOn(PAGE));

        ClientContext.enter("reader", PAGE);
        assertThat(waiting.begin().mayGoOn(PAGE)).isTrue();
    }

    private List<WaitingBulkhead.Wait> waits(int count) {
        return Stream.generate(waiting::begin).limit(count).toList();
    }
}
