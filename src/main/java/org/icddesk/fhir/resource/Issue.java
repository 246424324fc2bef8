// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import java.util.List;

/**
 * An issue of an outcome.
 *
 * @param text what is wrong, in English; input in it is cut and cleaned
 * @param expression FHIRPath of what it is about, such as {@code Coding.code}; empty for the request as a whole
 */
public record Issue(IssueKind kind, Severity severity, String text, List<String> expression) {

    /** How bad an issue is. */
    public enum Severity {
        /** What was asked for failed. */
        ERROR,
        /** It is to be noticed. */
        WARNING,
        /** It is only said. */
        INFORMATION
    }

    /** Copies the expression. */
    public Issue {
        expression = List.copyOf(expression);
    }

    /** {@return an error} */
    public static Issue error(IssueKind kind, String text, String... expression) {
        return new Issue(kind, Severity.ERROR, text, List.of(expression));
    }

    /** {@return a warning} */
    public static Issue warning(IssueKind kind, String text, String... expression) {
        return new Issue(kind, Severity.WARNING, text, List.of(expression));
    }

    /** {@return a piece of information} */
    public static Issue information(IssueKind kind, String text, String... expression) {
        return new Issue(kind, Severity.INFORMATION, text, List.of(expression));
    }

    /** {@return whether it is an error} */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
