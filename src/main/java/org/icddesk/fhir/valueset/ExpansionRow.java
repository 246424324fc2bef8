// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.fhir.codesystem.ConceptProperties;
import org.icddesk.fhir.codesystem.ConceptProperty;
import org.icddesk.fhir.codesystem.Designation;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.ConceptCode;
import org.icddesk.fhir.system.DisplayLanguage;
import org.icddesk.fhir.system.Shown;

/**
 * Writes the concepts of expansions.
 *
 * @param properties the names of the properties that are wanted
 * @param designations whether designations are wanted
 */
record ExpansionRow(FhirVersion fhir, Set<String> properties, boolean designations) {

    private static final String PROPERTY =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.contains.property";

    /** {@return a member that WHO lists, but does not know} */
    JsonObjectBuilder unknown(Member member) {
        return Json.object()
                .add("system", member.version().system().url())
                .add("code", ConceptCode.identifier(member.uri()));
    }

    /** {@return a member; of one that the value set lists the code as it is there} */
    JsonObjectBuilder of(Member member, Concept concept, DisplayLanguage language, List<Designation> others) {
        Optional<JsonObject> listed =
                member.listed().map(listing -> listing.listed().json());
        JsonObjectBuilder row =
                Json.object().add("system", member.version().system().url());
        if (ConceptCode.isAbstract(concept.entity())) {
            row.add("abstract", true);
        }
        row.add(
                "code",
                member.listed()
                        .map(listing -> Shown.whole(listing.listed().code()))
                        .orElseGet(concept::code));
        listed.flatMap(json -> Coding.text(json, "display"))
                .map(Shown::whole)
                .or(() -> concept.display(language))
                .ifPresent(display -> row.add("display", display));
        addDesignations(row, concept, listed, others);
        addProperties(row, concept, language);
        return row;
    }

    private void addDesignations(
            JsonObjectBuilder row, Concept concept, Optional<JsonObject> listed, List<Designation> others) {
        if (!designations && others.isEmpty()) {
            return;
        }
        JsonArrayBuilder all = Json.array();
        if (designations) {
            Designation.of(concept).forEach(each -> all.add(each.json()));
        }
        others.forEach(each -> all.add(each.json()));
        listed.map(json -> json.getOrDefault("designation", JsonValue.EMPTY_JSON_ARRAY))
                .filter(JsonArray.class::isInstance)
                .ifPresent(own -> own.asJsonArray().forEach(all::add));
        JsonArray written = all.build();
        if (!written.isEmpty()) {
            row.add("designation", written);
        }
    }

    private void addProperties(JsonObjectBuilder row, Concept concept, DisplayLanguage language) {
        if (properties.isEmpty()) {
            return;
        }
        JsonArrayBuilder all = Json.array();
        ConceptProperties.of(concept, language).stream()
                .filter(property -> properties.contains(property.code()))
                .forEach(property -> all.add(fhir == FhirVersion.R5 ? five(property) : four(property)));
        JsonArray written = all.build();
        if (!written.isEmpty()) {
            row.add(fhir == FhirVersion.R5 ? "property" : "extension", written);
        }
    }

    private static JsonObjectBuilder five(ConceptProperty property) {
        return value(Json.object().add("code", property.code()), property);
    }

    private static JsonObjectBuilder four(ConceptProperty property) {
        return Json.object()
                .add("url", PROPERTY)
                .add(
                        "extension",
                        Json.array()
                                .add(Json.object().add("url", "code").add("valueCode", property.code()))
                                .add(value(Json.object().add("url", "value"), property)));
    }

    private static JsonObjectBuilder value(JsonObjectBuilder target, ConceptProperty property) {
        String name = "value" + property.typeSuffix();
        return property.type().equals("boolean")
                ? target.add(name, Boolean.parseBoolean(property.value()))
                : target.add(name, property.value());
    }
}
