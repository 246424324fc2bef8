// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.icddesk.web.content.Representation;

/**
 * A rendered page.
 *
 * @param contentType the value of {@code Content-Type}; null if there is no body
 */
public record RenderedPage(String contentType, Representation body) {

    /** Sends the page with the status and the headers that the response has already. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Vary", "Accept-Language, Accept-Encoding");
        body.send(request, response);
    }

    /** {@return the same page, compressed only} */
    public RenderedPage compact() {
        return new RenderedPage(contentType, body.compact());
    }

    /** {@return the size of the page in memory, in bytes} */
    public int weight() {
        return body.weight();
    }
}
