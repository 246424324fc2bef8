// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.wire.WireReader;

/**
 * How the answer to a request is made of the answer to another one.
 *
 * @param from the other request
 * @param form makes the answer, JSON in UTF-8, of that one; empty where it does not answer the request
 */
public record Derivation(IcdRequest<?> from, Function<byte[], Optional<byte[]>> form) {

    /** {@return a derivation of the same answer} */
    static Derivation same(IcdRequest<?> from) {
        return new Derivation(from, Optional::of);
    }

    /** {@return a derivation of another JSON object; empty where the answer does not have what that needs} */
    static Derivation of(IcdRequest<?> from, Function<JsonObject, Optional<JsonObject>> form) {
        return new Derivation(from, body -> form.apply(WireReader.object(body))
                .map(json -> json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return an object without some of its members} */
    static JsonObject without(JsonObject json, Iterable<String> names) {
        JsonObjectBuilder rest = Json.createObjectBuilder(json);
        names.forEach(rest::remove);
        return rest.build();
    }
}
