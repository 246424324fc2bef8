// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/** The sandbox's use of JSON-P: one provider, so that no call looks the provider up again. */
public final class Jsons {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

    private Jsons() {}

    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    public static JsonArray strings(Collection<String> values) {
        return BUILDERS.createArrayBuilder(values).build();
    }

    static byte[] bytes(JsonStructure value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonWriter writer = PROVIDER.createWriter(out)) {
            writer.write(value);
        }
        return out.toByteArray();
    }

    /** @throws jakarta.json.JsonException when the stream does not hold JSON */
    public static JsonStructure read(InputStream in) {
        try (JsonReader reader = PROVIDER.createReader(in)) {
            return reader.read();
        }
    }

    public static JsonObject resource(String name) {
        return read(Objects.requireNonNull(Jsons.class.getResourceAsStream("/sandbox/" + name), name))
                .asJsonObject();
    }
}
