// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.time.TimeSource;

/** The health of the shared map: pauses its use after several failures in a row, and logs that once. */
final class SharedHealth {

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");
    private static final int MAX_FAILURES = 5;
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final TimeSource time;
    private final AtomicLong failures = new AtomicLong();
    private int inARow;
    private long pausedAt;
    private String fault;

    SharedHealth(TimeSource time) {
        this.time = time;
    }

    /** {@return whether the map works, or it is time for one more try} */
    synchronized boolean isUsable() {
        if (fault == null) {
            return true;
        }
        boolean due = time.nanos() - pausedAt >= PAUSE;
        if (due) {
            pausedAt = time.nanos();
        }
        return due;
    }

    synchronized void recordSuccess() {
        inARow = 0;
        if (fault != null) {
            fault = null;
            LOG.info("ICDDESK-G011 Answers are shared with the other servers of the cluster again");
        }
    }

    /** Notes that a use failed or was not in time. */
    synchronized void recordFailure(Throwable failure) {
        failures.incrementAndGet();
        inARow++;
        if (fault == null && inARow >= MAX_FAILURES) {
            pausedAt = time.nanos();
            fault = "Answers are not shared with the other servers of the cluster for the moment: " + inARow
                    + " uses of the shared cache failed in a row, the last with "
                    + failure.getClass().getSimpleName();
            LOG.log(Level.WARNING, "ICDDESK-G010 " + fault, failure);
        }
    }

    /** {@return what is wrong, for administrators} */
    synchronized Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    long failures() {
        return failures.get();
    }
}
