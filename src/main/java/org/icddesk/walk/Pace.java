// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Duration;
import org.icddesk.time.TimeSource;

/**
 * The pace of requests: so many a second on average. Looking too late, or building an index in between, is made up for if it
 * was no more than a second; time in which none may be sent is not.
 */
final class Pace {

    private static final Duration MADE_UP_FOR = Duration.ofSeconds(1);

    private final TimeSource time;
    private final long interval;
    private long due;

    Pace(double perSecond, TimeSource time) {
        this.time = time;
        interval = Math.round(1e9 / perSecond);
        due = time.nanos();
    }

    /** {@return whether the next request may be sent} */
    boolean isDue() {
        return time.nanos() - due >= 0;
    }

    /** Notes that none may be sent until somebody looks again, which is not made up for. */
    void recordHeld() {
        long earliest = time.nanos() + Walker.TICK.toNanos();
        due = due - earliest < 0 ? earliest : due;
    }

    /**
     * Notes that a request was sent.
     *
     * @param nanos when, by the ticker
     */
    void recordSent(long nanos) {
        long earliest = nanos - MADE_UP_FOR.toNanos();
        due = (due - earliest < 0 ? earliest : due) + interval;
    }
}
