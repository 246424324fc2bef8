// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP proxy that lets nobody through. */
public final class RefusingProxy implements AutoCloseable {

    private static final byte[] REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final AtomicInteger asked = new AtomicInteger();

    public RefusingProxy() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::refuse, "refusing-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    public String url() {
        return "http://localhost:" + listener.getLocalPort();
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuse() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                BufferedReader head =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String line = head.readLine();
                while (line != null && !line.isEmpty()) {
                    line = head.readLine();
                }
                asked.incrementAndGet();
                socket.getOutputStream().write(REFUSAL);
            } catch (IOException gone) {
                continue;
            }
        }
    }
}
