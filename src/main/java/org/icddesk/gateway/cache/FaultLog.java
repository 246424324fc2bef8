// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.time.TimeSource;

/** Logs faults of this server with their stack: each cause once an hour, with the number left out since the last time. */
final class FaultLog {

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");
    private static final long PAUSE = Duration.ofHours(1).toNanos();
    private static final int MOST_CAUSES = 100;

    private final TimeSource time;
    private final Map<String, Series> causes = new LinkedHashMap<>();

    FaultLog(TimeSource time) {
        this.time = time;
    }

    /** Logs a fault, or counts it where one of the same class from the same line was logged less than an hour ago. */
    synchronized void failed(Throwable fault) {
        String cause = cause(fault);
        Series before = causes.get(cause);
        long now = time.nanos();
        if (before != null && now - before.logged() < PAUSE) {
            causes.put(cause, new Series(before.logged(), before.leftOut() + 1));
            return;
        }
        if (causes.size() >= MOST_CAUSES) {
            causes.clear();
        }
        causes.put(cause, new Series(now, 0));
        String more = before == null || before.leftOut() == 0
                ? ""
                : "; " + before.leftOut() + " more failed alike since that was last logged";
        LOG.log(Level.SEVERE, "ICDDESK-G005 A request to the ICD API failed in this server" + more, fault);
    }

    private static String cause(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        return fault.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    /** When a cause was last logged, and how many faults of it were not since then. */
    private record Series(long logged, long leftOut) {}
}
