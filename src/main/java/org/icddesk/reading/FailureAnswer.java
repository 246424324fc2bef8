// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Rejected;
import org.icddesk.gateway.TooFast;

/** A failure of the gateway as an answer for a script, RFC 9457. */
public final class FailureAnswer {

    private static final Duration SOON = Duration.ofSeconds(30);

    private FailureAnswer() {}

    /** {@return the answer: 404, 400, or 429 and 503 with the time after which another try makes sense} */
    public static Response of(IcdFailure failure) {
        int status = status(failure);
        Response.ResponseBuilder answer = Response.status(status)
                .type("application/problem+json")
                .header("Cache-Control", "no-store")
                .entity(Json.createObjectBuilder()
                        .add("status", status)
                        .add("title", failure.forReaders())
                        .build()
                        .toString());
        if (status >= 429) {
            answer.header(
                    "Retry-After", Math.max(1, failure.retryAfter().orElse(SOON).toSeconds()));
        }
        return answer.build();
    }

    private static int status(IcdFailure failure) {
        if (failure instanceof NotFound) {
            return 404;
        }
        if (failure instanceof Rejected) {
            return 400;
        }
        return failure instanceof TooFast ? 429 : 503;
    }
}
