// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import java.util.Map;
import org.icddesk.answer.IcdFailure;
import org.icddesk.api.problem.ProblemLog;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.UnknownConcept;
import org.icddesk.fhir.system.UnknownSystem;

/** Maps whatever goes wrong to what a client is told, and logs it without what the client sent. */
final class FhirFailures {

    private FhirFailures() {}

    /** {@return what the client is told} */
    static FhirProblem of(Throwable failure) {
        FhirProblem problem = translated(failure);
        if (problem.issue().kind() == IssueKind.FAILED) {
            ProblemLog.failed(failure);
        } else if (!(failure instanceof IcdFailure)) {
            ProblemLog.refused(problem.status(), problem.issue().kind().code());
        }
        return problem;
    }

    private static FhirProblem translated(Throwable failure) {
        if (failure instanceof FhirProblem known) {
            return known;
        }
        if (failure instanceof UnknownSystem unknown) {
            return unknown.asProblem();
        }
        if (failure instanceof UnknownConcept unknown) {
            return unknown.asProblem();
        }
        return failure instanceof IcdFailure ofWho
                ? ofWho(ofWho)
                : new FhirProblem(
                        IssueKind.FAILED, "This server failed. Its administrators can find the reason in the log.");
    }

    private static FhirProblem ofWho(IcdFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> new FhirProblem(IssueKind.NO_SUCH_PATH, failure.forReaders());
            case REJECTED, UNSUPPORTED -> FhirProblem.invalid(failure.forReaders());
            case RATE_LIMITED -> later(IssueKind.THROTTLED, failure);
            case UNAUTHORIZED, BUSY, MALFORMED, UNAVAILABLE -> later(IssueKind.TRANSIENT, failure);
        };
    }

    private static FhirProblem later(IssueKind kind, IcdFailure failure) {
        long seconds = Math.max(
                1, failure.retryAfter().orElse(IcdFailure.DEFAULT_RETRY_AFTER).toSeconds());
        return new FhirProblem(Issue.error(kind, failure.forReaders()), Map.of("Retry-After", String.valueOf(seconds)));
    }
}
