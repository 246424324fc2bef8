// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.time.TimeSource;

/** The health of the directory of walks: logs a fault once, and decides when to try again. */
final class StoreHealth {

    static final Duration RETRY_INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");

    private final Path directory;
    private final TimeSource time;
    private String fault;
    private long failedAt;

    StoreHealth(Path directory, TimeSource time) {
        this.directory = directory;
        this.time = time;
    }

    synchronized void recordFailure(Exception failure) {
        failedAt = time.nanos();
        if (fault == null) {
            fault = "Answers for the index are kept in memory only, because " + directory + " cannot be used: "
                    + failure.getClass().getSimpleName();
            LOG.log(Level.WARNING, "ICDDESK-I001 " + fault, failure);
        }
    }

    synchronized void recordSuccess() {
        if (fault != null) {
            fault = null;
            LOG.log(Level.INFO, "ICDDESK-I002 Answers for the index are stored in {0} again", directory);
        }
    }

    /** {@return whether the disk works, or it is time to try again} */
    synchronized boolean isUsable() {
        return fault == null || time.since(failedAt).compareTo(RETRY_INTERVAL) >= 0;
    }

    /** {@return what is wrong with it, for administrators} */
    synchronized Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
