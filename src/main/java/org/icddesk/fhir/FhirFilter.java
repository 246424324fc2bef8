// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.icddesk.api.http.CorsPolicy;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.resource.OperationOutcome;
import org.icddesk.web.FailureBody;

/**
 * Stands before sign-in and the redirect to HTTPS: lets pages of the listed origins ask (CORS, WHATWG Fetch section 3.2),
 * and makes refusals by other filters outcomes.
 */
public class FhirFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final int PREFLIGHT_SECONDS = 7_200;

    private final transient CorsPolicy cors;

    @Inject
    public FhirFilter(CorsPolicy cors) {
        this.cors = cors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        cors.headers(origin).forEach(response::setHeader);
        if (request.getMethod().equals("OPTIONS")) {
            answerOptions(request, response, cors.allow(origin));
            return;
        }
        request.setAttribute(FailureBody.ATTRIBUTE, (FailureBody) FhirFilter::writeRefusal);
        chain.doFilter(request, response);
    }

    private static void answerOptions(HttpServletRequest request, HttpServletResponse response, boolean allowed) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", "GET, HEAD, POST, OPTIONS");
        if (allowed && request.getHeader("Access-Control-Request-Method") != null) {
            response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
            response.setHeader(
                    "Access-Control-Allow-Headers",
                    "Accept, Accept-Language, Authorization, Content-Type, If-None-Match, Prefer, Cache-Control");
            response.setHeader("Access-Control-Max-Age", String.valueOf(PREFLIGHT_SECONDS));
        }
    }

    private static void writeRefusal(HttpServletResponse response) throws IOException {
        Issue issue =
                switch (response.getStatus()) {
                    case 401 -> Issue.error(IssueKind.LOGIN, "Sign in to use this service.");
                    case 403 -> Issue.error(IssueKind.FORBIDDEN, "Who is signed in may not use this service.");
                    case 503 -> Issue.error(IssueKind.TRANSIENT, "This service cannot be used at the moment.");
                    default -> Issue.error(IssueKind.STRUCTURE, "This request was refused.");
                };
        byte[] body = OperationOutcome.of(List.of(issue)).toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType(FhirFormat.JSON);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
