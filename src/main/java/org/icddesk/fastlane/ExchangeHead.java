// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fastlane;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.util.List;
import org.icddesk.web.content.RequestHead;

/**
 * The head of a request as the server received it.
 *
 * @param path the path after the application's own; empty if the request line spells that otherwise
 */
record ExchangeHead(HttpServerExchange exchange, String path) implements RequestHead {

    static ExchangeHead of(HttpServerExchange exchange, String contextPath) {
        String address = exchange.getRequestURI();
        return new ExchangeHead(
                exchange, address.startsWith(contextPath) ? address.substring(contextPath.length()) : "");
    }

    @Override
    public String method() {
        return exchange.getRequestMethod().toString();
    }

    @Override
    public String query() {
        return exchange.getQueryString();
    }

    @Override
    public List<String> headers(String name) {
        HeaderValues values = exchange.getRequestHeaders().get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }
}
