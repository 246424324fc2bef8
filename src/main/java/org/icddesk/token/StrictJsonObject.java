// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The scalar members of one JSON object, parsed strictly: valid UTF-8, no duplicate names, no trailing data, no deep
 * nesting.
 */
final class StrictJsonObject {

    // NOTE: both are properties of Parsson, the server's JSON-P: the standard's KEY_STRATEGY holds for readers alone,
    // which
    // overlook what follows an object, and the standard has no limit of depth.
    private static final JsonParserFactory PARSERS = JsonProvider.provider()
            .createParserFactory(
                    Map.of("org.eclipse.parsson.rejectDuplicateKeys", true, "org.eclipse.parsson.maxDepth", 32));

    private final JsonObject members;

    private StrictJsonObject(JsonObject members) {
        this.members = members;
    }

    /**
     * Reads an object.
     *
     * @param bytes JSON text
     * @return the object; empty if the bytes are anything else
     */
    static Optional<StrictJsonObject> read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
                return parser.next() == Event.START_OBJECT ? whole(parser) : Optional.empty();
            }
        } catch (CharacterCodingException | RuntimeException e) {
            // NOTE: Parsson reports too deep nesting by a plain RuntimeException.
            return Optional.empty();
        }
    }

    private static Optional<StrictJsonObject> whole(JsonParser parser) {
        JsonObject members = parser.getObject();
        return parser.hasNext() ? Optional.empty() : Optional.of(new StrictJsonObject(members));
    }

    /** {@return the string of that name, if there is one} */
    Optional<String> string(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString());
    }

    /** {@return the string or the number of that name, if there is one} */
    Optional<String> stringOrNumber(String name) {
        return string(name).or(() -> Optional.ofNullable(members.get(name))
                .filter(value -> value.getValueType() == ValueType.NUMBER)
                .map(JsonValue::toString));
    }

    /** {@return whether there is a member of that name other than null} */
    boolean has(String name) {
        return members.getOrDefault(name, JsonValue.NULL) != JsonValue.NULL;
    }
}
