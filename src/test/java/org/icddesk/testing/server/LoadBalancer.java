// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** WildFly's own load balancer: {@code standalone-load-balancer.xml} with {@code load-balancer.cli}. */
public final class LoadBalancer implements AutoCloseable {

    private static final String CONFIGURATION = "standalone-load-balancer.xml";

    private final DeskServer server;
    private final int serversPort;

    private LoadBalancer(DeskServer server, int serversPort) {
        this.server = server;
        this.serversPort = serversPort;
    }

    /** Starts one; returns at once. */
    public static LoadBalancer start(Path home) {
        Path base = Path.of("target/desks/load-balancer").toAbsolutePath();
        try {
            ServerBases.copy(home, base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LinkedHashMap<String, String> parts = new LinkedHashMap<>();
        for (String script : List.of("load-balancer", "load-balancer-undo", "load-balancer")) {
            parts.put(script + parts.size(), CommandLine.script(script));
        }
        new CommandLine(home, base, Map.of(), List.of()).embedded(CONFIGURATION, parts);
        int serversPort = Ports.free().http();
        return new LoadBalancer(
                DeskServer.start(new DeskServer.Setup(
                        home,
                        base,
                        Ports.free(),
                        Map.of(),
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        List.of("--server-config=" + CONFIGURATION, "-Djboss.mcmp.port=" + serversPort),
                        false)),
                serversPort);
    }

    /** {@return the port on which servers register} */
    public int serversPort() {
        return serversPort;
    }

    /** {@return the address of ICD Desk for readers} */
    public URI url() {
        return server.url("");
    }

    /** Waits until it passes requests on. */
    public void await() {
        server.awaitDeployment();
    }

    @Override
    public void close() {
        server.close();
    }
}
