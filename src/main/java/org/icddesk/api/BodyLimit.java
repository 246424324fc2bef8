// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.web.Languages;
import org.icddesk.web.Texts;

/** Reads request bodies up to a limit, before anything else does. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    private static final int MAX = 64 << 10;
    private static final int MAX_LIST = 1 << 20;
    private static final int MEGABYTES = 10;
    private static final int MAX_FILE = MEGABYTES * 1_000_000;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals("POST")) {
            return;
        }
        int most = most(request.getUriInfo().getPath());
        byte[] body = body(request, most);
        MediaType type = request.getMediaType();
        if (type != null
                && type.getType().equals("multipart")
                && !type.getParameters().containsKey("boundary")) {
            throw new ApiProblem(400, "The form does not state its boundary.");
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    private static byte[] body(ContainerRequestContext request, int most) {
        ApiProblem tooLarge = new ApiProblem(413, words(request, most));
        if (request.getLength() > most) {
            throw tooLarge;
        }
        byte[] body;
        try {
            body = request.getEntityStream().readNBytes(most + 1);
        } catch (IOException e) {
            // The server's own limit is lower, or the client has gone.
            throw tooLarge;
        }
        if (body.length > most) {
            throw tooLarge;
        }
        return body;
    }

    private static String words(ContainerRequestContext request, int most) {
        if (most < MAX_FILE) {
            return "A request can have at most " + most + " bytes here.";
        }
        String language = request.getUriInfo().getQueryParameters().getFirst("lang");
        return new Texts(Languages.ofTheSite(language == null ? "en" : language)).format("table.bytes", MEGABYTES);
    }

    private static int most(String path) {
        if (path.startsWith("/list/")) {
            return MAX_FILE;
        }
        return path.equals("/codes")
                        || path.equals("/proposals")
                        || path.startsWith("/reconcile/")
                        || path.equals("/mcp")
                ? MAX_LIST
                : MAX;
    }
}
