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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.api.http.AgeHeaders;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.candidate.CandidateList;
import org.icddesk.candidate.OldestAnswer;
import org.icddesk.request.ClientContext;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.PostedRequest;
import org.icddesk.web.content.RequestHead;
import org.icddesk.web.content.ServletRequestHead;

/** Serves the endpoint of each reconciliation service: its manifest, queries and data extension. */
@Path("reconcile/{classification}/{release}/{lang}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ReconcileResource {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final EntitySpaces spaces;
    private final BatchReconciler reconciler;
    private final DataExtension extension;
    private final KeptResults kept;

    @PathParam("classification")
    private String classification;

    @PathParam("release")
    private String release;

    @PathParam("lang")
    private String language;

    public ReconcileResource() {
        this(null, null, null, null);
    }

    @Inject
    public ReconcileResource(
            EntitySpaces spaces, BatchReconciler reconciler, DataExtension extension, KeptResults kept) {
        this.spaces = spaces;
        this.reconciler = reconciler;
        this.extension = extension;
        this.kept = kept;
    }

    /** {@return the manifest; with parameters, what the same by POST answers} */
    @GET
    public Response get(@Context HttpServletRequest request) {
        List<Field> fields = Field.decoded(request.getQueryString());
        RequestHead head = new ServletRequestHead(request);
        return kept(head, fields)
                .or(() -> answer(fields))
                .orElseGet(() -> ReconcileAnswers.of(
                        ServiceManifest.of(space(), ReconcileAnswers.base(request)), new OldestAnswer()));
    }

    /** {@return the candidates of a batch of queries, or the properties of entities} */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(String form, @Context HttpServletRequest request) {
        List<Field> fields = Field.decoded(form);
        return PostedRequest.asQuery(new ServletRequestHead(request), form.getBytes(StandardCharsets.UTF_8))
                .flatMap(head -> kept(head, fields))
                .or(() -> answer(fields))
                .orElseThrow(() -> new ApiProblem(400, "Post a form with queries or extend."));
    }

    private Optional<Response> answer(List<Field> fields) {
        ReconcileAnswers.refuseCallback(fields);
        ClientContext.setDeadline(ClientContext.LIST);
        return ReconcileAnswers.first(fields, "queries")
                .map(this::reconciled)
                .or(() -> ReconcileAnswers.first(fields, "extend").map(this::extended));
    }

    /** {@return the results of queries, as they are kept; empty if the request asks for anything else} */
    private Optional<Response> kept(RequestHead head, List<Field> fields) {
        return KeptResults.isAddress(head)
                ? Optional.of(response(kept.find(head).orElseGet(() -> keep(head, fields))))
                : Optional.empty();
    }

    private CompleteResponse keep(RequestHead head, List<Field> fields) {
        ClientContext.setDeadline(ClientContext.LIST);
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            OldestAnswer ages = new OldestAnswer();
            String queries = ReconcileAnswers.first(fields, "queries").orElse("");
            byte[] json = results(queries, ages).toString().getBytes(StandardCharsets.UTF_8);
            return kept.keep(head, json, AgeHeaders.of(ages.oldest(), ages.outage()), dependencies);
        }
    }

    private static Response response(CompleteResponse complete) {
        Response.ResponseBuilder response = Response.status(complete.status()).entity(complete.body());
        complete.headers().forEach(header -> response.header(header.name(), header.value()));
        return response.build();
    }

    private Response reconciled(String queries) {
        OldestAnswer ages = new OldestAnswer();
        return ReconcileAnswers.of(results(queries, ages), ages);
    }

    private JsonObject results(String queries, OldestAnswer ages) {
        Map<String, ReconcileQuery> batch = QueryBatch.read(queries);
        EntitySpace space = space();
        JsonObjectBuilder results = JSON.createObjectBuilder();
        Map<String, CandidateList> found = reconciler.answer(batch, space);
        found.forEach((key, list) -> {
            ages.record(list);
            results.add(key, CandidateItem.result(list, space));
        });
        return results.build();
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
