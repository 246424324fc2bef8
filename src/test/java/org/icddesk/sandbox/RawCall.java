// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A request by a bare socket, to see what really is on the wire. */
final class RawCall implements AutoCloseable {

    private final Socket socket;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    RawCall(Sandbox sandbox, String path) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port());
        socket.getOutputStream()
                .write(("GET " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nAPI-Version: v2\r\nAccept-Language: en\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads on for at most that time; true when the server has closed the connection properly. */
    boolean closedWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                seen.write(next);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Everything read so far. */
    String seen() {
        return seen.toString(StandardCharsets.UTF_8);
    }

    /** What was read after the headers. */
    String body() {
        int end = seen().indexOf("\r\n\r\n");
        return end < 0 ? "" : seen().substring(end + 4);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
