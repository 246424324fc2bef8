// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.list;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.icddesk.api.problem.ApiProblem;

/** Reads JSON bodies; what is not as it must be is an {@link ApiProblem} 400. */
final class JsonBody {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonBody() {}

    static JsonObject object(byte[] body) {
        // Editors put a byte order mark before what they save; RFC 8259 section 8.1 lets it be ignored.
        int start =
                body.length >= BOM.length && Arrays.equals(body, 0, BOM.length, BOM, 0, BOM.length) ? BOM.length : 0;
        ByteArrayInputStream text = new ByteArrayInputStream(body, start, body.length - start);
        try (JsonReader reader = JSON.createReaderFactory(null).createReader(text, StandardCharsets.UTF_8)) {
            return reader.readObject();
        } catch (RuntimeException | StackOverflowError e) {
            // NOTE: not only a JsonException, as where arrays are nested too deep.
            throw new ApiProblem(400, "The body must be an object in JSON.");
        }
    }

    /** {@return a text; empty if there is none, or null} */
    static Optional<String> string(JsonObject object, String name) {
        JsonValue value = object.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw new ApiProblem(400, name + " must be a string.");
    }

    /** {@return an array; empty if there is none} */
    static JsonArray array(JsonObject object, String name) {
        JsonValue value = object.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
        if (value instanceof JsonArray array) {
            return array;
        }
        throw new ApiProblem(400, name + " must be an array.");
    }
}
