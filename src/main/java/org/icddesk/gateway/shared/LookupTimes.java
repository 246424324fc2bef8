// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long the last 500 look-ups in the shared map took. */
final class LookupTimes {

    private static final double QUANTILE = 0.95;

    private final long[] nanos = new long[500];
    private int count;

    /** Notes how long one took. */
    synchronized void record(Duration time) {
        nanos[count++ % nanos.length] = time.toNanos();
        if (count == 2 * nanos.length) {
            count = nanos.length;
        }
    }

    /** {@return the time within which 95 % of them were over; empty if there was none} */
    synchronized Optional<Duration> p95() {
        int known = Math.min(count, nanos.length);
        if (known == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return Optional.of(Duration.ofNanos(sorted[(int) Math.ceil(QUANTILE * known) - 1]));
    }
}
