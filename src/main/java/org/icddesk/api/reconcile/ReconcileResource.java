// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.candidate.CandidateList;
import org.icddesk.candidate.OldestAnswer;
import org.icddesk.request.ClientContext;

/** Serves the endpoint of each reconciliation service: its manifest, queries and data extension. */
@Path("reconcile/{classification}/{release}/{lang}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ReconcileResource {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final EntitySpaces spaces;
    private final BatchReconciler reconciler;
    private final DataExtension extension;

    @PathParam("classification")
    private String classification;

    @PathParam("release")
    private String release;

    @PathParam("lang")
    private String language;

    public ReconcileResource() {
        this(null, null, null);
    }

    @Inject
    public ReconcileResource(EntitySpaces spaces, BatchReconciler reconciler, DataExtension extension) {
        this.spaces = spaces;
        this.reconciler = reconciler;
        this.extension = extension;
    }

    /** {@return the manifest; with parameters, what the same by POST answers} */
    @GET
    public Response get(@Context HttpServletRequest request) {
        List<Field> fields = Field.decoded(request.getQueryString());
        return answer(fields)
                .orElseGet(() -> ReconcileAnswers.of(
                        ServiceManifest.of(space(), ReconcileAnswers.base(request)), new OldestAnswer()));
    }

    /** {@return the candidates of a batch of queries, or the properties of entities} */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(String form) {
        return answer(Field.decoded(form))
                .orElseThrow(() -> new ApiProblem(400, "Post a form with queries or extend."));
    }

    private Optional<Response> answer(List<Field> fields) {
        ReconcileAnswers.refuseCallback(fields);
        ClientContext.setDeadline(ClientContext.LIST);
        return ReconcileAnswers.first(fields, "queries")
                .map(this::reconciled)
                .or(() -> ReconcileAnswers.first(fields, "extend").map(this::extended));
    }

    private Response reconciled(String queries) {
        Map<String, ReconcileQuery> batch = QueryBatch.read(queries);
        EntitySpace space = space();
        OldestAnswer ages = new OldestAnswer();
        JsonObjectBuilder results = JSON.createObjectBuilder();
        Map<String, CandidateList> found = reconciler.answer(batch, space);
        found.forEach((key, list) -> {
            ages.record(list);
            results.add(key, CandidateItem.result(list, space));
        });
        return ReconcileAnswers.of(results.build(), ages);
    }

    private Response extended(String query) {
        OldestAnswer ages = new OldestAnswer();
        JsonObject answer = extension.answer(query, space(), ages);
        return ReconcileAnswers.of(answer, ages);
    }

    private EntitySpace space() {
        return spaces.find(classification, release, language);
    }
}
