// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final int LOWEST = 16_000;

    private static final int BLOCKS = 140;
    private static final int BLOCK = 100;

    /** Those of WildFly's own ports that a server with an offset listens on below the ports of blocks. */
    private static final List<Integer> OWN = List.of(7600, 8009, 8080, 8443);

    /** With it, the highest of {@link #OWN} is below the blocks, and the highest of all, 55200, a port. */
    private static final int LARGEST_OFFSET = 7_500;

    /** A port of no server which, with an offset added and held, says that the offset is taken. */
    private static final int MARK = 8_050;

    /** The first port of each block of this JVM, held until it ends: so no other JVM uses the block. */
    private static final List<ServerSocket> HELD = new ArrayList<>();

    private static int next;

    /** {@return three ports that were free a moment ago, and that no test run on this machine gives to another server} */
    public static synchronized Ports free() {
        return new Ports(oneFree(), oneFree(), oneFree());
    }

    /** {@return one more such port, for what a server has beyond the three} */
    public static synchronized int oneFree() {
        return IntStream.generate(Ports::nextOfBlock)
                .limit(1_000)
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow();
    }

    /**
     * {@return an offset that can be added to all of WildFly's own ports, those of a cluster too, and that no test run on
     * this machine gives to another server}
     */
    public static synchronized int offset() {
        return IntStream.rangeClosed(1, LARGEST_OFFSET / BLOCK)
                .map(number -> number * BLOCK)
                .filter(offset -> hold(MARK + offset)
                        .filter(mark -> {
                            HELD.add(mark);
                            return OWN.stream().noneMatch(port -> isTaken(port + offset));
                        })
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static int nextOfBlock() {
        if (next % BLOCK == 0) {
            ServerSocket first = IntStream.range(0, BLOCKS)
                    .map(number -> (int) (ProcessHandle.current().pid() + number) % BLOCKS)
                    .mapToObj(block -> hold(LOWEST + block * BLOCK))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow();
            HELD.add(first);
            next = first.getLocalPort() + 1;
        }
        return next++;
    }

    private static Optional<ServerSocket> hold(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    /** {@return those of the ports that somebody listens on already} */
    public List<Integer> taken() {
        return List.of(http, https, management).stream().filter(Ports::isTaken).toList();
    }

    private static boolean isTaken(int port) {
        Optional<ServerSocket> socket = hold(port);
        try {
            return socket.isEmpty();
        } finally {
            socket.ifPresent(Ports::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
