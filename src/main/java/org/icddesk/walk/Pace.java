// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import org.icddesk.time.TimeSource;

/** The pace of requests: so many a second on average, without making up for time in which none were sent. */
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

    /** Notes that a request was sent. */
    void recordSent() {
        long now = time.nanos();
        due = (now - due > interval ? now : due) + interval;
    }
}
