// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.icddesk.api.http.JsonText;

/**
 * A request or notification, JSON-RPC 2.0.
 *
 * @param id a string or a whole number; null in JSON for a notification
 * @param params empty if there are none
 */
record McpMessage(JsonValue id, String method, JsonObject params) {

    /** The most bytes that a message may have: arguments are codes and a few words. */
    static final int MAX_LENGTH = 64 << 10;

    /** {@return the message that a body is} */
    static McpMessage read(byte[] body) {
        if (body.length > MAX_LENGTH) {
            throw new McpError(McpError.INVALID_REQUEST, 413, "A message can have at most " + MAX_LENGTH + " bytes.");
        }
        JsonValue value = text(body)
                .flatMap(JsonText::read)
                .orElseThrow(() -> new McpError(McpError.PARSE_ERROR, 400, "The message is not JSON."));
        if (!(value instanceof JsonObject object)
                || !(object.get("jsonrpc") instanceof JsonString version
                        && version.getString().equals("2.0"))
                || !(object.get("method") instanceof JsonString method)
                || !isId(object.get("id"))
                || object.get("params") != null && !(object.get("params") instanceof JsonObject)) {
            throw new McpError(
                    McpError.INVALID_REQUEST, 400, "The message must be one JSON-RPC 2.0 request or notification.");
        }
        JsonValue params = object.get("params");
        return new McpMessage(
                object.getOrDefault("id", JsonValue.NULL),
                method.getString(),
                params == null ? JsonValue.EMPTY_JSON_OBJECT : params.asJsonObject());
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isId(JsonValue id) {
        return id == null
                || id instanceof JsonString
                || id instanceof JsonNumber number && number.toString().matches("-?[0-9]{1,18}");
    }

    boolean isNotification() {
        return id == JsonValue.NULL;
    }

    /** {@return a member of the parameters, if it is a text} */
    Optional<String> text(String name) {
        return params.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** {@return a member of the parameters, if it is an object} */
    Optional<JsonObject> object(String name) {
        return params.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }
}
