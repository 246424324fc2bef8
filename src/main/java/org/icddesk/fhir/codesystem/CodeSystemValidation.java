// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.SystemVersion;

/** The operation {@code $validate-code} of code systems. */
public final class CodeSystemValidation {

    private final FhirContext context;
    private final Inputs inputs;

    public CodeSystemValidation(FhirContext context, Inputs inputs) {
        this.context = context;
        this.inputs = inputs;
    }

    /**
     * Validates a code, a coding or a codeable concept.
     *
     * @param named the version in the address; empty if the parameters name it
     * @return the resource Parameters
     */
    public JsonObject answer(Optional<SystemVersion> named) {
        Optional<String> url = named.map(version -> version.system().url()).or(() -> inputs.text("url", "system"));
        if (url.isEmpty() && !inputs.has("coding") && !inputs.has("codeableConcept")) {
            throw FhirProblem.invalid("Give the code system as url.", "url");
        }
        CodingCheck check =
                new CodingCheck(context, inputs, context.languages(inputs, Optional.empty()), coding -> named.filter(
                                version -> coding.system()
                                        .equals(Optional.of(version.system().url())))
                        .orElseGet(() -> context.version(coding, inputs.text("version"))));
        return ValidationAnswer.of(
                inputs, CodingSource.of(inputs, url).stream().map(check::of).toList());
    }
}
