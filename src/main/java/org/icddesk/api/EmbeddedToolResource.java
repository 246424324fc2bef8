// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.icddesk.api.problem.ApiProblem;

/** Serves the requests of WHO's embedded tool outside the ICD API. */
@Path("")
public class EmbeddedToolResource {

    /** {@return an empty response: selections are not reported to WHO} */
    @POST
    @Path("analytics/clientanalytics")
    @Consumes(MediaType.WILDCARD)
    public Response analytics() {
        return Response.noContent().header("Cache-Control", "no-store").build();
    }

    /**
     * Refuses the tool's texts in other languages, which only WHO's own server has; the tool then uses its built-in
     * ones.
     *
     * @return never
     */
    @GET
    @Path("languageresources/codingtool/{language}.json")
    public Response words() {
        throw new ApiProblem(404, "The embedded tool's translations are not served here.");
    }
}
