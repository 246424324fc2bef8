// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An outbound request, with its deadline and size limit.
 *
 * @param uri absolute {@code http} or {@code https} address, sent as it is written
 * @param headers header fields, without those of the connection and the body
 * @param body the body, if there is one
 * @param deadline for everything from the name lookup to the last byte of the answer's body; positive
 * @param limit of the answer's body in bytes, counted after decompression; not negative
 * @param observer is told whose turn it is
 */
public record OutboundRequest(
        String method,
        URI uri,
        Headers headers,
        Optional<Body> body,
        Duration deadline,
        int limit,
        ExchangeObserver observer) {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LIMIT = 8 << 20;

    /**
     * Creates a request; an {@link IllegalArgumentException} if the address is not http or https with a host, or
     * deadline or limit is out of range.
     */
    public OutboundRequest {
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("Not an http or https address with a host: " + uri);
        }
        if (deadline.isNegative() || deadline.isZero() || limit < 0) {
            throw new IllegalArgumentException("No time or no room for an answer: " + deadline + ", " + limit);
        }
    }

    /**
     * Creates a GET request with a deadline of 10 seconds and a limit of 8 MiB.
     *
     * @param uri absolute address
     */
    public static OutboundRequest get(URI uri) {
        return new OutboundRequest(
                "GET", uri, Headers.none(), Optional.empty(), DEADLINE, LIMIT, ExchangeObserver.NONE);
    }

    /**
     * Creates a POST request with a deadline of 10 seconds and a limit of 8 MiB.
     *
     * @param uri absolute address
     * @param contentType media type of the body
     */
    public static OutboundRequest post(URI uri, String contentType, byte[] bytes) {
        Body body = new Body(contentType, bytes);
        return new OutboundRequest(
                "POST", uri, Headers.none(), Optional.of(body), DEADLINE, LIMIT, ExchangeObserver.NONE);
    }

    /**
     * Adds a header field.
     *
     * @param name field name
     * @param value field value
     * @throws IllegalArgumentException if name or value could inject a header
     */
    public OutboundRequest header(String name, String value) {
        return new OutboundRequest(method, uri, headers.with(name, value), body, deadline, limit, observer);
    }

    /**
     * Changes the deadline.
     *
     * @param total time for the whole exchange
     */
    public OutboundRequest withDeadline(Duration total) {
        return new OutboundRequest(method, uri, headers, body, total, limit, observer);
    }

    /**
     * Changes the limit of the answer's body.
     *
     * @param bytes the maximum size of the body, after decompression
     */
    public OutboundRequest withMaxBytes(int bytes) {
        return new OutboundRequest(method, uri, headers, body, deadline, bytes, observer);
    }

    /** Changes who is told whose turn it is. */
    public OutboundRequest withObserver(ExchangeObserver other) {
        return new OutboundRequest(method, uri, headers, body, deadline, limit, other);
    }

    /** {@return method and address without query, header values and body} */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    /**
     * The body of a request.
     *
     * @param bytes its bytes, not copied
     */
    public record Body(String contentType, byte[] bytes) {

        /** {@return media type and size} */
        @Override
        public String toString() {
            return contentType + ", " + bytes.length + " bytes";
        }
    }
}
