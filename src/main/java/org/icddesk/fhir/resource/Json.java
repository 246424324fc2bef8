// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.resource;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** Makes and reads JSON. */
public final class Json {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int MAX_DEPTH = 60;
    private static final JsonBuilderFactory BUILDERS = JsonProvider.provider().createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS =
            JsonProvider.provider().createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private Json() {}

    /** {@return an empty object} */
    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /** {@return a resource with nothing but its type} */
    public static JsonObjectBuilder resource(String type) {
        return object().add("resourceType", type);
    }

    /** {@return an empty array} */
    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** {@return an array of texts} */
    public static JsonArrayBuilder strings(Collection<String> texts) {
        return BUILDERS.createArrayBuilder(texts);
    }

    /**
     * Reads an object.
     *
     * @param body JSON in UTF-8
     * @return the object; a {@link FhirProblem} if it is none, has a key twice, or is nested more than {@value
     *     #MAX_DEPTH} deep
     */
    public static JsonObject read(byte[] body) {
        // Editors put a byte order mark before what they save; RFC 8259 section 8.1 lets it be ignored.
        int start =
                body.length >= BOM.length && Arrays.equals(body, 0, BOM.length, BOM, 0, BOM.length) ? BOM.length : 0;
        refuseDepth(body);
        ByteArrayInputStream text = new ByteArrayInputStream(body, start, body.length - start);
        try (JsonReader reader = READERS.createReader(text, StandardCharsets.UTF_8)) {
            JsonValue value = reader.readValue();
            if (value.getValueType() == JsonValue.ValueType.OBJECT) {
                return value.asJsonObject();
            }
        } catch (JsonException | IllegalStateException | NumberFormatException | ArithmeticException e) {
            throw new FhirProblem(IssueKind.STRUCTURE, "The body is not JSON as RFC 8259 has it, with every key once.");
        }
        throw new FhirProblem(IssueKind.STRUCTURE, "The body is not a JSON object.");
    }

    /** NOTE: the parser recurses, so depth is counted before it sees the text. */
    private static void refuseDepth(byte[] body) {
        int depth = 0;
        boolean text = false;
        for (int at = 0; at < body.length; at++) {
            byte sign = body[at];
            if (text && sign == '\\') {
                at++;
            } else if (sign == '"') {
                text = !text;
            } else if (!text && (sign == '{' || sign == '[') && ++depth > MAX_DEPTH) {
                throw new FhirProblem(
                        IssueKind.STRUCTURE, "The body is nested more than " + MAX_DEPTH + " levels deep.");
            } else if (!text && (sign == '}' || sign == ']')) {
                depth--;
            }
        }
    }
}
