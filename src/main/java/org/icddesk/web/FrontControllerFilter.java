// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;

/** The front controller: dispatches each address to a static file, the API, or a page. */
public class FrontControllerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private final transient PageDispatcher pages;

    @Inject
    public FrontControllerFilter(PageDispatcher pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (hasServlet(request)) {
            chain.doFilter(request, response);
        } else {
            pages.answer(request, response);
        }
    }

    /** {@return whether the address names something below a servlet's path, or a servlet itself} */
    private static boolean hasServlet(HttpServletRequest request) {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        return match == MappingMatch.EXACT || match == MappingMatch.PATH && request.getPathInfo() != null;
    }
}
