// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * The head of a request that a servlet or a filter received.
 *
 * @param request the request, before it is forwarded to a view, which changes its address
 */
public record ServletRequestHead(HttpServletRequest request) implements RequestHead {

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    public String query() {
        return Objects.toString(request.getQueryString(), "");
    }

    @Override
    public List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    @Override
    public String header(String name) {
        return request.getHeader(name);
    }

    /**
     * Answers the request.
     *
     * @param complete the answer
     * @param response where it is sent
     * @param headers what a header does to those that the response has already: {@code response::setHeader} replaces
     *     them, {@code response::addHeader} leaves them
     * @throws IOException if it cannot be sent
     */
    public void answer(CompleteResponse complete, HttpServletResponse response, BiConsumer<String, String> headers)
            throws IOException {
        response.setStatus(complete.status());
        complete.headers().forEach(header -> headers.accept(header.name(), header.value()));
        byte[] body = complete.body();
        if (body == null) {
            // NOTE: a body of the announced length is sent at once, not only when the container completes the request.
            response.getOutputStream().close();
            return;
        }
        response.setContentLength(body.length);
        if (!method().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
