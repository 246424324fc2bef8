// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.openapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.web.content.ContentNegotiation;
import org.icddesk.web.content.Representation;

/** Serves the OpenAPI 3.1 document. */
@Path("openapi.json")
public class OpenApiResource {

    /** {@return the document} */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response document(@Context HttpServletRequest request) {
        Representation document = SafeMarkup.representation(
                OpenApiDocument.of(request.getContextPath() + "/api").toString().getBytes(StandardCharsets.UTF_8));
        boolean known = ContentNegotiation.isKnown(request.getHeader("If-None-Match"), document.tag());
        return (known ? Response.notModified() : Response.ok(document.plain()))
                .header("ETag", document.tag())
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }
}
