// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.icddesk.answer.IcdFailure;
import org.icddesk.api.http.ApiHeaders;

/**
 * Maps failures of the gateway to HTTP responses.
 *
 * <p>WHO's embedded tool takes any failure in JSON for "no match". So below {@code /api/icd} upstream failures are
 * plain text, unless the caller asks for {@code application/problem+json} by name.
 */
@Provider
public class FailureMapper implements ExceptionMapper<IcdFailure> {

    @Context
    private UriInfo address;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(IcdFailure failure) {
        int status = failure.status();
        if (failure.isAnswer()) {
            return ProblemResponses.answer(new ApiProblem(status, failure.forReaders()));
        }
        long seconds = Math.max(
                1, failure.retryAfter().orElse(IcdFailure.DEFAULT_RETRY_AFTER).toSeconds());
        ApiProblem problem =
                new ApiProblem(status, failure.forReaders(), Map.of("Retry-After", String.valueOf(seconds)));
        return isPlain() ? plain(problem) : ProblemResponses.answer(problem);
    }

    private boolean isPlain() {
        String accept = headers.getHeaderString("Accept");
        return address.getPath().startsWith("/icd") && (accept == null || !accept.contains("application/problem+json"));
    }

    private static Response plain(ApiProblem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .entity(problem.getMessage().getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header(ApiHeaders.API_VERSION, ApiHeaders.VERSION);
        problem.headers().forEach(answer::header);
        return answer.build();
    }
}
