// SPDX-License-Identifier: Apache-2.0
package org.icddesk.access;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import org.icddesk.text.LogText;

/** The audit log: one line for each action and each refusal, in the category {@code org.icddesk.audit}. */
final class Audit {

    private static final System.Logger LOG = System.getLogger("org.icddesk.audit");
    private static final int MAX_LENGTH = 80;

    private Audit() {}

    static void recordAction(HttpServletRequest request, String what) {
        LOG.log(Level.INFO, "ICDDESK-A001 " + who(request) + " " + what + ".");
    }

    static void recordNotSignedIn(HttpServletRequest request) {
        LOG.log(
                Level.INFO,
                "ICDDESK-A002 Sign-in refused or missing at " + path(request) + ", from " + from(request) + ".");
    }

    static void recordNotAllowed(HttpServletRequest request, String role) {
        LOG.log(
                Level.WARNING,
                "ICDDESK-A003 " + who(request) + " lacks the role " + role + " for " + path(request) + ".");
    }

    static void recordNotConfirmed(HttpServletRequest request) {
        LOG.log(
                Level.WARNING,
                "ICDDESK-A004 An action at " + path(request) + " did not come from this site's own form: refused to "
                        + who(request) + ".");
    }

    private static String who(HttpServletRequest request) {
        return oneLine(request.getUserPrincipal().getName()) + " (" + from(request) + ")";
    }

    private static String from(HttpServletRequest request) {
        return oneLine(request.getRemoteAddr());
    }

    private static String path(HttpServletRequest request) {
        return oneLine(request.getServletPath());
    }

    private static String oneLine(String text) {
        return LogText.clean(text, MAX_LENGTH);
    }
}
