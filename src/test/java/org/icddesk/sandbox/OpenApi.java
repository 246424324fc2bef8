// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.icddesk.sandbox.http.Jsons;

/** WHO's OpenAPI document, as a check of answers: the part of JSON Schema that it uses. */
final class OpenApi {

    /** What the wire has and the document leaves out. */
    private static final Map<String, Set<String>> UNDOCUMENTED = Map.of(
            "FoundationEntity", Set.of("relatedEntitiesInMaternalChapter", "relatedEntitiesInPerinatalChapter"),
            "TopLevelFoundation", Set.of("includedLinearizations"));

    private static final Set<String> JSON_LD = Set.of("@context", "@id");
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonObject document;

    OpenApi(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            document = Jsons.read(in).asJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> paths() {
        return document.getJsonObject("paths").keySet();
    }

    /** What is wrong with the value; empty when it agrees with the schema. */
    List<String> problems(String schema, JsonValue value) {
        List<String> found = new ArrayList<>();
        named(schema, value, schema, found);
        return found;
    }

    private void named(String name, JsonValue value, String at, List<String> found) {
        JsonObject schema =
                document.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
        if (schema == null) {
            found.add(at + ": no schema " + name);
        } else {
            check(schema, name, value, at, found);
        }
    }

    private void check(JsonObject schema, String name, JsonValue value, String at, List<String> found) {
        if (schema.containsKey("$ref")) {
            named(schema.getString("$ref").substring(SCHEMAS.length()), value, at, found);
        } else if (value == JsonValue.NULL) {
            if (!schema.getBoolean("nullable", false)) {
                found.add(at + ": null");
            }
        } else if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            found.add(at + ": " + value + " is none of " + schema.getJsonArray("enum"));
        } else if (schema.containsKey("type") && !isOf(schema, value)) {
            found.add(at + ": " + value + " is no " + schema.getString("type"));
        } else if (value instanceof JsonArray items) {
            for (int i = 0; i < items.size(); i++) {
                check(schema.getJsonObject("items"), "", items.get(i), at + "[" + i + "]", found);
            }
        } else if (value instanceof JsonObject object) {
            properties(schema, name, object, at, found);
        }
    }

    private void properties(JsonObject schema, String name, JsonObject object, String at, List<String> found) {
        JsonObject known = schema.getJsonObject("properties");
        object.forEach((key, value) -> {
            JsonObject property = known.getJsonObject(key);
            boolean parentAsArray = name.equals("ICD10Entity") && key.equals("parent") && value instanceof JsonArray;
            if (property == null) {
                if (!JSON_LD.contains(key)
                        && !UNDOCUMENTED.getOrDefault(name, Set.of()).contains(key)) {
                    found.add(at + ": unknown property " + key);
                }
            } else if (!parentAsArray) {
                check(property, "", value, at + "." + key, found);
            }
        });
    }

    private static boolean isOf(JsonObject schema, JsonValue value) {
        return switch (schema.getString("type")) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof JsonString text && isFormed(schema, text.getString());
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "number" -> value instanceof JsonNumber;
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            default -> false;
        };
    }

    private static boolean isFormed(JsonObject schema, String text) {
        if (!schema.getString("format", "").equals("uuid")) {
            return true;
        }
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
