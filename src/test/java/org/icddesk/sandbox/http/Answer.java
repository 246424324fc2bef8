// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.http;

import jakarta.json.JsonStructure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sandbox will send: a status, headers and a body, perhaps empty.
 *
 * @param body bytes as they are, before any compression
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    public static final String JSON = "application/json; charset=utf-8";

    public static Answer json(JsonStructure value) {
        return json(200, value);
    }

    public static Answer json(int status, JsonStructure value) {
        return new Answer(status, Map.of("Content-Type", JSON), Jsons.bytes(value));
    }

    /** A status alone, as WHO answers 401 and 404. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer with(String header, String value) {
        return with(Map.of(header, value));
    }

    public Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }
}
