// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.icddesk.answer.Malformed;

/**
 * Binds JSON bytes to a wire record, whatever their shape.
 *
 * <p>{@link JsonShapeNormalizer} gives the answer the shape of the record before it is bound: given text where a list
 * belongs, the server's binding silently shifts the properties that follow, and given an unknown property that is broken
 * off, it never returns.
 */
public final class WireReader {

    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private WireReader() {}

    /**
     * Binds an answer.
     *
     * @param body its bytes, JSON in UTF-8
     * @param type a wire record
     * @return the record; its components may be null
     * @throws Malformed if the bytes are no JSON object
     */
    public static <W> W read(byte[] body, Class<W> type) {
        JsonObject json = object(body);
        try {
            return JSONB.fromJson(JsonShapeNormalizer.normalize(json, type).toString(), type);
        } catch (JsonbException | JsonException e) {
            throw new Malformed("The ICD API's answer cannot be read", e);
        }
    }

    /**
     * Reads an answer as JSON.
     *
     * @param body its bytes, JSON in UTF-8
     * @return the object
     * @throws Malformed if the bytes are no JSON object
     */
    public static JsonObject object(byte[] body) {
        String json = new String(body, StandardCharsets.UTF_8);
        try (JsonReader reader =
                READERS.createReader(new StringReader(json.startsWith("\uFEFF") ? json.substring(1) : json))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            // NOTE: what is nested too deeply is reported by a plain RuntimeException.
            throw new Malformed("The ICD API's answer is not a JSON object, or is truncated", e);
        }
    }
}
