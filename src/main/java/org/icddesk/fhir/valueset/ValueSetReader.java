// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.Shown;

/** Reads resources of type ValueSet; what cannot be evaluated is refused, never ignored. */
final class ValueSetReader {

    private static final int MAX_CLAUSES = 100;
    private static final int MAX_CONCEPTS = 1_000;
    private static final String SUPPLEMENT = "http://hl7.org/fhir/StructureDefinition/valueset-supplement";

    private int concepts;

    private ValueSetReader() {}

    /** {@return the value set of a resource; a {@link FhirProblem} if it cannot be evaluated} */
    static ValueSetDefinition read(JsonObject resource) {
        if (!"ValueSet".equals(resource.getString("resourceType", ""))) {
            throw FhirProblem.invalid("A value set must be a resource of type ValueSet.", "valueSet");
        }
        objects(resource, "extension").stream()
                .filter(extension -> SUPPLEMENT.equals(extension.getString("url", "")))
                .findAny()
                .ifPresent(any -> {
                    throw supplement();
                });
        if (!(resource.get("compose") instanceof JsonObject compose)) {
            throw new FhirProblem(
                    IssueKind.INVALID_VALUE_SET,
                    "A value set without compose cannot be evaluated.",
                    "ValueSet.compose");
        }
        ValueSetReader reader = new ValueSetReader();
        List<Clause> includes = reader.clauses(compose, "include");
        if (includes.isEmpty()) {
            throw new FhirProblem(
                    IssueKind.INVALID_VALUE_SET, "The value set includes nothing.", "ValueSet.compose.include");
        }
        return new ValueSetDefinition(resource, includes, reader.clauses(compose, "exclude"));
    }

    /** {@return the refusal of a supplement} */
    static FhirProblem supplement() {
        return new FhirProblem(
                IssueKind.SUPPLEMENT,
                "Supplements cannot be taken into account here: WHO's licence allows no changes without its agreement.");
    }

    private List<Clause> clauses(JsonObject compose, String name) {
        List<JsonObject> objects = objects(compose, name);
        if (objects.size() > MAX_CLAUSES) {
            throw new FhirProblem(IssueKind.TOO_COSTLY, "A value set can have " + MAX_CLAUSES + " parts of a kind.");
        }
        return objects.stream().map(this::clause).toList();
    }

    private Clause clause(JsonObject json) {
        Clause clause = new Clause(
                Coding.text(json, "system"),
                Coding.text(json, "version").filter(version -> !version.equals("*")),
                objects(json, "concept").stream().map(this::listed).toList(),
                objects(json, "filter").stream().map(ValueSetReader::filter).toList(),
                texts(json, "valueSet"));
        if (clause.system().isEmpty()
                && (clause.valueSets().isEmpty() || !clause.concepts().isEmpty())) {
            throw new FhirProblem(
                    IssueKind.INVALID_VALUE_SET, "A part of the value set names no code system.", "ValueSet.compose");
        }
        if (!clause.concepts().isEmpty() && !clause.filters().isEmpty()) {
            throw new FhirProblem(
                    IssueKind.INVALID_VALUE_SET, "A part of a value set lists concepts or filters them, not both.");
        }
        return clause;
    }

    private Clause.Listed listed(JsonObject json) {
        if (++concepts > MAX_CONCEPTS) {
            throw new FhirProblem(IssueKind.TOO_COSTLY, "A value set can list " + MAX_CONCEPTS + " concepts here.");
        }
        return new Clause.Listed(
                Coding.text(json, "code")
                        .orElseThrow(() ->
                                new FhirProblem(IssueKind.INVALID_VALUE_SET, "A concept that is listed has no code.")),
                json);
    }

    private static Clause.Filter filter(JsonObject json) {
        String property = Coding.text(json, "property").orElse("");
        String operator = Coding.text(json, "op").orElse("");
        String value = Coding.text(json, "value").orElse("");
        boolean known = property.equals("concept") && (operator.equals("is-a") || operator.equals("descendent-of"));
        if (!known || value.isEmpty()) {
            throw new FhirProblem(
                    IssueKind.INVALID_VALUE_SET,
                    "The filter '" + Shown.of(property + " " + operator)
                            + "' is not known; there are concept is-a and concept descendent-of, with a value.",
                    "ValueSet.compose.include.filter");
        }
        return new Clause.Filter(operator.equals("is-a"), value);
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonValue value : array(json, name)) {
            if (!(value instanceof JsonObject object)) {
                throw new FhirProblem(IssueKind.STRUCTURE, name + " must hold objects.");
            }
            objects.add(object);
        }
        return objects;
    }

    private static List<String> texts(JsonObject json, String name) {
        return array(json, name).stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .toList();
    }

    private static JsonArray array(JsonObject json, String name) {
        if (!(json.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray array)) {
            throw new FhirProblem(IssueKind.STRUCTURE, name + " must be an array.");
        }
        return array;
    }
}
