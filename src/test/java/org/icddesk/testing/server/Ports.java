// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

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

    /** Below those that Linux gives to whoever does not care, which would take them until the server listens. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(16_000 + (int) (ProcessHandle.current().pid() * 61 % 14_000));

    /** {@return three ports that were free a moment ago, and that nobody else in this JVM is given} */
    public static Ports free() {
        return new Ports(oneFree(), oneFree(), oneFree());
    }

    private static int oneFree() {
        return IntStream.generate(NEXT::getAndIncrement)
                .limit(1_000)
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow();
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
}
