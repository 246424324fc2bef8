// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * A code with what stands beside it.
 *
 * @param system the canonical URL of the code system
 * @param version the version of the code system
 * @param code the code as it was sent
 * @param display the words that the sender has for it
 */
public record Coding(
        Optional<String> system, Optional<String> version, Optional<String> code, Optional<String> display) {

    /** {@return the coding that a JSON object has} */
    public static Coding of(JsonObject json) {
        return new Coding(text(json, "system"), text(json, "version"), text(json, "code"), text(json, "display"));
    }

    /** {@return a text of an object; empty if it is missing or blank, a {@link FhirProblem} if it is something else} */
    public static Optional<String> text(JsonObject json, String name) {
        JsonValue value = json.get(name);
        if (value == null || value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString()).filter(some -> !some.isBlank());
        }
        throw new FhirProblem(IssueKind.STRUCTURE, name + " must be a string.");
    }

    /** {@return this, with another system where it has none} */
    public Coding withSystem(Optional<String> other) {
        return new Coding(system.or(() -> other), version, code, display);
    }
}
