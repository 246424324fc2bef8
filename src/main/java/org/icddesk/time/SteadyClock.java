// SPDX-License-Identifier: Apache-2.0
package org.icddesk.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock driven by a monotonic ticker, so that setting the machine's clock does not affect what is timed with it. */
final class SteadyClock extends Clock {

    private final TimeSource time;
    private final Instant start;
    private final long startNanos;

    SteadyClock(TimeSource time, Instant start, long startNanos) {
        this.time = time;
        this.start = start;
        this.startNanos = startNanos;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(time.nanos() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
