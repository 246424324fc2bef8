// SPDX-License-Identifier: Apache-2.0
package org.icddesk.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceClockTest {

    private final ReferenceClock clock = new ReferenceClock(() -> Instant.parse("2026-01-20T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "'Tue, 20 Jan 2026 11:00:00 GMT', PT1H",
        "'Tue, 20 Jan 2026 13:00:00 GMT', PT-1H",
        "'Tue, 20 Jan 2026 11:59:56 GMT', PT0S",
        "'Tue, 20 Jan 2026 12:00:04 GMT', PT0S",
        "'Mon, 19 Jan 2026 11:59:59 GMT', PT0S",
        "'Thu, 01 Jan 1970 00:00:00 GMT', PT0S"
    })
    void whatIsBetweenFiveSecondsAndADayIsBelieved(String date, Duration ahead) {
        clock.record(date);

        assertThat(clock.ahead()).isEqualTo(ahead);
    }

    @Test
    void theLatestResponseCounts() {
        clock.record("Tue, 20 Jan 2026 11:00:00 GMT");
        clock.record("Tue, 20 Jan 2026 12:00:01 GMT");

        assertThat(clock.ahead()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"''", "now", "'Tue, 99 Jan 2026 11:00:00 GMT'", "'<script>'"})
    void whatIsNoDateChangesNothing(String date) {
        clock.record("Tue, 20 Jan 2026 11:00:00 GMT");
        clock.record(date);

        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(1));
    }
}
