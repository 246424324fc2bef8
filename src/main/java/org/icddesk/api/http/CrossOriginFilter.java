// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Allows pages of the configured origins to call the API (CORS, WHATWG Fetch section 3.2); without credentials. */
@Provider
@PreMatching
@ApplicationScoped
public class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String METHODS = "GET, HEAD, POST, OPTIONS";
    private static final String HEADERS =
            "API-Version, Accept, Accept-Language, Authorization, Content-Type, If-None-Match,"
                    + " MCP-Protocol-Version, Mcp-Method, Mcp-Name";
    private static final int PREFLIGHT_SECONDS = 7_200;

    private final CorsPolicy cors;

    public CrossOriginFilter() {
        this(null);
    }

    @Inject
    public CrossOriginFilter(CorsPolicy cors) {
        this.cors = cors;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean preflight = request.getMethod().equals("OPTIONS")
                && request.getHeaderString("Access-Control-Request-Method") != null;
        if (preflight && cors.allow(request.getHeaderString("Origin"))) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", METHODS)
                    .header("Access-Control-Allow-Headers", HEADERS)
                    .header("Access-Control-Max-Age", PREFLIGHT_SECONDS)
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        cors.headers(request.getHeaderString("Origin"))
                .forEach((name, value) -> response.getHeaders().add(name, value));
    }
}
