// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.icddesk.time.TimeSource;

/** The pause that WHO asked for with status 429. */
final class RetryAfterPause {

    private final TimeSource time;
    private final AtomicReference<Long> until = new AtomicReference<>();

    RetryAfterPause(TimeSource time) {
        this.time = time;
    }

    /** Starts a pause, unless a longer one is in progress. */
    void begin(Duration duration) {
        long end = time.nanos() + duration.toNanos();
        until.updateAndGet(old -> old != null && old - end > 0 ? old : Long.valueOf(end));
    }

    /** Ends it before its time. */
    void stop() {
        until.set(null);
    }

    /** {@return the remaining time; zero if there is no pause} */
    Duration remaining() {
        Long end = until.get();
        long nanos = end == null ? 0 : end - time.nanos();
        return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
    }

    /** {@return its end, if there is one ahead} */
    Optional<Instant> end() {
        Duration left = remaining();
        return left.isZero() ? Optional.empty() : Optional.of(time.now().plus(left));
    }
}
