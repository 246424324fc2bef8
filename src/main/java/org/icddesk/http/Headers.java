// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The header fields of an HTTP message, looked up case-insensitively; immutable. {@code toString} shows no values. */
public final class Headers {

    private static final Headers NONE = new Headers(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final TreeMap<String, List<String>> fields;

    private Headers(TreeMap<String, List<String>> fields) {
        this.fields = fields;
    }

    /** {@return no header fields at all} */
    public static Headers none() {
        return NONE;
    }

    /**
     * Copies header fields.
     *
     * @param fields values by name
     */
    public static Headers of(Map<String, List<String>> fields) {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) -> values.forEach(
                value -> copy.computeIfAbsent(name, absent -> new ArrayList<>()).add(value)));
        copy.replaceAll((name, values) -> List.copyOf(values));
        return new Headers(copy);
    }

    /**
     * Adds a field after those of the same name.
     *
     * @param name field name, an RFC 9110 section 5.6.2 token
     * @param value field value, visible ASCII, spaces and tabs
     * @throws IllegalArgumentException if name or value could inject a header
     */
    public Headers with(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("Not a header name: " + name.length() + " characters");
        }
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'))) {
            throw new IllegalArgumentException("The value of header " + name + " is not plain ASCII on one line");
        }
        TreeMap<String, List<String>> more = new TreeMap<>(fields);
        List<String> values = new ArrayList<>(all(name));
        values.add(value);
        more.put(name, List.copyOf(values));
        return new Headers(more);
    }

    /**
     * Finds the first value of a field.
     *
     * @param name field name in any letter case
     * @return its first value, if the field is there
     */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * Finds all values of a field.
     *
     * @param name field name in any letter case
     * @return its values in order, empty if the field is not there
     */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** {@return all fields, values by name} */
    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(fields);
    }

    /** {@return only the names, since values may be secret} */
    @Override
    public String toString() {
        return fields.keySet().toString();
    }
}
