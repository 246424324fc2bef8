// SPDX-License-Identifier: Apache-2.0
package org.icddesk.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.icddesk.web.View;

/**
 * Authorizes requests by role. The server authenticates with what is configured: its own realm, or an OpenID provider.
 */
public final class AccessGuard {

    /** The role of administrators. */
    public static final String ADMINISTRATOR = "icd-admin";

    /** The role of readers, where {@code icd.access} is {@code role}. */
    public static final String READER = "icd-reader";

    /** The path of the administrators' pages, after the context path. */
    public static final String STATUS_PATH = "/status";

    private static final Set<String> OF_THIS_SITE = Set.of("same-origin", "none");

    private AccessGuard() {}

    /**
     * Authorizes a request, or answers it with 401, 403 or a redirect to sign-in.
     *
     * @param response its response, used if it is refused
     * @param roles the roles, any of which is sufficient
     * @return whether it may pass
     * @throws IOException if the answer cannot be sent
     * @throws ServletException if the page of the answer fails
     */
    public static boolean authorize(HttpServletRequest request, HttpServletResponse response, List<String> roles)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (request.getUserPrincipal() == null && !request.authenticate(response)) {
            if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
                Audit.recordNotSignedIn(request);
                refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED);
            }
            return false;
        }
        if (roles.stream().noneMatch(request::isUserInRole)) {
            Audit.recordNotAllowed(request, roles.get(0));
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        return true;
    }

    /**
     * Authorizes an administrator's action, or answers with 403.
     *
     * @param request a request that a form of our own sends; its parameter {@code proof} holds the proof
     * @param response its response, used if it is refused
     * @param csrfTokens issued the proof
     * @param action what is to happen
     * @return whether it may happen
     * @throws IOException if the answer cannot be sent
     * @throws ServletException if the page of the answer fails
     */
    public static boolean confirmAction(
            HttpServletRequest request, HttpServletResponse response, CsrfTokens csrfTokens, String action)
            throws IOException, ServletException {
        String person = request.getUserPrincipal().getName();
        if (isSameOrigin(request) && csrfTokens.isValid(request.getParameter("proof"), person, action)) {
            Audit.recordAction(request, action);
            return true;
        }
        Audit.recordNotConfirmed(request);
        refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    private static boolean isSameOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return (site == null || OF_THIS_SITE.contains(site))
                && (origin == null || isHost(origin, request.getHeader("Host")));
    }

    private static boolean isHost(String origin, String host) {
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException, ServletException {
        response.setStatus(status);
        request.setAttribute("refused", status);
        View.show("refused", request, response);
    }
}
