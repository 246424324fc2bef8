// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.SharedStatus;
import org.icddesk.answer.SharedStatus.State;
import org.junit.jupiter.api.Test;

class SharedRowsTest {

    @Test
    void whatIsWellIsTold() {
        assertThat(SharedRows.of(new SharedStatus(
                        State.SHARED,
                        List.of("desk1", "desk2"),
                        Optional.of(500L),
                        60,
                        40,
                        30,
                        0,
                        0,
                        5,
                        Optional.of(Duration.ofMillis(2)),
                        Duration.ZERO,
                        Optional.empty())))
                .noneMatch(StatusRow::bad)
                .extracting(StatusRow::value)
                .contains("answers are shared", "2 ms (95 %)", "2: desk1, desk2", "500", "60 (60 %)", "30", "5", "0");
    }

    @Test
    void whatIsWrongIsMarked() {
        assertThat(SharedRows.of(new SharedStatus(
                        State.PAUSED,
                        List.of(),
                        Optional.empty(),
                        0,
                        0,
                        0,
                        5,
                        1,
                        0,
                        Optional.empty(),
                        Duration.ofHours(-1),
                        Optional.of("Answers are not shared"))))
                .filteredOn(StatusRow::bad)
                .extracting(StatusRow::label)
                .containsExactly("State", "Servers", "Failed look-ups", "Damaged or foreign entries", "Clock");
    }
}
