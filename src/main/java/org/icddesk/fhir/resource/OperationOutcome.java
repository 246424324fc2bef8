// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** Writes the resource OperationOutcome. */
public final class OperationOutcome {

    private static final String TERMINOLOGY_ISSUES = "http://hl7.org/fhir/tools/CodeSystem/tx-issue-type";

    private OperationOutcome() {}

    /** {@return the outcome that consists of the issues} */
    public static JsonObject of(List<Issue> issues) {
        JsonArrayBuilder array = Json.array();
        issues.forEach(issue -> array.add(of(issue)));
        return Json.resource("OperationOutcome").add("issue", array).build();
    }

    private static JsonObjectBuilder of(Issue issue) {
        JsonObjectBuilder details = Json.object();
        if (!issue.kind().terminologyCode().isEmpty()) {
            details.add(
                    "coding",
                    Json.array()
                            .add(Json.object()
                                    .add("system", TERMINOLOGY_ISSUES)
                                    .add("code", issue.kind().terminologyCode())));
        }
        JsonObjectBuilder written = Json.object()
                .add("severity", issue.severity().name().toLowerCase(Locale.ROOT))
                .add("code", issue.kind().code())
                .add("details", details.add("text", issue.text()));
        if (!issue.expression().isEmpty()) {
            written.add("expression", Json.strings(issue.expression()));
        }
        return written;
    }
}
