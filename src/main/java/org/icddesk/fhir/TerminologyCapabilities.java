// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.IcdSystem;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.icd.Language;

/** Writes the resource TerminologyCapabilities: code systems, their versions, and the parameters that are honoured. */
final class TerminologyCapabilities {

    private static final List<String> PARAMETERS = List.of(
            "url",
            "valueSet",
            "valueSetVersion",
            "tx-resource",
            "filter",
            "offset",
            "count",
            "displayLanguage",
            "includeDesignations",
            "designation",
            "includeDefinition",
            "activeOnly",
            "excludeNested",
            "property",
            "system-version",
            "check-system-version",
            "force-system-version");

    private TerminologyCapabilities() {}

    static JsonObject of(FhirContext context) {
        JsonArrayBuilder systems = Json.array();
        for (IcdSystem system : IcdSystem.values()) {
            systems.add(system(system, context));
        }
        JsonArrayBuilder parameters = Json.array();
        PARAMETERS.forEach(name -> parameters.add(Json.object().add("name", name)));
        return Capabilities.head(context, "TerminologyCapabilities")
                .add("kind", "instance")
                .add("software", Json.object().add("name", "ICD Desk"))
                .add("implementation", Capabilities.implementation(context))
                .add("lockedDate", false)
                .add("codeSystem", systems)
                .add(
                        "expansion",
                        Json.object()
                                .add("hierarchical", false)
                                .add("paging", true)
                                .add("incomplete", true)
                                .add("parameter", parameters))
                .add("validateCode", Json.object().add("translations", true))
                .build();
    }

    private static JsonObjectBuilder system(IcdSystem system, FhirContext context) {
        JsonObjectBuilder written = Json.object().add("uri", system.url());
        if (context.fhir() == FhirVersion.R5) {
            written.add("content", "not-present");
        }
        List<SystemVersion> versions = context.catalogue().versions(system);
        if (!versions.isEmpty()) {
            Optional<SystemVersion> usual = usual(system, context);
            JsonArrayBuilder listed = Json.array();
            versions.forEach(version -> listed.add(version(version, usual, context)));
            written.add("version", listed);
        }
        return written.add("subsumption", true);
    }

    private static Optional<SystemVersion> usual(IcdSystem system, FhirContext context) {
        try {
            return Optional.of(context.catalogue().defaultVersion(system));
        } catch (IcdFailure e) {
            return Optional.empty();
        }
    }

    private static JsonObjectBuilder version(
            SystemVersion version, Optional<SystemVersion> usual, FhirContext context) {
        JsonObjectBuilder written = Json.object()
                .add("code", version.release().id())
                .add("isDefault", usual.equals(Optional.of(version)))
                .add("compositional", version.system().isCompositional());
        List<String> languages = context.catalogue().languages(version).stream()
                .map(Language::tag)
                .toList();
        if (!languages.isEmpty()) {
            written.add("language", Json.strings(languages));
        }
        return written.add(
                "filter",
                Json.array()
                        .add(Json.object()
                                .add("code", "concept")
                                .add("op", Json.array().add("is-a").add("descendent-of"))));
    }
}
