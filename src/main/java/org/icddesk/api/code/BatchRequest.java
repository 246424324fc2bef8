// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.problem.ApiProblem;

/**
 * A batch lookup as it was asked for. Options may stand in the address and in the JSON object beside the codes; there the
 * latter count.
 *
 * @param asked the texts to look up
 * @param object the JSON object posted; empty if an array or a form was
 * @param query the parameters of the address
 */
record BatchRequest(List<String> asked, JsonObject object, List<Field> query) {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Holds a copy of the texts. */
    BatchRequest {
        asked = List.copyOf(asked);
    }

    /** {@return a request whose texts are fields called {@code code}} */
    static BatchRequest ofFields(List<Field> fields, List<Field> query) {
        return new BatchRequest(values(fields, "code"), JsonValue.EMPTY_JSON_OBJECT, query);
    }

    /** {@return a request posted as a JSON array, or as an object with such an array as {@code codes}} */
    static BatchRequest ofJson(byte[] body, List<Field> query) {
        // Editors put a byte order mark before what they save; RFC 8259 section 8.1 lets it be ignored.
        int start =
                body.length >= BOM.length && Arrays.equals(body, 0, BOM.length, BOM, 0, BOM.length) ? BOM.length : 0;
        ByteArrayInputStream text = new ByteArrayInputStream(body, start, body.length - start);
        try (JsonReader reader = JSON.createReaderFactory(null).createReader(text, StandardCharsets.UTF_8)) {
            JsonValue value = reader.readValue();
            JsonObject object = value instanceof JsonArray ? JsonValue.EMPTY_JSON_OBJECT : value.asJsonObject();
            JsonArray array = value instanceof JsonArray list ? list : object.getJsonArray("codes");
            return new BatchRequest(array.getValuesAs(JsonString::getString), object, query);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw new ApiProblem(400, "Post an array of strings, or an object with such an array as codes.");
        }
    }

    /** {@return an option of one value} */
    Optional<String> option(String name) {
        return options(name).stream().findFirst();
    }

    /** {@return an option of several values: an array, or texts separated by commas} */
    List<String> options(String name) {
        List<String> named = object.containsKey(name) ? texts(name, object.get(name)) : values(query, name);
        return named.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> texts(String name, JsonValue value) {
        if (value == JsonValue.NULL) {
            return List.of();
        }
        List<JsonValue> values = value instanceof JsonArray array ? array : List.of(value);
        return values.stream()
                .map(one -> {
                    if (one instanceof JsonString text) {
                        return text.getString();
                    }
                    throw new ApiProblem(400, name + " must be a text, or an array of texts.");
                })
                .toList();
    }

    private static List<String> values(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && !field.value().isBlank())
                .map(Field::value)
                .toList();
    }
}
