// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The scalar members of one JSON object, parsed strictly: valid UTF-8, no duplicate names, no trailing data, no deep
 * nesting.
 */
final class FlatObject {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int DEEPEST = 32;

    private final Map<String, Scalar> members;

    private FlatObject(Map<String, Scalar> members) {
        this.members = members;
    }

    /**
     * Reads an object.
     *
     * @param bytes JSON text
     * @return the object; empty if the bytes are anything else
     */
    static Optional<FlatObject> read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            try (JsonParser parser = JSON.createParser(new StringReader(text))) {
                return members(parser).map(FlatObject::new);
            }
        } catch (CharacterCodingException | JsonException | NoSuchElementException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** {@return the string of that name, if there is one} */
    Optional<String> string(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(scalar -> scalar.event() == Event.VALUE_STRING)
                .map(Scalar::text);
    }

    /** {@return the string, or the number as it is written, of that name, if there is one} */
    Optional<String> stringOrNumber(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(scalar -> scalar.event() == Event.VALUE_STRING || scalar.event() == Event.VALUE_NUMBER)
                .map(Scalar::text);
    }

    /** {@return whether there is a member of that name other than null} */
    boolean has(String name) {
        return members.containsKey(name) && members.get(name).event() != Event.VALUE_NULL;
    }

    private static Optional<Map<String, Scalar>> members(JsonParser parser) {
        if (parser.next() != Event.START_OBJECT) {
            return Optional.empty();
        }
        Map<String, Scalar> members = new HashMap<>();
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString();
            Optional<Scalar> value = value(parser);
            if (value.isEmpty() || members.putIfAbsent(name, value.get()) != null) {
                return Optional.empty();
            }
        }
        return parser.hasNext() ? Optional.empty() : Optional.of(members);
    }

    private static Optional<Scalar> value(JsonParser parser) {
        Event event = parser.next();
        return switch (event) {
            case VALUE_STRING, VALUE_NUMBER -> Optional.of(new Scalar(event, parser.getString()));
            case START_OBJECT, START_ARRAY -> skip(parser) ? Optional.of(new Scalar(event, "")) : Optional.empty();
            default -> Optional.of(new Scalar(event, ""));
        };
    }

    private static boolean skip(JsonParser parser) {
        for (int depth = 1; depth > 0; ) {
            switch (parser.next()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                return false;
            }
        }
        return true;
    }

    private record Scalar(Event event, String text) {}
}
