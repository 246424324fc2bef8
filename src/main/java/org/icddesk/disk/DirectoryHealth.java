// SPDX-License-Identifier: Apache-2.0
package org.icddesk.disk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The health of a directory: logs a fault once, and decides when to try again. */
public final class DirectoryHealth {

    /** How long a directory that failed is left alone. */
    public static final Duration RETRY_INTERVAL = Duration.ofMinutes(1);

    private final Path directory;
    private final LongSupplier nanos;
    private final Messages messages;
    private String fault;
    private long failedAt;

    /**
     * What administrators are told.
     *
     * @param log where they are told
     * @param failureId the id of the message of a fault
     * @param failure what follows from it, as a sentence that goes on with ", because …"
     * @param recoveryId the id of the message after it
     * @param recovery that message; {@code {0}} stands for the directory
     */
    public record Messages(Logger log, String failureId, String failure, String recoveryId, String recovery) {}

    /** @param nanos a monotonic clock such as {@link System#nanoTime()} */
    public DirectoryHealth(Path directory, LongSupplier nanos, Messages messages) {
        this.directory = directory;
        this.nanos = nanos;
        this.messages = messages;
    }

    /** Notes that the directory could not be used. */
    public synchronized void recordFailure(Exception failure) {
        failedAt = nanos.getAsLong();
        if (fault == null) {
            fault = messages.failure + ", because " + directory + " cannot be used: "
                    + failure.getClass().getSimpleName();
            String id = messages.failureId;
            messages.log.log(Level.WARNING, id + " " + fault, failure);
        }
    }

    /** Notes that the directory was used. */
    public synchronized void recordSuccess() {
        if (fault != null) {
            fault = null;
            String id = messages.recoveryId;
            messages.log.log(Level.INFO, id + " " + messages.recovery, directory);
        }
    }

    /** {@return whether the directory works, or it is time to try again} */
    public synchronized boolean isUsable() {
        return fault == null || nanos.getAsLong() - failedAt >= RETRY_INTERVAL.toNanos();
    }

    /** {@return what is wrong with it, for administrators} */
    public synchronized Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
