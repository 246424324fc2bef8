// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import org.icddesk.time.TimeSource;

/** The pace of requests: so many a second on average, without making up for more than a tick in which none were sent. */
final class Pace {

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

    /**
     * Notes that a request was sent.
     *
     * @param nanos when, by the ticker
     */
    void recordSent(long nanos) {
        long earliest = nanos - Walker.TICK.toNanos();
        due = (due - earliest < 0 ? earliest : due) + interval;
    }
}
