// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fastlane;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;

/** Sends what {@link FastLane} finds, on the thread that received the request; hands everything else on. */
final class FastLaneHandler implements HttpHandler {

    /** Only names that our own code gives its headers. */
    private static final Map<String, HttpString> NAMES = new ConcurrentHashMap<>();

    private final ServletContext context;
    private final HttpHandler next;

    FastLaneHandler(ServletContext context, HttpHandler next) {
        this.context = context;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<CompleteResponse> found = find(exchange);
        if (found.isPresent()) {
            send(found.get(), exchange);
        } else {
            next.handleRequest(exchange);
        }
    }

    private Optional<CompleteResponse> find(HttpServerExchange exchange) throws IOException {
        Optional<FastLane> lane = exchange.isHostIncludedInRequestURI() ? Optional.empty() : FastLane.of(context);
        if (lane.isEmpty()) {
            return Optional.empty();
        }
        ExchangeHead head = ExchangeHead.of(exchange, context.getContextPath());
        if (exchange.isRequestComplete()) {
            return lane.get().find(head, exchange.isSecure(), client(exchange.getSourceAddress()));
        }
        return exchange.isHttp11() && lane.get().wantsBody(head, exchange.isSecure())
                ? findByBody(lane.get(), head, exchange)
                : Optional.empty();
    }

    private static Optional<CompleteResponse> findByBody(FastLane lane, ExchangeHead head, HttpServerExchange exchange)
            throws IOException {
        try (ArrivedBody body = ArrivedBody.take(exchange)) {
            Optional<CompleteResponse> found =
                    body.whole().flatMap(bytes -> lane.find(head, bytes, client(exchange.getSourceAddress())));
            if (found.isEmpty()) {
                body.giveBack();
            }
            return found;
        }
    }

    /** {@return what a servlet gets as the remote address} */
    private static String client(InetSocketAddress source) {
        return source.getAddress() == null
                ? source.getHostString()
                : source.getAddress().getHostAddress();
    }

    private static void send(CompleteResponse response, HttpServerExchange exchange) {
        exchange.setStatusCode(response.status());
        setHeaders(response.headers(), exchange.getResponseHeaders());
        byte[] body = response.body();
        if (body == null) {
            exchange.endExchange();
            return;
        }
        exchange.setResponseContentLength(body.length);
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.endExchange();
        } else {
            exchange.getResponseSender().send(ByteBuffer.wrap(body));
        }
    }

    /** Replaces what the server itself has set under the same names, as filters do. */
    private static void setHeaders(List<Header> own, HeaderMap headers) {
        for (int i = 0; i < own.size(); i++) {
            HttpString key = NAMES.computeIfAbsent(own.get(i).name(), HttpString::new);
            if (isRepeated(own, i)) {
                headers.add(key, own.get(i).value());
            } else {
                headers.put(key, own.get(i).value());
            }
        }
    }

    /** {@return whether a header has the name of one before it} */
    private static boolean isRepeated(List<Header> own, int index) {
        // NOTE: no stream, since this runs for each header of each response.
        for (int i = 0; i < index; i++) {
            if (own.get(i).name().equals(own.get(index).name())) {
                return true;
            }
        }
        return false;
    }
}
