// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * A timestamp on two clocks, monotonic and wall.
 *
 * @param nanos the monotonic clock, for every decision; only differences are meaningful
 * @param wall the wall clock, for display, and to notice that the machine slept
 */
record Timestamp(long nanos, Instant wall) {

    /** {@return the time from an earlier moment to this one, by the monotonic clock} */
    Duration since(Timestamp earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }

    /** {@return the time from this moment to a later one; nothing if that has passed} */
    Duration until(Timestamp later) {
        return reached(later) ? Duration.ZERO : later.since(this);
    }

    /** {@return how much more the wall clock moved than the monotonic one since an earlier moment} */
    Duration drift(Timestamp earlier) {
        return Duration.between(earlier.wall, wall).minus(since(earlier));
    }

    /**
     * {@return another timestamp in terms of this one's wall clock, so that setting the clock makes no age negative}
     */
    Instant toWallClock(Timestamp other) {
        return wall.plusNanos(other.nanos - nanos);
    }

    /** {@return the timestamp that much later} */
    Timestamp plus(Duration time) {
        return new Timestamp(nanos + time.toNanos(), wall.plus(time));
    }

    /** {@return whether this moment is not before another} */
    boolean reached(Timestamp other) {
        return nanos - other.nanos >= 0;
    }

    /** {@return the later of two moments} */
    Timestamp max(Timestamp other) {
        return reached(other) ? this : other;
    }

    /**
     * The two clocks.
     *
     * @param wall wall clock
     * @param nanos monotonic clock, such as {@link System#nanoTime()}
     */
    record Clocks(Clock wall, LongSupplier nanos) {

        /** {@return the current time} */
        Timestamp now() {
            return new Timestamp(nanos.getAsLong(), wall.instant());
        }
    }
}
