// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import org.icddesk.fhir.codesystem.ConceptProperties;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Json;

/** Writes which properties the concepts of an expansion have: an element in R5, its cross-version extension in R4. */
final class ExpansionProperties {

    private static final String PROPERTY =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.property";

    private ExpansionProperties() {}

    static void add(JsonObjectBuilder expansion, FhirVersion fhir, Set<String> properties) {
        JsonArrayBuilder written = Json.array();
        properties.stream()
                .filter(ConceptProperties::isKnown)
                .sorted()
                .forEach(name -> written.add(
                        fhir == FhirVersion.R5
                                ? Json.object().add("code", name)
                                : Json.object()
                                        .add("url", PROPERTY)
                                        .add(
                                                "extension",
                                                Json.array()
                                                        .add(Json.object()
                                                                .add("url", "code")
                                                                .add("valueCode", name)))));
        JsonArray array = written.build();
        if (!array.isEmpty()) {
            expansion.add(fhir == FhirVersion.R5 ? "property" : "extension", array);
        }
    }
}
