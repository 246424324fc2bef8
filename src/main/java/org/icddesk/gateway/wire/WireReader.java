// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.icddesk.gateway.Malformed;

/** Binds bytes of an answer to a wire record: as they are where they have the shape, else straightened first. */
public final class WireReader {

    private static final Jsonb JSONB = JsonbBuilder.create();

    private WireReader() {}

    /**
     * Binds an answer.
     *
     * @param body its bytes, JSON in UTF-8
     * @param type a wire record
     * @param <W> the wire record
     * @return the record; its components may be null, and its lists may hold nulls
     * @throws Malformed if the bytes are no JSON object
     */
    public static <W> W read(byte[] body, Class<W> type) {
        if (!startsAsObject(body)) {
            throw new Malformed("The ICD API's answer is no JSON object", null);
        }
        try {
            return JSONB.fromJson(new String(body, StandardCharsets.UTF_8), type);
        } catch (JsonbException | JsonException | IllegalArgumentException | ClassCastException e) {
            return readOdd(body, type);
        } catch (StackOverflowError e) {
            throw new Malformed("The ICD API's answer is nested too deeply", null);
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
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException | ClassCastException | StackOverflowError e) {
            throw new Malformed("The ICD API's answer is no JSON object or is broken off", e);
        }
    }

    private static <W> W readOdd(byte[] body, Class<W> type) {
        try {
            return JSONB.fromJson(Straightener.straighten(object(body), type).toString(), type);
        } catch (JsonbException | JsonException e) {
            throw new Malformed("The ICD API's answer cannot be read", e);
        }
    }

    private static boolean startsAsObject(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{';
            }
        }
        return false;
    }
}
