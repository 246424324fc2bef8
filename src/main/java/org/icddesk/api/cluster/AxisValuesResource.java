// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.search.SearchContext;
import org.icddesk.cluster.AxisSearch;
import org.icddesk.cluster.ClusterCheck;
import org.icddesk.cluster.ClusterChecker;
import org.icddesk.cluster.ClusterText;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.search.SearchInput;

/** Serves what is found on an axis while its name is typed. */
@Path("clusters/values")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AxisValuesResource {

    private final ClusterChecker checker;
    private final AxisSearch search;
    private final CheckContext contexts;

    public AxisValuesResource() {
        this(null, null, null);
    }

    @Inject
    public AxisValuesResource(ClusterChecker checker, AxisSearch search, CheckContext contexts) {
        this.checker = checker;
        this.search = search;
        this.contexts = contexts;
    }

    /** The values found, the best first. */
    public record AxisValues(List<AxisSearch.Found> values) {}

    /**
     * Searches an axis.
     *
     * @param stem the stem code
     * @param axis the axis in WHO's schema
     * @param q what was typed; what is not worth asking WHO finds nothing
     */
    @GET
    public Response search(
            @QueryParam("stem") @DefaultValue("") String stem,
            @QueryParam("axis") @DefaultValue("") String axis,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("release") String release,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String accepted,
            @Context HttpServletRequest request) {
        SearchContext.check(request.getQueryString());
        ClientContext.setDeadline(AnswerTimeout.SUGGESTION.limit());
        SearchInput input = SearchInput.of(q);
        CodeExpression code = ClusterText.of(stem)
                .reading()
                .flatMap(ClusterText::expression)
                .filter(expression -> !expression.isCluster())
                .orElseThrow(() -> new ApiProblem(400, "stem must be a code of ICD-11 or of the ICF."));
        CheckRequest where = new CheckRequest(
                Optional.of(code.text()), Optional.empty(), Optional.ofNullable(release), Optional.ofNullable(lang));
        List<AxisSearch.Found> values =
                input.isWorthAsking() ? values(code, axis, input, contexts.find(where, accepted)) : List.of();
        return Response.ok(new AxisValues(values))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }

    private List<AxisSearch.Found> values(
            CodeExpression code, String axis, SearchInput input, CheckContext.Where where) {
        ClusterCheck check = checker.check(code, where.scope(), where.language(), AnswerTimeout.SUGGESTION)
                .value();
        PostcoordinationAxis found = check.parts()
                .get(0)
                .axis(axis)
                .orElseThrow(() -> new ApiProblem(404, "There is no such axis of that code in this release."));
        return search.find(found, input.asUpstreamQuery(), where.scope(), where.language(), AnswerTimeout.SUGGESTION)
                .value();
    }
}
