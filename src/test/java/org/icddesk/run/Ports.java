// SPDX-License-Identifier: Apache-2.0
package org.icddesk.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The TCP ports of a server.
 *
 * @param http readers
 * @param https readers over TLS
 * @param management administrators: console, CLI, health
 */
public record Ports(int http, int https, int management) {

    /** WildFly's own: 8080, 8443, 9990. */
    public static final Ports STANDARD = new Ports(8080, 8443, 9990);

    /** {@return three ports that were free a moment ago} */
    public static Ports free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return new Ports(
                    sockets.get(0).getLocalPort(),
                    sockets.get(1).getLocalPort(),
                    sockets.get(2).getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** {@return those of the ports that somebody listens on already} */
    public List<Integer> taken() {
        return List.of(http, https, management).stream().filter(Ports::isTaken).toList();
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
