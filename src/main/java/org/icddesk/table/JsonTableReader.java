// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads tables in JSON: an array of objects, of arrays or of texts, by itself or as a member of an object, such as {@code
 * lines} of our own files; or an object on each line.
 */
final class JsonTableReader {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final List<String> MEMBERS = List.of("lines", "rows", "items", "data", "texts", "codes", "records");

    private JsonTableReader() {}

    /** The rows of a table, and the names of its columns as far as they are told. */
    record Rows(List<String> columns, JsonArray rows) {}

    /** {@return the rows that a text has; empty if the text is not in JSON} */
    static Optional<Rows> rows(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("[") && !start.startsWith("{")) {
            return Optional.empty();
        }
        return lines(text).map(rows -> new Rows(List.of(), rows)).or(() -> value(text)
                .flatMap(value -> array(value).map(rows -> new Rows(columns(value), rows))));
    }

    private static List<String> columns(JsonValue value) {
        return value instanceof JsonObject object
                        && object.get("columns") instanceof JsonArray names
                        && names.stream().allMatch(JsonString.class::isInstance)
                ? names.getValuesAs(JsonString::getString)
                : List.of();
    }

    private static Optional<JsonValue> value(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return Optional.of(reader.readValue());
        } catch (RuntimeException | StackOverflowError e) {
            // NOTE: not only a JsonException, as where arrays are nested too deep.
            return Optional.empty();
        }
    }

    private static Optional<JsonArray> array(JsonValue value) {
        if (value instanceof JsonArray array) {
            return Optional.of(array);
        }
        if (!(value instanceof JsonObject object)) {
            return Optional.empty();
        }
        Optional<JsonArray> named = MEMBERS.stream()
                .filter(object::containsKey)
                .map(object::get)
                .filter(JsonArray.class::isInstance)
                .map(JsonValue::asJsonArray)
                .findFirst();
        return named.or(() -> object.entrySet().stream()
                        .filter(member -> !member.getKey().equals("columns"))
                        .map(Map.Entry::getValue)
                        .filter(JsonArray.class::isInstance)
                        .map(JsonValue::asJsonArray)
                        .findFirst())
                .or(() -> Optional.of(JSON.createArrayBuilder().add(object).build()));
    }

    /** {@return the objects of a text that has one on each of its lines, and several} */
    private static Optional<JsonArray> lines(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() < 2 || !lines.stream().allMatch(line -> line.startsWith("{") && line.endsWith("}"))) {
            return Optional.empty();
        }
        List<Optional<JsonValue>> values =
                lines.stream().map(JsonTableReader::value).toList();
        if (values.contains(Optional.<JsonValue>empty())) {
            return Optional.empty();
        }
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(value.orElseThrow()));
        return Optional.of(array.build());
    }

    /** {@return the table that rows make} */
    static ReadTable table(Rows told, TextDecoding decoding) {
        JsonArray array = told.rows();
        Set<String> names = new LinkedHashSet<>(told.columns());
        array.stream()
                .filter(JsonObject.class::isInstance)
                .forEach(row -> names.addAll(row.asJsonObject().keySet()));
        boolean header = !names.isEmpty();
        RowCollector rows = new RowCollector();
        if (header) {
            rows.add(List.copyOf(names));
        }
        array.forEach(row -> rows.add(row(row, names)));
        if (rows.rows().size() <= (header ? 1 : 0)) {
            throw TableFault.broken("table.empty");
        }
        return new ReadTable(
                TableFormat.JSON,
                Optional.of(decoding.encoding()),
                decoding.encodings(),
                List.of(),
                0,
                Optional.empty(),
                header,
                rows.names(header),
                rows.from(header ? 1 : 0),
                List.of());
    }

    private static List<String> row(JsonValue value, Set<String> names) {
        List<String> row = new ArrayList<>();
        if (value instanceof JsonObject object) {
            names.forEach(name -> row.add(text(object.getOrDefault(name, JsonValue.NULL))));
        } else if (value instanceof JsonArray array) {
            array.forEach(cell -> row.add(text(cell)));
        } else {
            row.add(text(value));
        }
        return row;
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return value == JsonValue.NULL ? "" : value.toString();
    }
}
