// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.icddesk.time.TimeSource;

/** Counts the requests of a walk and their failures, and measures their rate. */
final class WalkJournal {

    private static final int SAMPLES = 64;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final TimeSource time;
    private final Deque<Long> sent = new ArrayDeque<>();
    private long calls;
    private long failures;
    private Instant failedAt;
    private String failure;

    WalkJournal(TimeSource time) {
        this.time = time;
    }

    /** Records that WHO was asked. */
    synchronized void recordCall() {
        calls++;
        if (!sent.isEmpty() && time.since(sent.getLast()).compareTo(WINDOW) > 0) {
            sent.clear();
        }
        sent.add(time.nanos());
        if (sent.size() > SAMPLES) {
            sent.remove();
        }
    }

    /** Records that there was no usable answer. */
    synchronized void recordFailure(String words) {
        failures++;
        failedAt = time.now();
        failure = words;
    }

    synchronized long calls() {
        return calls;
    }

    synchronized long failures() {
        return failures;
    }

    /** {@return when there was no usable answer for the last time} */
    synchronized Optional<Instant> lastFailure() {
        return Optional.ofNullable(failedAt);
    }

    /** {@return why, in English} */
    synchronized Optional<String> lastFailureWords() {
        return Optional.ofNullable(failure);
    }

    /** {@return the requests in a second, of late; 0 if there were none for a minute} */
    synchronized double perSecond() {
        if (sent.size() < 2 || time.since(sent.getLast()).compareTo(WINDOW) > 0) {
            return 0;
        }
        long nanos = Math.max(1, sent.getLast() - sent.getFirst());
        return (sent.size() - 1) * 1e9 / nanos;
    }
}
