// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.icddesk.answer.Answer;
import org.icddesk.answer.NotFound;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.problem.CodeProblems;
import org.icddesk.cluster.AxisScale;
import org.icddesk.cluster.ClusterCheck;
import org.icddesk.cluster.ClusterChecker;
import org.icddesk.cluster.ClusterText;
import org.icddesk.cluster.MissingAxis;
import org.icddesk.cluster.ScaleReader;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.request.AnswerTimeout;

/** Checks clusters. */
@Path("clusters")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ClustersResource {

    private final ClusterChecker checker;
    private final ScaleReader scales;
    private final CheckContext contexts;

    public ClustersResource() {
        this(null, null, null);
    }

    @Inject
    public ClustersResource(ClusterChecker checker, ScaleReader scales, CheckContext contexts) {
        this.checker = checker;
        this.scales = scales;
        this.contexts = contexts;
    }

    /**
     * Checks a code or cluster.
     *
     * @param accepted the languages to choose from where the request names none
     * @param body a JSON object with {@code code} or {@code uri}, {@code release} and {@code lang}
     */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response check(@HeaderParam("Accept-Language") String accepted, byte[] body) {
        CheckRequest request = CheckRequest.of(body);
        CodeReading reading = request.uri().isPresent()
                ? new CodeReading.IdentifierCluster(UriExpression.parse(
                                request.uri().get())
                        .orElseThrow(() -> new ApiProblem(400, "uri must be an identifier of WHO, or several.")))
                : reading(request.code().orElseThrow());
        CheckContext.Where where = contexts.find(request, reading, accepted);
        Scope scope = where.scope();
        CodeExpression code = code(reading, scope);
        Answer<ClusterCheck> check = checker.check(code, scope, where.language(), AnswerTimeout.PAGE);
        List<AxisScale> missing = scales.read(
                        check.value().missing().stream().map(MissingAxis::axis).toList(),
                        where.language(),
                        AnswerTimeout.PAGE)
                .value();
        String document = CheckAnswer.document(
                        new CheckAnswer(check.value(), missing).members(),
                        scope.linearization().orElseThrow().segment(),
                        scope.release().orElseThrow().id(),
                        where.language().tag())
                .toString();
        return response(check, document);
    }

    private static CodeReading reading(String text) {
        return ClusterText.of(text).reading().orElseThrow(() -> fault(text));
    }

    private CodeExpression code(CodeReading reading, Scope scope) {
        if (reading instanceof CodeReading.IdentifierCluster cluster) {
            return code(cluster.expression(), scope);
        }
        if (reading instanceof CodeReading.Identifier identifier
                && !identifier.address().uri().isRoot()) {
            return code(
                    UriExpression.parse(identifier.address().uri().canonical()).orElseThrow(), scope);
        }
        return ClusterText.expression(reading)
                .orElseThrow(() -> new ApiProblem(400, "code must be a code or cluster of ICD-11 or of the ICF."));
    }

    private CodeExpression code(UriExpression uri, Scope scope) {
        try {
            return checker.code(uri, scope, AnswerTimeout.PAGE);
        } catch (NotFound e) {
            throw new ApiProblem(404, "This release has no code for that identifier.");
        }
    }

    private static ApiProblem fault(String text) {
        try {
            CodeExpression.parse(text);
            return new ApiProblem(400, "code must be a code or cluster of ICD-11 or of the ICF.");
        } catch (InvalidCode e) {
            return new ApiProblem(400, SafeMarkup.of(CodeProblems.message(e)));
        }
    }

    private static Response response(Answer<ClusterCheck> check, String document) {
        Response.ResponseBuilder response = Response.ok(document.getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept-Language")
                .header(ApiHeaders.API_VERSION, ApiHeaders.VERSION);
        if (!check.asOf().equals(Instant.EPOCH)) {
            response.header(ApiHeaders.AS_OF, date(check.asOf()));
        }
        check.outageSince().ifPresent(since -> response.header(ApiHeaders.STALE_SINCE, date(since)));
        return response.build();
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
