// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.system.IcdSystem;
import org.icddesk.fhir.system.SystemVersion;

/** Writes the resource CodeSystem, which says what there is to know about a code system but for its concepts. */
public final class CodeSystemResource {

    private CodeSystemResource() {}

    /** {@return the resource of a code system in one release} */
    public static JsonObject of(SystemVersion version, FhirVersion fhir) {
        IcdSystem system = version.system();
        return Json.resource("CodeSystem")
                .add("id", version.id())
                .add("url", system.url())
                .add("version", version.release().id())
                .add("name", system.computableName())
                .add("title", system.title())
                .add("status", "active")
                .add("experimental", false)
                .add("date", version.release().id())
                .add("publisher", "World Health Organization")
                .add(
                        "description",
                        system.title() + ", release " + version.release()
                                + ". The concepts are WHO's and are looked up one by one.")
                .add("copyright", copyright(system))
                .add("caseSensitive", false)
                .add("valueSet", system.url() + "?fhir_vs")
                .add("hierarchyMeaning", "classified-with")
                .add("compositional", system.isCompositional())
                .add("versionNeeded", false)
                .add("content", "not-present")
                .add("filter", filters())
                .add("property", properties(fhir))
                .build();
    }

    /** {@return who has the rights in a code system, and what they allow} */
    public static String copyright(IcdSystem system) {
        return system == IcdSystem.ICD10
                ? "© World Health Organization. ICD-10 is used under WHO's licence."
                : "© World Health Organization. Licensed under Creative Commons Attribution-NoDerivatives 3.0 IGO"
                        + " (CC BY-ND 3.0 IGO).";
    }

    private static JsonArrayBuilder filters() {
        return Json.array()
                .add(Json.object()
                        .add("code", "concept")
                        .add("description", "Concepts below another one, which is itself among them with is-a")
                        .add("operator", Json.array().add("is-a").add("descendent-of"))
                        .add("value", "A code or an identifier"));
    }

    private static JsonArrayBuilder properties(FhirVersion fhir) {
        JsonArrayBuilder properties = Json.array();
        for (ConceptPropertyKind kind : ConceptPropertyKind.values()) {
            if (kind != ConceptPropertyKind.DEFINITION || fhir == FhirVersion.R4) {
                properties.add(Json.object()
                        .add("code", kind.code())
                        .add("description", kind.description())
                        .add("type", kind.type()));
            }
        }
        return properties;
    }
}
