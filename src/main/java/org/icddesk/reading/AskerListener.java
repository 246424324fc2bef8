// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import org.icddesk.gateway.Asker;

/** Tells the gateway the network address that a request comes from. */
@WebListener
public class AskerListener implements ServletRequestListener {

    /** Made by the container. */
    public AskerListener() {}

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        Asker.enter(event.getServletRequest().getRemoteAddr());
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Asker.leave();
    }
}
