// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import org.icddesk.gateway.Asker;
import org.icddesk.gateway.Patience;

/**
 * Tells the gateway the network address that a request comes from, and that it may wait for WHO as long as a page may; what
 * waits longer or less says so itself, by {@link Asker#setDeadline}.
 */
@WebListener
public class AskerListener implements ServletRequestListener {

    /** Made by the container. */
    public AskerListener() {}

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        Asker.enter(event.getServletRequest().getRemoteAddr(), Patience.PAGE.limit(), System::nanoTime);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Asker.leave();
    }
}
