// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;

/**
 * An HTTP response of the API; the content type is added on sending.
 *
 * @param headers its headers, the content type left out
 * @param body its body; null if it has none
 */
record ApiResponse(int status, Map<String, String> headers, byte[] body) {

    /** {@return the response as JAX-RS sends it, which chooses the content type} */
    Response response() {
        Response.ResponseBuilder response = Response.status(status).entity(body);
        headers.forEach(response::header);
        return response.build();
    }

    /** Sends the response as JSON. */
    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::addHeader);
        if (body != null) {
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } else {
            // NOTE: a body of the announced length is sent at once, not only when the container completes the request.
            response.getOutputStream().close();
        }
    }
}
