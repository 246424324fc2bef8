// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import java.util.Map;

/** A refused request, answered with an OperationOutcome. */
public final class FhirProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Issue issue;
    private final transient Map<String, String> headers;

    /**
     * Creates a problem with one issue.
     *
     * @param kind decides the status
     * @param text what is wrong, in English, without the caller's input unless cleaned
     * @param expression FHIRPath of the element at fault
     */
    public FhirProblem(IssueKind kind, String text, String... expression) {
        this(Issue.error(kind, text, expression), Map.of());
    }

    /** Creates a problem with headers of its answer. */
    public FhirProblem(Issue issue, Map<String, String> headers) {
        super(issue.text(), null, false, false);
        this.issue = issue;
        this.headers = Map.copyOf(headers);
    }

    /** {@return the problem that a parameter is missing or malformed} */
    public static FhirProblem invalid(String text, String... expression) {
        return new FhirProblem(IssueKind.INVALID_DATA, text, expression);
    }

    /** {@return the status of the answer} */
    public int status() {
        return issue.kind().status();
    }

    /** {@return what is wrong} */
    public Issue issue() {
        return issue;
    }

    /** {@return headers of the answer} */
    public Map<String, String> headers() {
        return headers;
    }
}
