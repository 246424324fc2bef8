// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.system.FhirContext;

/** Writes the resource CapabilityStatement: what this service can do. */
final class Capabilities {

    private static final String FEATURE = "http://hl7.org/fhir/uv/application-feature/StructureDefinition/feature";
    private static final String OPERATIONS = "http://hl7.org/fhir/OperationDefinition/";
    private static final String SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    /** The version of the tests of HL7's ecosystem that the service was written after. */
    private static final String TESTS = "1.7.8";
    /** When what is said here last changed. */
    private static final String DATE = "2026-11-30";

    private Capabilities() {}

    static JsonObject of(FhirContext context) {
        return head(context, "CapabilityStatement")
                .add("extension", features())
                .add("kind", "instance")
                .add("instantiates", Json.array().add("http://hl7.org/fhir/CapabilityStatement/terminology-server"))
                .add("software", Json.object().add("name", "ICD Desk"))
                .add("implementation", implementation(context))
                .add("fhirVersion", context.fhir().number())
                .add("format", Json.array().add("application/fhir+json").add("json"))
                .add("rest", Json.array().add(rest()))
                .build();
    }

    /** {@return what both resources of this kind begin with} */
    static JsonObjectBuilder head(FhirContext context, String type) {
        return Json.resource(type)
                .add("url", context.base() + "/metadata")
                .add("name", "ICDDesk" + type)
                .add("title", "ICD Desk: FHIR terminology service for WHO's classifications")
                .add("status", "active")
                .add("date", DATE)
                .add("description", "ICD-11, ICF, the foundation and ICD-10 for programs of the house.");
    }

    static JsonObjectBuilder implementation(FhirContext context) {
        return Json.object()
                .add("description", "ICD Desk, FHIR " + context.fhir().number())
                .add("url", context.base());
    }

    private static JsonArrayBuilder features() {
        return Json.array()
                .add(feature(
                        "http://hl7.org/fhir/uv/tx-tests/FeatureDefinition/test-version",
                        Json.object().add("url", "value").add("valueCode", TESTS)))
                .add(feature(
                        "http://hl7.org/fhir/uv/tx-ecosystem/FeatureDefinition/CodeSystemAsParameter",
                        Json.object().add("url", "value").add("valueBoolean", false)));
    }

    private static JsonObjectBuilder feature(String definition, JsonObjectBuilder value) {
        return Json.object()
                .add("url", FEATURE)
                .add(
                        "extension",
                        Json.array()
                                .add(Json.object().add("url", "definition").add("valueCanonical", definition))
                                .add(value));
    }

    private static JsonObjectBuilder resource(String type, List<String> operations) {
        JsonObjectBuilder resource = Json.object()
                .add("type", type)
                .add(
                        "interaction",
                        codes(operations.isEmpty() ? List.of("search-type") : List.of("read", "search-type")))
                .add("searchParam", searchParameters());
        if (operations.isEmpty()) {
            return resource;
        }
        JsonArrayBuilder listed = Json.array();
        operations.forEach(
                name -> listed.add(Json.object().add("name", name).add("definition", OPERATIONS + type + "-" + name)));
        return resource.add("operation", listed);
    }

    private static JsonArrayBuilder codes(List<String> codes) {
        JsonArrayBuilder listed = Json.array();
        codes.forEach(code -> listed.add(Json.object().add("code", code)));
        return listed;
    }

    private static JsonArrayBuilder searchParameters() {
        JsonArrayBuilder listed = Json.array();
        Map.of("url", "uri", "version", "token", "name", "string", "title", "string", "status", "token")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        listed.add(Json.object().add("name", entry.getKey()).add("type", entry.getValue())));
        return listed;
    }

    private static JsonObjectBuilder rest() {
        return Json.object()
                .add("mode", "server")
                .add(
                        "security",
                        Json.object()
                                .add("cors", true)
                                .add(
                                        "service",
                                        Json.array()
                                                .add(Json.object()
                                                        .add(
                                                                "coding",
                                                                Json.array()
                                                                        .add(Json.object()
                                                                                .add("system", SERVICES)
                                                                                .add("code", "Basic"))))))
                .add(
                        "resource",
                        Json.array()
                                .add(resource("CodeSystem", List.of("lookup", "validate-code", "subsumes")))
                                .add(resource("ValueSet", List.of("expand", "validate-code")))
                                .add(resource("ConceptMap", List.of())))
                .add("interaction", Json.array().add(Json.object().add("code", "batch")))
                .add(
                        "operation",
                        Json.array()
                                .add(Json.object()
                                        .add("name", "versions")
                                        .add("definition", OPERATIONS + "CapabilityStatement-versions")));
    }
}
