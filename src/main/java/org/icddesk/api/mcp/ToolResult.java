// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/**
 * What a tool answers.
 *
 * @param structured the answer; empty for a fault
 * @param words what goes before it in the text that models read; blank for nothing
 * @param isError whether the answer is that it is not so, or cannot be told
 */
record ToolResult(JsonObject structured, String words, boolean isError) {

    private static final JsonProvider JSON = JsonProvider.provider();

    static ToolResult of(JsonObject structured) {
        return new ToolResult(structured, "", false);
    }

    static ToolResult error(String words, JsonObject structured) {
        return new ToolResult(structured, words, true);
    }

    static ToolResult fault(String words) {
        return new ToolResult(JsonValue.EMPTY_JSON_OBJECT, words, true);
    }

    /** {@return the result in the protocol: as text, which all clients read, and structured} */
    JsonObject result() {
        String text =
                structured.isEmpty() ? words : words.isBlank() ? structured.toString() : words + "\n" + structured;
        var result = JSON.createObjectBuilder()
                .add(
                        "content",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("type", "text")
                                        .add("text", text)))
                .add("isError", isError);
        return structured.isEmpty()
                ? result.build()
                : result.add("structuredContent", structured).build();
    }
}
