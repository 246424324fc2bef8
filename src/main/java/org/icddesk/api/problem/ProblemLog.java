// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.problem;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.text.LogText;

/** The log of requests by programs that were refused, or failed. */
public final class ProblemLog {

    private static final Logger REFUSALS = Logger.getLogger("org.icddesk.web");
    private static final Logger FAILURES = Logger.getLogger("org.icddesk.api.MishapMapper");
    private static final int MAX_LOGGED_LENGTH = 200;

    private ProblemLog() {}

    /** Logs a refusal of our own. */
    public static void refused(int status, String words) {
        REFUSALS.log(Level.INFO, "ICDDESK-W006 Refused with {0}: {1}", new Object[] {
            status, LogText.clean(words, MAX_LOGGED_LENGTH)
        });
    }

    /** Logs a fault of this server. */
    public static void failed(Throwable failure) {
        FAILURES.log(Level.SEVERE, "ICDDESK-W004 A request for programs failed", failure);
    }
}
