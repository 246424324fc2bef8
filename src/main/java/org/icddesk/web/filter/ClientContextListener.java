// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.filter;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.request.RequestTally;
import org.icddesk.server.Admission;
import org.icddesk.server.InternalRequest;

/**
 * Sets the client's address and a page's deadline, less what it waited for WHO already, for the gateway at the start of
 * each request, and counts it; what waits longer or shorter changes the deadline by {@link ClientContext#setDeadline}.
 */
@WebListener
public class ClientContextListener implements ServletRequestListener {

    private final RequestTally tally;

    @Inject
    public ClientContextListener(RequestTally tally) {
        this.tally = tally;
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        String client = event.getServletRequest().getRemoteAddr();
        if (!InternalRequest.isCurrent()) {
            tally.record(client, path(event.getServletRequest()));
        }
        ClientContext.enter(client, AnswerTimeout.PAGE.limit());
        Admission.current().ifPresent(admission -> {
            ClientContext.recordWait(admission.waited());
            admission.retryAfter().ifPresent(ClientContext::turnAway);
        });
    }

    private static String path(ServletRequest request) {
        return request instanceof HttpServletRequest http
                ? http.getRequestURI().substring(http.getContextPath().length())
                : "";
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        ClientContext.leave();
    }
}
