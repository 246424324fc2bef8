// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;

/**
 * An argument of a tool: a text.
 *
 * @param description what it is, in English
 * @param required whether the tool cannot do without it
 * @param choices the values that it can have; empty for any text
 */
record ToolArgument(String name, String description, boolean required, List<String> choices) {

    /** The most characters of a text. */
    static final int MAX_LENGTH = 500;

    private static final JsonProvider JSON = JsonProvider.provider();

    static ToolArgument required(String name, String description) {
        return new ToolArgument(name, description, true, List.of());
    }

    static ToolArgument optional(String name, String description) {
        return new ToolArgument(name, description, false, List.of());
    }

    /** {@return its JSON Schema} */
    JsonObject schema() {
        JsonObjectBuilder schema = JSON.createObjectBuilder()
                .add("type", "string")
                .add("description", description)
                .add("maxLength", MAX_LENGTH);
        if (!choices.isEmpty()) {
            schema.add("enum", JSON.createArrayBuilder(choices));
        }
        return schema.build();
    }
}
