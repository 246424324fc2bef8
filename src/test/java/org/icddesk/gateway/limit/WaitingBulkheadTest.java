// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.request.ClientContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingBulkheadTest {

    private static final Duration PAGE = Duration.ofSeconds(10);

    private final WaitingBulkhead waiting = new WaitingBulkhead();

    @AfterEach
    void leave() {
        ClientContext.leave();
    }

    @Test
    void L11_sixteenRequestsWaitToTheEndAndOthersUntilTheAnswerIsThreeSecondsLate() {
        ClientContext.enter("reader", PAGE, System::nanoTime);
        List<WaitingBulkhead.Permit> taken =
                Stream.generate(waiting::acquire).limit(16).toList();

        try (WaitingBulkhead.Permit standing = waiting.acquire()) {
            assertThat(standing.limit(PAGE, Duration.ZERO)).isEqualTo(Duration.ofSeconds(3));
            assertThat(standing.limit(PAGE, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(1));
            assertThat(standing.limit(PAGE, Duration.ofSeconds(4))).isNegative();
            assertThat(standing.limit(Duration.ofSeconds(1), Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(taken)
                .extracting(permit -> permit.limit(PAGE, Duration.ofSeconds(9)))
                .containsOnly(PAGE);
    }

    @Test
    void L11_aReleasedPermitIsFreeAgain() {
        ClientContext.enter("reader", PAGE, System::nanoTime);
        List<WaitingBulkhead.Permit> taken =
                Stream.generate(waiting::acquire).limit(16).toList();
        waiting.acquire().close();
        taken.get(0).close();

        assertThat(waiting.acquire().limit(PAGE, Duration.ofSeconds(9))).isEqualTo(PAGE);
        assertThat(waiting.acquire().limit(PAGE, Duration.ZERO)).isLessThan(PAGE);
    }

    @Test
    void threadsWithoutARequestTakeNoPermit() {
        List<WaitingBulkhead.Permit> own =
                Stream.generate(waiting::acquire).limit(100).toList();
        assertThat(own).allMatch(permit -> permit.limit(PAGE, PAGE).equals(PAGE));

        ClientContext.enter("reader", PAGE, System::nanoTime);
        assertThat(waiting.acquire().limit(PAGE, PAGE)).isEqualTo(PAGE);
    }
}
