// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.resource.OperationOutcome;
import org.icddesk.fhir.resource.Outputs;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.Shown;

/** Writes the answer to a validation. */
public final class ValidationAnswer {

    private ValidationAnswer() {}

    /** {@return the resource Parameters; valid if one of the codings is} */
    public static JsonObject of(Inputs inputs, List<CheckedCoding> checked) {
        Optional<CheckedCoding> valid =
                checked.stream().filter(CheckedCoding::isValid).findFirst();
        CheckedCoding first = valid.orElse(checked.get(0));
        Outputs out = new Outputs().add("result", valid.isPresent());
        first.sent().code().ifPresent(code -> out.add("code", "Code", Shown.whole(code)));
        first.sent().system().ifPresent(system -> out.add("system", "Uri", Shown.whole(system.split("\\|", 2)[0])));
        first.version()
                .ifPresent(version ->
                        out.add("version", "String", version.release().id()));
        first.concept().ifPresent(concept -> addConcept(out, first, concept));
        inputs.object("codeableConcept")
                .ifPresent(concept -> out.add("codeableConcept", "CodeableConcept", copy(concept)));
        checked.stream()
                .flatMap(coding -> coding.unknown().stream())
                .distinct()
                .forEach(system -> out.add("x-caused-by-unknown-system", "Canonical", system));
        List<Issue> issues =
                checked.stream().flatMap(coding -> coding.issues().stream()).toList();
        addIssues(out, issues);
        return out.build();
    }

    private static void addConcept(Outputs out, CheckedCoding coding, Concept concept) {
        coding.language().flatMap(concept::display).ifPresent(display -> out.add("display", "String", display));
        if (!coding.sent().code().equals(Optional.of(concept.code()))) {
            out.add("normalized-code", "Code", concept.code());
        }
    }

    private static void addIssues(Outputs out, List<Issue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        String message = issues.stream()
                .filter(issue -> issue.severity() != Issue.Severity.INFORMATION)
                .map(Issue::text)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!message.isEmpty()) {
            out.add("message", "String", message);
        }
        out.add("issues", OperationOutcome.of(issues));
    }

    private static JsonObjectBuilder copy(JsonObject object) {
        JsonObjectBuilder copy = Json.object();
        object.forEach(copy::add);
        return copy;
    }
}
