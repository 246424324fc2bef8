// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Connections that send the head of a request byte by byte, one byte each half second, and never its end. */
public final class SlowClients implements AutoCloseable {

    private final List<SocketChannel> channels = new ArrayList<>();
    private final ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();

    private SlowClients() {}

    public static SlowClients open(URI address, int count) throws IOException {
        SlowClients clients = new SlowClients();
        String begun = "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nX-Slow: ";
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", address.getPort()));
            channel.write(ByteBuffer.wrap(begun.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            clients.channels.add(channel);
        }
        clients.dripping.scheduleAtFixedRate(clients::drip, 500, 500, MILLISECONDS);
        return clients;
    }

    private void drip() {
        for (SocketChannel channel : channels) {
            try {
                channel.write(ByteBuffer.wrap(new byte[] {'x'}));
            } catch (IOException cutOff) {
                // open() counts it.
            }
        }
    }

    /** {@return how many the server has not cut off} */
    public int open() {
        return (int) channels.stream().filter(SlowClients::isOpen).count();
    }

    private static boolean isOpen(SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(1024)) == 0;
        } catch (IOException cutOff) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        dripping.shutdownNow();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
