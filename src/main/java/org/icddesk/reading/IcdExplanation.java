// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.Malformed;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Rejected;
import org.icddesk.gateway.TooFast;
import org.icddesk.gateway.Unauthorized;
import org.icddesk.gateway.Unavailable;
import org.icddesk.web.Explanation;
import org.icddesk.web.Problem;

/** Translates failures of the gateway into problems for readers. */
@ApplicationScoped
public class IcdExplanation implements Explanation {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public Optional<Problem> explain(Throwable failure) {
        return failure instanceof IcdFailure known ? Optional.of(problem(known)) : Optional.empty();
    }

    private static Problem problem(IcdFailure failure) {
        if (failure instanceof NotFound) {
            return new Problem(404, "entity");
        }
        if (failure instanceof Rejected) {
            return new Problem(400, "rejected");
        }
        if (failure instanceof TooFast) {
            return new Problem(429, "too-fast").retryAfter(failure.retryAfter().orElse(SOON));
        }
        if (failure instanceof Unavailable none && none.reason() == Unavailable.Cause.REFUSAL) {
            return new Problem(503, "refused", none.code())
                    .retryAfter(none.retryAfter().orElse(SOON));
        }
        return new Problem(503, key(failure)).retryAfter(failure.retryAfter().orElse(SOON));
    }

    private static String key(IcdFailure failure) {
        if (failure instanceof Unauthorized) {
            return "unauthorized";
        }
        if (failure instanceof Busy) {
            return "busy";
        }
        if (failure instanceof Unavailable none && none.reason() == Unavailable.Cause.NO_CREDENTIAL) {
            return "no-credential";
        }
        return failure instanceof Malformed ? "malformed" : "unavailable";
    }
}
