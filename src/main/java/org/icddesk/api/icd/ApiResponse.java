// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;

/**
 * An HTTP response to a program; the content type is added on sending.
 *
 * @param headers its headers, the content type left out
 * @param body its body; null if it has none
 */
record ApiResponse(int status, Map<String, String> headers, byte[] body) {

    /** {@return the reply for the REST container to send, which chooses the content type} */
    Response response() {
        Response.ResponseBuilder response = Response.status(status).entity(body);
        headers.forEach(response::header);
        return response.build();
    }

    /** Sends the reply as JSON. */
    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::addHeader);
        if (body != null) {
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } else {
            // NOTE: sent at once, as a body of the announced length is, and not after the container's tidying up.
            response.getOutputStream().close();
        }
    }
}
