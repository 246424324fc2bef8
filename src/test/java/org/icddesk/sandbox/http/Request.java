// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormParserFactory;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as the endpoints see it.
 *
 * @param path the undecoded path
 * @param segments its decoded parts; {@code %2F} inside a part is kept as a slash of that part
 * @param query parameters of the query string
 * @param form parameters of an urlencoded or multipart body
 * @param body the bytes of any other body
 */
public record Request(
        String method,
        String path,
        List<String> segments,
        Parameters query,
        Parameters form,
        byte[] body,
        HttpServerExchange exchange) {

    /** Where the addresses of the sandbox begin that WHO does not have. */
    public static final String CONTROLS = "/sandbox/";

    private static final FormParserFactory FORMS = FormParserFactory.builder().build();

    /** Reads the exchange, body included; to be called on a worker thread. */
    public static Request of(HttpServerExchange exchange) throws IOException {
        String path = exchange.getRequestURI().replaceFirst("^https?://[^/]+", "");
        Parameters query = new Parameters();
        query.addEncoded(exchange.getQueryString());
        Parameters form = new Parameters();
        byte[] body = new byte[0];
        if (!exchange.isBlocking()) {
            exchange.startBlocking();
        }
        FormDataParser parser = path.startsWith(CONTROLS) ? null : FORMS.createParser(exchange);
        if (parser != null) {
            FormData data = parser.parseBlocking();
            for (String name : data) {
                FormData.FormValue value = data.getFirst(name);
                if (!value.isFileItem()) {
                    form.add(name, value.getValue());
                }
            }
        } else {
            body = exchange.getInputStream().readAllBytes();
        }
        return new Request(exchange.getRequestMethod().toString(), path, segments(path), query, form, body, exchange);
    }

    private static List<String> segments(String path) {
        List<String> found = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty()) {
                found.add(decode(part));
            }
        }
        return found;
    }

    /** Decodes a path segment: here a plus is a plus. */
    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    /** Value of a header, or an empty text. */
    public String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** Query and form together; WHO takes a search's parameters from either. */
    public Parameters parameters() {
        Parameters all = new Parameters();
        query.forEach(all::add);
        form.forEach(all::add);
        return all;
    }
}
