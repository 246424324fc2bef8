// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.cluster;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.icddesk.api.problem.ApiProblem;

/**
 * What a program wants to have checked: a code or cluster, or identifiers.
 *
 * @param code the code or cluster; empty if {@code uri} is there
 * @param uri the identifier, or several joined by {@code " & "} and {@code " / "}; empty if {@code code} is there
 * @param release the release; empty for the latest
 * @param lang the language of titles
 */
record CheckRequest(Optional<String> code, Optional<String> uri, Optional<String> release, Optional<String> lang) {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonProvider JSON = JsonProvider.provider();

    /** {@return the request that a document is; 400 if it is none} */
    static CheckRequest of(byte[] body) {
        // Editors put a byte order mark before what they save; RFC 8259 section 8.1 lets it be ignored.
        int start =
                body.length >= BOM.length && Arrays.equals(body, 0, BOM.length, BOM, 0, BOM.length) ? BOM.length : 0;
        ByteArrayInputStream text = new ByteArrayInputStream(body, start, body.length - start);
        try (JsonReader reader = JSON.createReaderFactory(null).createReader(text, StandardCharsets.UTF_8)) {
            JsonObject object = reader.readValue().asJsonObject();
            CheckRequest request = new CheckRequest(
                    text(object, "code"), text(object, "uri"), text(object, "release"), text(object, "lang"));
            if (request.code.isPresent() == request.uri.isPresent()) {
                throw malformed();
            }
            return request;
        } catch (JsonException | ClassCastException e) {
            throw malformed();
        }
    }

    private static Optional<String> text(JsonObject object, String name) {
        return !object.containsKey(name) || object.isNull(name)
                ? Optional.empty()
                : Optional.of(((JsonString) object.get(name)).getString());
    }

    private static ApiProblem malformed() {
        return new ApiProblem(
                400, "Post an object with code or uri, and if you like release and lang, each of them a string.");
    }
}
