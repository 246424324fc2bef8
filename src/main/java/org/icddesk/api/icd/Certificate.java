// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.icddesk.api.problem.ApiProblem;

/** A death certificate in WHO's electronic format, as a program posts it. */
record Certificate(String json) {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_DEPTH = 20;

    /**
     * Reads a certificate.
     *
     * @param body what was posted
     * @throws ApiProblem 400 if it is not a JSON object in UTF-8
     */
    static Certificate of(byte[] body) {
        if (depth(body) > MAX_DEPTH) {
            throw new ApiProblem(400, "The certificate is nested too deeply.");
        }
        try (JsonReader reader =
                JSON.createReaderFactory(null).createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            JsonObject object = reader.readObject();
            return new Certificate(object.toString());
        } catch (JsonException | IllegalStateException e) {
            throw new ApiProblem(400, "A certificate must be one JSON object.");
        }
    }

    private static int depth(byte[] body) {
        int depth = 0;
        int deepest = 0;
        for (byte b : body) {
            depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    @Override
    public String toString() {
        return "a certificate";
    }
}
