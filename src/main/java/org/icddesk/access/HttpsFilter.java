// SPDX-License-Identifier: Apache-2.0
package org.icddesk.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.icddesk.configuration.Configuration;
import org.icddesk.web.View;
import org.icddesk.web.asset.Assets;

/**
 * Redirects HTTP to HTTPS if {@code icd.https.port} is set. While HTTPS does not work, readers get an explanation
 * instead, and the status page is available over HTTP on the server itself.
 */
public class HttpsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger("org.icddesk.web");
    private static final int DEFAULT_PORT = 443;
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final int TEMPORARY_REDIRECT = 307;

    private final transient Optional<Integer> port;
    private final AtomicBoolean logged = new AtomicBoolean();

    @Inject
    public HttpsFilter(Configuration configuration) {
        port = configuration.httpsPort();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (port.isEmpty() || request.isSecure()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> fault = Https.fault();
        if (fault.isEmpty()) {
            redirect(request, response);
        } else if (isStyle(request) || isStatusOnTheServer(request)) {
            chain.doFilter(request, response);
        } else {
            logOnce(fault.get());
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "60");
            response.setHeader("Cache-Control", "no-store");
            View.show("closed", request, response);
        }
    }

    private void redirect(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String name = request.getServerName();
        String host = (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name)
                + (port.get() == DEFAULT_PORT ? "" : ":" + port.get());
        response.setStatus(
                SAFE_METHODS.contains(request.getMethod()) ? HttpServletResponse.SC_FOUND : TEMPORARY_REDIRECT);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", "https://" + host + request.getRequestURI() + query);
    }

    private void logOnce(String fault) {
        if (logged.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "ICDDESK-W005 HTTPS is not working: " + fault
                            + ". Readers see an explanation; the status page is available"
                            + " over HTTP on this server itself.");
        }
    }

    private static boolean isStyle(HttpServletRequest request) {
        return request.getServletPath().equals(Assets.PATH);
    }

    private static boolean isStatusOnTheServer(HttpServletRequest request) throws IOException {
        String path = request.getServletPath();
        return (path.startsWith(AccessGuard.STATUS_PATH + "/")
                        || path.equals(AccessGuard.STATUS_PATH)
                        || path.equals(AccessGuard.STATUS_PATH + ".json"))
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }
}
