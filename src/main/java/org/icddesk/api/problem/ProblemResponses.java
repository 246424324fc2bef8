// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.problem;

import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.icddesk.api.http.ApiHeaders;

/** Creates problem documents, RFC 9457. */
public final class ProblemResponses {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Map<Integer, String> TITLES = Map.of(
            413,
            "Content Too Large",
            415,
            "Unsupported Media Type",
            422,
            "Unprocessable Content",
            429,
            "Too Many Requests");

    private ProblemResponses() {}

    /** {@return the response for a refusal of our own, which is also logged} */
    public static Response refused(ApiProblem problem) {
        ProblemLog.refused(problem.status(), problem.getMessage());
        return answer(problem);
    }

    /** {@return the response for a problem} */
    public static Response answer(ApiProblem problem) {
        String body = JSON.createObjectBuilder()
                .add("title", title(problem.status()))
                .add("status", problem.status())
                .add("detail", problem.getMessage())
                .build()
                .toString();
        ResponseBuilder answer = Response.status(problem.status())
                .entity(body.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/problem+json")
                .header("Cache-Control", "no-store")
                .header(ApiHeaders.API_VERSION, ApiHeaders.VERSION);
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return TITLES.getOrDefault(status, known == null ? "Problem" : known.getReasonPhrase());
    }
}
