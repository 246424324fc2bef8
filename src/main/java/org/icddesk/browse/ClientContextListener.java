// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;

/**
 * Tells the gateway the network address that a request comes from, and that it may wait for WHO as long as a page may; what
 * waits longer or less says so itself, by {@link ClientContext#setDeadline}.
 */
@WebListener
public class ClientContextListener implements ServletRequestListener {

    /** Made by the container. */
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
