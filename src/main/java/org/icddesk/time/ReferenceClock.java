// SPDX-License-Identifier: Apache-2.0
package org.icddesk.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The clock of WHO's services, which all servers of a cluster see, as the {@code Date} of their latest response (RFC 9110,
 * section 6.6.1) shows it. Accurate to about a second. What it says is believed from 5 seconds to a day off this machine's
 * clock: less is the way of the response, more is wrong.
 */
public final class ReferenceClock {

    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofDays(1);

    private final InstantSource own;
    private volatile Duration ahead = Duration.ZERO;

    /** @param own this machine's clock */
    public ReferenceClock(InstantSource own) {
        this.own = own;
    }

    /** Reads the {@code Date} of a response that has just come; what is not one changes nothing. */
    public void record(String date) {
        try {
            Duration difference = Duration.between(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    own.instant());
            Duration size = difference.abs();
            ahead = size.compareTo(LEAST) < 0 || size.compareTo(MOST) > 0 ? Duration.ZERO : difference;
        } catch (DateTimeException | ArithmeticException notADate) {
            return;
        }
    }

    /** {@return how far this machine's clock is ahead of the reference; negative if it is behind} */
    public Duration ahead() {
        return ahead;
    }
}
