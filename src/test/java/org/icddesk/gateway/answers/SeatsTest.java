// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.gateway.Asker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final Duration PAGE = Duration.ofSeconds(10);

    private final Seats seats = new Seats();

    @AfterEach
    void leave() {
        Asker.leave();
    }

    @Test
    void L11_sixteenRequestsWaitToTheEndAndOthersUntilTheAnswerIsThreeSecondsLate() {
        Asker.enter("reader", PAGE, System::nanoTime);
        List<Seats.Seat> taken = Stream.generate(seats::take).limit(16).toList();

        try (Seats.Seat standing = seats.take()) {
            assertThat(standing.limit(PAGE, Duration.ZERO)).isEqualTo(Duration.ofSeconds(3));
            assertThat(standing.limit(PAGE, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(1));
            assertThat(standing.limit(PAGE, Duration.ofSeconds(4))).isNegative();
            assertThat(standing.limit(Duration.ofSeconds(1), Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(taken)
                .extracting(seat -> seat.limit(PAGE, Duration.ofSeconds(9)))
                .containsOnly(PAGE);
    }

    @Test
    void L11_aSeatThatIsLeftIsFreeAgain() {
        Asker.enter("reader", PAGE, System::nanoTime);
        List<Seats.Seat> taken = Stream.generate(seats::take).limit(16).toList();
        seats.take().close();
        taken.get(0).close();

        assertThat(seats.take().limit(PAGE, Duration.ofSeconds(9))).isEqualTo(PAGE);
        assertThat(seats.take().limit(PAGE, Duration.ZERO)).isLessThan(PAGE);
    }

    @Test
    void whoIsNoRequestKeepsNobodyFromASeat() {
        List<Seats.Seat> own = Stream.generate(seats::take).limit(100).toList();
        assertThat(own).allMatch(seat -> seat.limit(PAGE, PAGE).equals(PAGE));

        Asker.enter("reader", PAGE, System::nanoTime);
        assertThat(seats.take().limit(PAGE, PAGE)).isEqualTo(PAGE);
    }
}
