// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses requests of whose end two servers could think differently, RFC 9112 section 6.1: those with another transfer
 * coding than {@code chunked} alone, or with one in HTTP/1.0. The server itself takes them for chunked.
 */
public class FramingFilter extends HttpFilter {

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
