// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "' 7 ', 7", "300, 300", "301, 300", "99999999999999999999, 300"})
    void T08_secondsAreObeyedUpToFiveMinutes(String text, int seconds) {
        assertThat(read(Headers.none().with("retry-after", text))).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void T09_dateCountsFromTheServersOwnClock() {
        Headers headers = Headers.none()
                .with("Date", "Mon, 23 Nov 2026 13:00:00 GMT")
                .with("Retry-After", "Mon, 23 Nov 2026 13:00:10 GMT");
        assertThat(read(headers)).contains(Duration.ofSeconds(10));
    }

    @Test
    void T09_dateWithoutServerClockCountsFromOursAndIsCapped() {
        assertThat(read(Headers.none().with("Retry-After", "Mon, 23 Nov 2026 12:00:10 GMT")))
                .contains(Duration.ofSeconds(10));
        assertThat(read(Headers.none().with("Retry-After", "Mon, 23 Nov 2026 13:00:10 GMT")))
                .contains(Duration.ofSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "soon", "", "1.5", "Mon, 23 Nov 2026 11:00:00 GMT", "Mon, 99 Nov 2026 12:00:00 GMT", "7 7"
            })
    void T09_negativeAndUnreadableValuesAreIgnored(String text) {
        assertThat(read(Headers.none().with("Retry-After", text))).isEmpty();
    }

    @Test
    void nothingIsReadFromNothing() {
        assertThat(read(Headers.none())).isEmpty();
    }

    private Optional<Duration> read(Headers headers) {
        return RetryAfter.of(headers, clock);
    }
}
