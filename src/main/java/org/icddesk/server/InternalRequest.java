// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.spec.ServletContextImpl;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A request that no client sends: HEAD for a page, on the calling thread, through filters and servlets as any other but
 * without a connection. It is answered without asking WHO.
 */
public final class InternalRequest {

    private static final ThreadLocal<InternalRequest> CURRENT = new ThreadLocal<>();
    private static final Duration NO_TIME_FOR_WHO = Duration.ofSeconds(1);

    private final ServletContextImpl context;
    private final String path;
    private final String query;
    private final String languages;
    private ServletRequestContext dispatched;

    private InternalRequest(ServletContextImpl context, String path, String query, String languages) {
        this.context = context;
        this.path = path;
        this.query = query;
        this.languages = languages;
    }

    /** {@return whether filters and servlets are there, which answer requests} */
    public static boolean isPossible(ServletContext context) {
        return context instanceof ServletContextImpl undertow
                && undertow.getDeployment().getDeploymentState() == DeploymentManager.State.STARTED;
    }

    /**
     * Sends a request, where {@linkplain #isPossible it is possible}.
     *
     * @param path the path after the context path
     * @param query the query; empty if there is none
     * @param languages the accepted languages
     * @return the status of the answer
     * @throws ServletException if the request fails
     */
    public static int head(ServletContext context, String path, String query, String languages)
            throws ServletException {
        ServletContextImpl undertow = (ServletContextImpl) context;
        InternalRequest request = new InternalRequest(undertow, path, query, languages);
        CURRENT.set(request);
        try {
            undertow.getDeployment()
                    .getServletDispatcher()
                    .dispatchMockRequest(request.line(), standIn(HttpServletResponse.class, Map.of()));
            return request.dispatched.getOriginalResponse().getStatus();
        } finally {
            CURRENT.remove();
        }
    }

    /** {@return whether the current thread sends such a request} */
    public static boolean isCurrent() {
        return CURRENT.get() != null;
    }

    /** Completes the exchange that the container has made for the request of the current thread, if there is one. */
    static void complete(HttpServerExchange exchange, Object context) {
        InternalRequest request = CURRENT.get();
        if (request != null && context instanceof ServletRequestContext dispatched && request.dispatched == null) {
            request.dispatched = dispatched;
            dispatched.setServletRequest(dispatched.getOriginalRequest());
            dispatched.setServletResponse(dispatched.getOriginalResponse());
            request.complete(exchange);
        }
    }

    private void complete(HttpServerExchange exchange) {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        exchange.setSourceAddress(here);
        exchange.setDestinationAddress(here);
        exchange.setRequestURI(context.getContextPath() + path);
        exchange.setRequestPath(context.getContextPath() + path);
        exchange.setQueryString(query);
        exchange.getRequestHeaders().put(Headers.HOST, "localhost");
        exchange.getRequestHeaders().put(Headers.ACCEPT_LANGUAGE, languages);
        exchange.putAttachment(Admission.KEY, new Admission(Duration.ZERO, Optional.of(NO_TIME_FOR_WHO)));
    }

    /** {@return what the container reads of a request before it has made its own} */
    private HttpServletRequest line() {
        return standIn(
                HttpServletRequest.class,
                // NOTE: as if by HTTPS, so that nothing is redirected.
                Map.of(
                        "getScheme",
                        "https",
                        "getMethod",
                        "HEAD",
                        "getContextPath",
                        context.getContextPath(),
                        "getServletPath",
                        path));
    }

    private static <T> T standIn(Class<T> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> values.get(method.getName())));
    }
}
