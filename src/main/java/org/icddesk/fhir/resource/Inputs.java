// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a request, from its address, a form, or a resource Parameters; any primitive type is read. */
public final class Inputs {

    private static final int MAX_PARAMETERS = 2_000;

    private final Map<String, List<JsonValue>> values = new LinkedHashMap<>();

    /** Holds none. */
    public Inputs() {}

    /** Adds a parameter as an address or a form has it. */
    public void add(String name, String value) {
        put(name, Json.array().add(value).build().get(0));
    }

    /** {@return the parameters of a resource Parameters} */
    public static Inputs of(JsonObject resource) {
        Inputs inputs = new Inputs();
        if (!(resource.getOrDefault("parameter", JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray array)) {
            throw new FhirProblem(IssueKind.STRUCTURE, "Parameters.parameter must be an array.");
        }
        for (JsonValue each : array) {
            if (!(each instanceof JsonObject parameter)) {
                throw new FhirProblem(IssueKind.STRUCTURE, "Parameters.parameter must hold objects.");
            }
            String name = Coding.text(parameter, "name")
                    .orElseThrow(() -> new FhirProblem(IssueKind.STRUCTURE, "A parameter has no name."));
            value(parameter).ifPresent(value -> inputs.put(name, value));
        }
        return inputs;
    }

    private static Optional<JsonValue> value(JsonObject parameter) {
        return parameter.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("value") || entry.getKey().equals("resource"))
                .map(Map.Entry::getValue)
                .filter(value -> value != JsonValue.NULL)
                .findFirst();
    }

    private void put(String name, JsonValue value) {
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        if (values.values().stream().mapToInt(List::size).sum() > MAX_PARAMETERS) {
            throw new FhirProblem(IssueKind.TOO_COSTLY, "There are more than " + MAX_PARAMETERS + " parameters.");
        }
    }

    /** {@return these, with those of a body, which win over parameters of the same name} */
    public Inputs overriddenBy(Inputs body) {
        Inputs merged = new Inputs();
        merged.values.putAll(values);
        merged.values.putAll(body.values);
        return merged;
    }

    /** {@return the texts of the first of the names that has a value, of any primitive type} */
    public List<String> texts(String... names) {
        return Stream.of(names)
                .map(name -> values.getOrDefault(name, List.of()).stream()
                        .map(value -> primitive(name, value))
                        .filter(text -> !text.isBlank())
                        .toList())
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** {@return the only text of a parameter; a {@link FhirProblem} if it has several that differ} */
    public Optional<String> text(String... names) {
        List<String> texts = texts(names).stream().distinct().toList();
        if (texts.size() > 1) {
            throw FhirProblem.invalid("The parameter " + names[0] + " has several values.", names[0]);
        }
        return texts.stream().findFirst();
    }

    /** {@return a parameter that is true or false; a {@link FhirProblem} if it is anything else} */
    public Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw FhirProblem.invalid(name + " must be true or false.", name);
        });
    }

    /** {@return a number that FHIR's integer can be and is not negative; a {@link FhirProblem} if it is anything else} */
    public Optional<Integer> number(String name) {
        return text(name).map(text -> {
            long number = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
            if (number < 0 || number > Integer.MAX_VALUE) {
                throw FhirProblem.invalid(name + " must be a whole number from 0 to " + Integer.MAX_VALUE + ".", name);
            }
            return (int) number;
        });
    }

    /** {@return the values of a parameter that are objects: codings, resources; a {@link FhirProblem} for others} */
    public List<JsonObject> objects(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(value -> {
                    if (value instanceof JsonObject object) {
                        return object;
                    }
                    throw FhirProblem.invalid("The parameter " + name + " must be an object in a body.", name);
                })
                .toList();
    }

    /** {@return the only object of a parameter} */
    public Optional<JsonObject> object(String name) {
        List<JsonObject> objects = objects(name);
        if (objects.size() > 1) {
            throw FhirProblem.invalid("The parameter " + name + " has several values.", name);
        }
        return objects.stream().findFirst();
    }

    /** {@return whether there is such a parameter} */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    private static String primitive(String name, JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER, TRUE, FALSE -> value.toString();
            default -> throw FhirProblem.invalid("The parameter " + name + " must be a primitive.", name);
        };
    }
}
