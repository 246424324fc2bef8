// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Rejected;

/** A failure of the gateway as an answer for a script, RFC 9457. */
public final class FailureAnswer {

    private static final Duration SOON = Duration.ofSeconds(30);

    private FailureAnswer() {}

    /** {@return the answer: 404, 400, or 503 with the time after which another try makes sense} */
    public static Response of(IcdFailure failure) {
        int status = failure instanceof NotFound ? 404 : failure instanceof Rejected ? 400 : 503;
        Response.ResponseBuilder answer = Response.status(status)
                .type("application/problem+json")
                .header("Cache-Control", "no-store")
                .entity(Json.createObjectBuilder()
                        .add("status", status)
                        .add("title", failure.forReaders())
                        .build()
                        .toString());
        if (status == 503) {
            answer.header(
                    "Retry-After", Math.max(1, failure.retryAfter().orElse(SOON).toSeconds()));
        }
        return answer.build();
    }
}
