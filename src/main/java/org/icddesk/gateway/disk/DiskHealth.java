// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.disk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The health of the disk cache: logs a disk fault once and decides when to try again. */
final class DiskHealth {

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");

    private final Path folder;
    private final long retryInterval;
    private String description;
    private long retryAt;

    DiskHealth(Path folder, long retryInterval) {
        this.folder = folder;
        this.retryInterval = retryInterval;
    }

    synchronized void recordFailure(Exception failure, long now) {
        retryAt = now + retryInterval;
        if (description == null) {
            description = "Answers are cached in memory only, because " + folder + " cannot be used: "
                    + failure.getClass().getSimpleName();
            LOG.log(Level.WARNING, "ICDDESK-G008 " + description, failure);
        }
    }

    synchronized void recordSuccess() {
        if (description != null) {
            description = null;
            LOG.log(Level.INFO, "ICDDESK-G009 Answers are stored in {0} again", folder);
        }
    }

    /** {@return whether the disk works, or it is time to try again} */
    synchronized boolean isUsable(long now) {
        return description == null || now - retryAt >= 0;
    }

    synchronized Optional<String> description() {
        return Optional.ofNullable(description);
    }
}
