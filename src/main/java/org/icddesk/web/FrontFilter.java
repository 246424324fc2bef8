// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** The door of the site: every address is either a static file, an address for programs, or a page. */
public class FrontFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> NOT_PAGES = Set.of("/assets", "/api");

    private final transient Pages pages;

    /**
     * Opens the door.
     *
     * @param pages answers every request for a page
     */
    @Inject
    public FrontFilter(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (NOT_PAGES.contains(request.getServletPath()) && request.getPathInfo() != null) {
            chain.doFilter(request, response);
        } else {
            pages.answer(request, response);
        }
    }
}
