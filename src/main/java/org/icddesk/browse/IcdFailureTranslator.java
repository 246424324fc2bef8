// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.web.FailureTranslator;
import org.icddesk.web.Problem;

/** Translates failures of the gateway into problems for readers. */
@ApplicationScoped
public class IcdFailureTranslator implements FailureTranslator {

    @Override
    public Optional<Problem> translate(Throwable failure) {
        return failure instanceof IcdFailure known ? Optional.of(problem(known)) : Optional.empty();
    }

    private static Problem problem(IcdFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> new Problem(404, "entity");
            case REJECTED -> new Problem(400, "rejected");
            case RATE_LIMITED -> later(failure, 429, "too-fast");
            case UNAUTHORIZED -> later(failure, 503, "unauthorized");
            case BUSY -> later(failure, 503, "busy");
            case MALFORMED -> later(failure, 503, "malformed");
            case UNAVAILABLE -> unavailable((Unavailable) failure);
            // No page asks for what can be unsupported.
            case UNSUPPORTED -> later(failure, 503, "unavailable");
        };
    }

    private static Problem unavailable(Unavailable failure) {
        return switch (failure.reason()) {
            case REFUSAL -> later(failure, 503, "refused", failure.code());
            case NO_CREDENTIAL -> later(failure, 503, "no-credential");
            case OUTAGE -> later(failure, 503, "unavailable");
            case NOT_IN_FALLBACK -> later(failure, 503, "not-in-fallback");
            case NOT_HELD -> later(failure, 503, "not-held");
            case CLUSTER_NOT_HELD -> later(failure, 503, "cluster-not-held");
            case SHUTDOWN -> later(failure, 503, "restarting");
        };
    }

    private static Problem later(IcdFailure failure, int status, String key, String... details) {
        return new Problem(status, key, details)
                .retryAfter(failure.retryAfter().orElse(IcdFailure.DEFAULT_RETRY_AFTER));
    }
}
