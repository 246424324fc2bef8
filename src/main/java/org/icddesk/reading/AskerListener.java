// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.icddesk.gateway.Asker;
import org.icddesk.gateway.Patience;

/** Sets the client's address and the shared deadline for the gateway at the start of each request. */
@WebListener
public class AskerListener implements ServletRequestListener {

    /** The time limit of a batch is that of each of its items. */
    private static final Duration LIST = Duration.ofMinutes(30);

    private static final Pattern FILE = Pattern.compile("&format=(csv|json)&");

    public AskerListener() {}

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
        Asker.enter(request.getRemoteAddr(), limit(request), System::nanoTime);
    }

    private static Duration limit(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (FILE.matcher("&" + request.getQueryString() + "&").find() || path.startsWith("/api/codes")) {
            return LIST;
        }
        return (path.startsWith("/api/suggest") ? Patience.SUGGESTION : Patience.PAGE).limit();
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Asker.leave();
    }
}
