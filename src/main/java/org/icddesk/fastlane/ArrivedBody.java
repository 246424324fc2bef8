// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fastlane;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * What has arrived of the body of a request, taken without waiting for the rest. It is given back to servlets and filters
 * unless the request is answered.
 */
final class ArrivedBody implements AutoCloseable {

    private final HttpServerExchange exchange;
    private final PooledByteBuffer pooled;
    private final boolean complete;
    private boolean givenBack;

    private ArrivedBody(HttpServerExchange exchange, PooledByteBuffer pooled) throws IOException {
        this.exchange = exchange;
        this.pooled = pooled;
        ByteBuffer buffer = pooled.getBuffer();
        // NOTE: by this name, since the server does not show applications the type that the method has.
        ReadableByteChannel channel = exchange.getRequestChannel();
        int read = 1;
        while (read > 0 && buffer.hasRemaining()) {
            read = channel.read(buffer);
        }
        complete = read < 0;
        buffer.flip();
    }

    /** Takes what has arrived; of a longer body than a buffer of the server holds, the beginning. */
    static ArrivedBody take(HttpServerExchange exchange) throws IOException {
        PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate();
        try {
            return new ArrivedBody(exchange, pooled);
        } catch (IOException | RuntimeException e) {
            pooled.close();
            throw e;
        }
    }

    /** {@return the body; empty if some of it has yet to arrive} */
    Optional<byte[]> whole() {
        if (!complete) {
            return Optional.empty();
        }
        ByteBuffer buffer = pooled.getBuffer().duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Optional.of(bytes);
    }

    /** Puts back what was taken, so that whoever reads the body next gets all of it. */
    void giveBack() {
        givenBack = pooled.getBuffer().hasRemaining();
        if (givenBack) {
            Connectors.ungetRequestBytes(exchange, pooled);
        }
        Connectors.resetRequestChannel(exchange);
    }

    @Override
    public void close() {
        if (!givenBack) {
            pooled.close();
        }
    }
}
