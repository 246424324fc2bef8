// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.filter;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;

/**
 * Sets the client's address and a page's deadline for the gateway at the start of each request; what waits longer or
 * shorter changes it by {@link ClientContext#setDeadline}.
 */
@WebListener
public class ClientContextListener implements ServletRequestListener {

    public ClientContextListener() {}

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        ClientContext.enter(event.getServletRequest().getRemoteAddr(), AnswerTimeout.PAGE.limit(), System::nanoTime);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        ClientContext.leave();
    }
}
