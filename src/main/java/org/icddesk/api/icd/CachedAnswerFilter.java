// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.icddesk.api.http.CorsPolicy;

/** A servlet filter that sends cached answers without JAX-RS, whose dispatch costs more than everything else. */
@WebFilter("/api/icd/*")
public class CachedAnswerFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final Set<String> ACCEPTED = Set.of("*/*", "application/json", "application/json, text/plain, */*");

    private final transient IcdApiProxy proxy;
    private final transient CorsPolicy cors;

    @Inject
    public CachedAnswerFilter(IcdApiProxy proxy, CorsPolicy cors) {
        this.proxy = proxy;
        this.cors = cors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<ApiResponse> cached = acceptsJson(request) ? cached(request) : Optional.empty();
        if (cached.isPresent()) {
            cors.headers(request.getHeader("Origin")).forEach(response::addHeader);
            cached.get().send(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET") && (accept == null || ACCEPTED.contains(accept));
    }

    private Optional<ApiResponse> cached(HttpServletRequest request) {
        try {
            return proxy.cached(IcdApiRequest.of(request), request);
        } catch (RuntimeException answeredByTheResource) {
            return Optional.empty();
        }
    }
}
