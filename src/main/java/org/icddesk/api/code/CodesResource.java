// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.request.ClientContext;

/** Serves batch lookups: what codes, clusters or identifiers stand for. */
@Path("codes")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CodesResource {

    private static final int MAX = 1_000;

    private final BatchCodeLookup codes;

    public CodesResource() {
        this(null);
    }

    @Inject
    public CodesResource(BatchCodeLookup codes) {
        this.codes = codes;
    }

    /** {@return what the codes in the query stand for} */
    @GET
    public Response get(@Context HttpServletRequest request) {
        List<Field> fields = Field.decoded(request.getQueryString());
        return answer(request, BatchRequest.ofFields(fields, fields));
    }

    /** {@return what the codes of an urlencoded form stand for} */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response form(@Context HttpServletRequest request, String form) {
        return answer(request, BatchRequest.ofFields(Field.decoded(form), Field.decoded(request.getQueryString())));
    }

    /** {@return what the codes of a JSON array, or of the member {@code codes} of an object, stand for} */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response json(@Context HttpServletRequest request, byte[] body) {
        return answer(request, BatchRequest.ofJson(body, Field.decoded(request.getQueryString())));
    }

    private Response answer(HttpServletRequest request, BatchRequest batch) {
        if (batch.asked().isEmpty()) {
            throw new ApiProblem(400, "Give codes, as in /api/codes?code=1A00&code=BA41.Z.");
        }
        if (batch.asked().size() > MAX) {
            throw new ApiProblem(413, "At most " + MAX + " codes can be looked up at once.");
        }
        ClientContext.setDeadline(ClientContext.LIST);
        String answer = codes.answer(batch, request.getHeader("Accept-Language"));
        return Response.ok(answer.getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }
}
