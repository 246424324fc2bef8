// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Parses {@code Retry-After}, RFC 9110 section 10.2.3: seconds or an HTTP date. */
public final class RetryAfter {

    /** The longest wait that is honoured. */
    public static final Duration MAX = Duration.ofSeconds(300);

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    /**
     * Reads {@code Retry-After}. A date is counted from the answer's own {@code Date}, so that a server whose clock is
     * wrong is still understood.
     *
     * @param clock our clock, used where the answer has no {@code Date}
     * @return the wait, from 0 to {@link #MAX}; empty if there is none, or it is negative or unreadable
     */
    public static Optional<Duration> of(Headers headers, Clock clock) {
        return headers.first("Retry-After")
                .map(String::strip)
                .flatMap(text -> text.matches("\\d+") ? seconds(text) : until(text, headers, clock))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(MAX) > 0 ? MAX : wait);
    }

    private static Optional<Duration> seconds(String digits) {
        return Optional.of(digits.length() > 9 ? MAX : Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Duration> until(String text, Headers headers, Clock clock) {
        Instant from = headers.first("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
        return date(text).map(then -> Duration.between(from, then));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), HTTP_DATE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
