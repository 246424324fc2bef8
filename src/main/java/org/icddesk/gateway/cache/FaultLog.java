// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.time.TimeSource;

/**
 * Logs faults of this server with their stack: each cause once an hour, with the number suppressed since the last time.
 */
final class FaultLog {

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");
    private static final long LOG_INTERVAL = Duration.ofHours(1).toNanos();
    private static final int MAX_CAUSES = 100;

    private final TimeSource time;
    private final Map<String, Occurrences> causes = new LinkedHashMap<>();

    FaultLog(TimeSource time) {
        this.time = time;
    }

    /** Logs a fault, or counts it where one of the same class from the same line was logged less than an hour ago. */
    synchronized void log(Throwable fault) {
        String cause = cause(fault);
        Occurrences previous = causes.get(cause);
        long now = time.nanos();
        if (previous != null && now - previous.loggedAt() < LOG_INTERVAL) {
            causes.put(cause, new Occurrences(previous.loggedAt(), previous.suppressed() + 1));
            return;
        }
        if (causes.size() >= MAX_CAUSES) {
            causes.clear();
        }
        causes.put(cause, new Occurrences(now, 0));
        String more = previous == null || previous.suppressed() == 0
                ? ""
                : "; " + previous.suppressed() + " more requests failed in the same way since this was last logged";
        LOG.log(Level.SEVERE, "ICDDESK-G005 A request to the ICD API failed in this server" + more, fault);
    }

    private static String cause(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        return fault.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    /** When a cause was last logged, and how many faults of it were suppressed since. */
    private record Occurrences(long loggedAt, long suppressed) {}
}
