// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.icddesk.api.problem.ApiProblem;

/** Reads request bodies up to a limit, before anything else does. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    private static final int MAX = 64 << 10;
    private static final int MAX_LIST = 1 << 20;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return;
        }
        String path = request.getUriInfo().getPath();
        int most = path.contains("codes") || path.contains("reconcile/") ? MAX_LIST : MAX;
        byte[] body = request.getLength() > most
                ? new byte[most + 1]
                : request.getEntityStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new ApiProblem(413, "A request can have at most " + most + " bytes here.");
        }
        MediaType type = request.getMediaType();
        if (type != null
                && type.getType().equals("multipart")
                && !type.getParameters().containsKey("boundary")) {
            throw new ApiProblem(400, "The form does not state its boundary.");
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }
}
