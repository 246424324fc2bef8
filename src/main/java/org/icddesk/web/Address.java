// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.icddesk.text.PercentEncoding;

/**
 * An address within the site, without the context path.
 *
 * @param path the segments, decoded
 * @param parameters the query, decoded, in order
 */
public record Address(List<String> path, List<Parameter> parameters) {

    /** One parameter of a query. */
    public record Parameter(String name, String value) {}

    public Address {
        path = List.copyOf(path);
        parameters = List.copyOf(parameters);
    }

    /** {@return the address of the given segments, without a query} */
    public static Address of(String... path) {
        return new Address(List.of(path), List.of());
    }

    /**
     * Sets a parameter, in place of all earlier ones of its name.
     *
     * @param value its value; null or empty removes the parameter
     * @return the address with it
     */
    public Address with(String name, String value) {
        return without(name).adding(name, value);
    }

    /** {@return the address with one more parameter; null or empty adds nothing} */
    public Address adding(String name, String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new Address(path, more);
    }

    /** {@return the address without any parameter of that name} */
    public Address without(String name) {
        return new Address(
                path, parameters.stream().filter(p -> !p.name().equals(name)).toList());
    }

    /** {@return the address without the one parameter of that name and value} */
    public Address without(String name, String value) {
        Parameter gone = new Parameter(name, value);
        return new Address(
                path, parameters.stream().filter(p -> !p.equals(gone)).toList());
    }

    /** {@return the address as written in a link, RFC 3986: an absolute path, percent-encoded} */
    @Override
    public String toString() {
        String written = path.stream().map(PercentEncoding::encode).collect(Collectors.joining("/", "/", ""));
        return parameters.isEmpty()
                ? written
                : parameters.stream()
                        .map(p -> PercentEncoding.encode(p.name()) + "=" + PercentEncoding.encode(p.value()))
                        .collect(Collectors.joining("&", written + "?", ""));
    }
}
