// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses requests of ambiguous length, RFC 9112 section 6.1: those with a transfer coding other than {@code chunked}
 * alone, or with any in HTTP/1.0. The server itself treats them as chunked.
 */
public class TransferEncodingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String coding = request.getHeader("Transfer-Encoding");
        if (coding == null
                || coding.equalsIgnoreCase("chunked") && request.getProtocol().equals("HTTP/1.1")) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Connection", "close");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
