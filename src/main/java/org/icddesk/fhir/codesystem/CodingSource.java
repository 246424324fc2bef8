// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Inputs;

/** Where a validation has its codings from: separate parameters, a coding, or a codeable concept. */
public final class CodingSource {

    private static final int MAX_CODINGS = 20;

    private CodingSource() {}

    /**
     * A coding in its place.
     *
     * @param path the FHIRPath before its elements, with a dot at its end; empty for separate parameters
     */
    public record Located(Coding coding, String path) {

        /** {@return the FHIRPath of an element of it} */
        public String at(String element) {
            return path + element;
        }
    }

    /**
     * {@return the codings of a request; a {@link FhirProblem} if there are none}
     *
     * @param system the code system of those that name none; empty if none is known
     */
    public static List<Located> of(Inputs inputs, Optional<String> system) {
        Optional<JsonObject> concept = inputs.object("codeableConcept");
        if (concept.isPresent()) {
            return ofConcept(concept.get(), system);
        }
        Optional<JsonObject> coding = inputs.object("coding");
        if (coding.isPresent()) {
            return List.of(new Located(Coding.of(coding.get()).withSystem(system), "Coding."));
        }
        String code = inputs.text("code")
                .orElseThrow(() -> FhirProblem.invalid("Give a code, a coding or a codeableConcept.", "code"));
        return List.of(new Located(
                new Coding(
                        inputs.text("system").or(() -> system),
                        inputs.text("systemVersion", "version"),
                        Optional.of(code),
                        inputs.text("display")),
                ""));
    }

    private static List<Located> ofConcept(JsonObject concept, Optional<String> system) {
        if (!(concept.getOrDefault("coding", JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray codings)
                || codings.isEmpty()) {
            throw FhirProblem.invalid("The codeableConcept has no coding.", "CodeableConcept.coding");
        }
        if (codings.size() > MAX_CODINGS) {
            throw FhirProblem.invalid(
                    "A codeableConcept can have " + MAX_CODINGS + " codings here.", "CodeableConcept");
        }
        List<Located> located = new ArrayList<>();
        for (JsonValue each : codings) {
            String path = "CodeableConcept.coding[" + located.size() + "].";
            if (!(each instanceof JsonObject object)) {
                throw FhirProblem.invalid("A coding must be an object.", path + "code");
            }
            located.add(new Located(Coding.of(object).withSystem(system), path));
        }
        return located;
    }
}
