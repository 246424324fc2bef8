// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icddesk.web.content.RequestHead;

/** The head of a request that no server received. */
public final class ReceivedHead implements RequestHead {

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private ReceivedHead(String method, String path, String query) {
        this.method = method;
        this.path = path;
        this.query = query;
    }

    /** {@return a request to localhost for an address after the context path} */
    public static ReceivedHead of(String method, String address) {
        String[] parts = address.split("\\?", 2);
        return new ReceivedHead(method, parts[0], parts.length < 2 ? "" : parts[1]).with("Host", "localhost:8080");
    }

    /** {@return a GET of an address after the context path} */
    public static ReceivedHead get(String address) {
        return of("GET", address);
    }

    /** Adds a line. */
    public ReceivedHead with(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    /** Takes a header away. */
    public ReceivedHead without(String name) {
        headers.remove(name);
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
