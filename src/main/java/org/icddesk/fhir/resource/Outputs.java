// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** A resource Parameters, or the parts of a parameter, being written. */
public final class Outputs {

    private final JsonArrayBuilder parameters = Json.array();

    /** Holds none. */
    public Outputs() {}

    /** Adds a parameter of a type whose JSON is a string, such as {@code Code} or {@code Uri}. */
    public Outputs add(String name, String type, String value) {
        parameters.add(Json.object().add("name", name).add("value" + type, value));
        return this;
    }

    /** Adds a boolean. */
    public Outputs add(String name, boolean value) {
        parameters.add(Json.object().add("name", name).add("valueBoolean", value));
        return this;
    }

    /** Adds a value that is an object, such as a {@code Coding}. */
    public Outputs add(String name, String type, JsonObjectBuilder value) {
        parameters.add(Json.object().add("name", name).add("value" + type, value));
        return this;
    }

    /** Adds a resource. */
    public Outputs add(String name, JsonObject resource) {
        parameters.add(Json.object().add("name", name).add("resource", resource));
        return this;
    }

    /** Adds a parameter that consists of parts. */
    public Outputs add(String name, Outputs parts) {
        parameters.add(Json.object().add("name", name).add("part", parts.parameters));
        return this;
    }

    /** {@return the resource} */
    public JsonObject build() {
        return Json.resource("Parameters").add("parameter", parameters).build();
    }
}
