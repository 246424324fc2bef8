// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.request;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.icddesk.text.PercentEncoding;

/** The query parameters of a request, normalized so that equal requests have equal cache keys. */
public final class QueryString {

    private final Map<String, String> values = new TreeMap<>();

    /** Adds a parameter of WHO's, unless its value is blank. */
    public QueryString with(String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value);
        }
        return this;
    }

    /** Adds a parameter that is {@code true} or {@code false}. */
    public QueryString with(String name, boolean value) {
        return with(name, Boolean.toString(value));
    }

    /** {@return the parameters, encoded, sorted by name} */
    public String encoded() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + PercentEncoding.encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }
}
