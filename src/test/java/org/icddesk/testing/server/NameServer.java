// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;

/** A DNS server on the loopback interface that knows the addresses of one name, as a headless service of Kubernetes has them. */
public final class NameServer implements AutoCloseable {

    private static final int HEAD = 12;
    private static final int TYPE_A = 1;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket;
    private final String name;
    private final List<InetAddress> addresses;

    /**
     * Starts one.
     *
     * @param name the only name it knows
     * @param addresses IPv4 addresses of that name
     */
    public NameServer(String name, List<InetAddress> addresses) {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        this.name = name;
        this.addresses = addresses;
        Thread thread = new Thread(this::serve, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    /** {@return where it listens, such as {@code 127.0.0.1:5353}} */
    public String address() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    private void serve() {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        while (!socket.isClosed()) {
            try {
                packet.setLength(512);
                socket.receive(packet);
                byte[] answer = answer(packet.getData());
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        StringBuilder asked = new StringBuilder();
        int at = HEAD;
        while (question[at] != 0) {
            asked.append(new String(question, at + 1, question[at], java.nio.charset.StandardCharsets.US_ASCII))
                    .append('.');
            at += question[at] + 1;
        }
        int type = question[at + 1] << 8 | question[at + 2];
        boolean known = asked.toString().toLowerCase(Locale.ROOT).equals(name + ".");
        List<InetAddress> found = known && type == TYPE_A ? addresses : List.of();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        // A response, authoritative, to a question that wanted recursion or not.
        out.writeShort(0x8400 | (question[2] & 1) << 8 | (known ? 0 : NO_SUCH_NAME));
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(question, HEAD, at + 5 - HEAD);
        for (InetAddress address : found) {
            out.writeShort(0xc000 | HEAD);
            out.writeShort(TYPE_A);
            out.writeShort(1);
            out.writeInt(5);
            out.writeShort(4);
            out.write(address.getAddress());
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
