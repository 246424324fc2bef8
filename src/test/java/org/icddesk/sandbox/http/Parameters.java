// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Parameters of a query or form; names are compared without case, the first value of a name counts. */
public final class Parameters {

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Adds what an undecoded query string or urlencoded body holds; malformed escapes stay as they are. */
    void addEncoded(String query) {
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                add(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
    }

    public void add(String name, String value) {
        values.putIfAbsent(name, value);
    }

    void forEach(BiConsumer<String, String> each) {
        values.forEach(each);
    }

    /** The value, or an empty text. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean flag(String name, boolean otherwise) {
        String value = get(name);
        return value.isBlank() ? otherwise : value.strip().equalsIgnoreCase("true");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
