// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.access.AccessGuard;
import org.icddesk.access.CsrfTokens;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.token.TokenHolder;
import org.icddesk.walk.Walks;
import org.icddesk.web.View;

/**
 * Serves the administrators' pages: {@code /status}, {@code /status.json}, and an address for each of {@link
 * AdministratorAction} and {@link WalkStep}. Those of {@link BundleStep} are served by {@link BundleServlet} behind it.
 */
public class StatusFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    private final transient StatusReporter reporter;
    private final transient TokenHolder tokens;
    private final transient IcdGateway gateway;
    private final transient Walks walks;
    private final transient CsrfTokens csrfTokens = new CsrfTokens(new SecureRandom(), Clock.systemUTC());
    private final transient Jsonb json = JsonbBuilder.create(new JsonbConfig().withFormatting(true));

    @Inject
    public StatusFilter(StatusReporter reporter, TokenHolder tokens, IcdGateway gateway, Walks walks) {
        this.reporter = reporter;
        this.tokens = tokens;
        this.gateway = gateway;
        this.walks = walks;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!AccessGuard.authorize(request, response, List.of(AccessGuard.ADMINISTRATOR))) {
            return;
        }
        String path = request.getServletPath();
        Optional<ConfirmedAction> action = path.startsWith(AccessGuard.STATUS_PATH + "/")
                ? action(path.substring(AccessGuard.STATUS_PATH.length() + 1), request)
                : Optional.empty();
        boolean reading = SAFE_METHODS.contains(request.getMethod());
        if (action.isPresent() && request.getMethod().equals("POST")) {
            perform(action.get(), request, response);
        } else if (action.isPresent() && reading) {
            ask(action.get(), request, response);
        } else if (path.equals(AccessGuard.STATUS_PATH) && reading) {
            View.show("status", request, response);
        } else if (path.equals(AccessGuard.STATUS_PATH + ".json") && reading) {
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(json.toJson(reporter.report()));
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<ConfirmedAction> action(String path, HttpServletRequest request) {
        return AdministratorAction.of(path)
                .map(action -> action.confirmed(tokens, gateway, walks))
                // NOTE: to ask for a parameter is to read the whole body, which an upload is not to be before it is
                // authorized.
                .or(() -> WalkStep.of(path).flatMap(step -> step.confirmed(walks, request.getParameter("walk"))));
    }

    private void ask(ConfirmedAction action, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute("question", action.question());
        request.setAttribute("consequence", action.consequence());
        request.setAttribute(
                "proof", csrfTokens.issue(request.getUserPrincipal().getName(), action.audited()));
        View.show("confirm", request, response);
    }

    private void perform(ConfirmedAction action, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (AccessGuard.confirmAction(request, response, csrfTokens, action.audited())) {
            action.act().run();
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            // NOTE: sendRedirect would put the request's Host before the path, and whoever sends it chooses that.
            response.setHeader(
                    "Location", request.getContextPath() + AccessGuard.STATUS_PATH + "?done=" + action.path());
        }
    }
}
