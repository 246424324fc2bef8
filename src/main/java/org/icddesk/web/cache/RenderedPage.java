// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.icddesk.web.content.Representation;

/**
 * A rendered page.
 *
 * @param contentType its media type and characters, as a header says it; null where there is nothing to say it of
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

    /** {@return what the page weighs in bytes} */
    public int weight() {
        return body.weight();
    }
}
