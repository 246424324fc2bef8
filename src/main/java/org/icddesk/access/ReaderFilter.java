// SPDX-License-Identifier: Apache-2.0
package org.icddesk.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.Configuration.Access;
import org.icddesk.web.asset.Assets;

/** Requires a role for everything but static files if {@code icd.access} is {@code role}. */
public class ReaderFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final List<String> ROLES = List.of(AccessGuard.READER, AccessGuard.ADMINISTRATOR);

    private final transient Configuration configuration;

    @Inject
    public ReaderFilter(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (configuration.access() == Access.OPEN
                || request.getServletPath().equals(Assets.PATH)
                || AccessGuard.authorize(request, response, ROLES)) {
            chain.doFilter(request, response);
        }
    }
}
