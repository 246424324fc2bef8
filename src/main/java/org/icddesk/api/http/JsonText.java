// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.http;

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;
import java.util.Optional;

/** JSON as programs send it: read as a whole, and only if it is not nested deeper than anything that makes sense. */
public final class JsonText {

    /** How many arrays and objects may stand in each other. */
    public static final int MAX_DEPTH = 30;

    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonText() {}

    /** {@return the value that a text is; empty if it is no JSON, or nested too deeply} */
    public static Optional<JsonValue> read(String text) {
        if (depth(text) > MAX_DEPTH) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            return parser.hasNext() ? Optional.empty() : Optional.of(value);
        } catch (JsonException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /** {@return how many brackets outside of strings are open at once at most} */
    private static int depth(String text) {
        int open = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                deepest = Math.max(deepest, ++open);
            } else if (c == '}' || c == ']') {
                open--;
            }
        }
        return deepest;
    }
}
