// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.icddesk.testing.Guard;

/**
 * A real reverse proxy that ends TLS before a server, with a configuration of the administrators' guide. It asks the server
 * from {@link #ADDRESS}, so that it differs from everybody else on this machine.
 */
public final class ReverseProxy implements AutoCloseable {

    /** Where its requests to the server come from. */
    public static final String ADDRESS = "127.0.0.77";

    /** The configurations that the guide shows. */
    public static final Path GUIDE = Path.of("docs/reverse-proxy");

    private static final String PASSWORD = "changeit";

    private final Process process;
    private final Path folder;
    private final int port;
    private final SSLContext trust;

    private ReverseProxy(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.trust = KeyStores.trusting(folder.resolve("key.p12"), PASSWORD);
    }

    /** Sees that a proxy is there or gets installed; aborts the test with advice if it neither is nor can be. */
    public static void require(ReverseProxyKind kind) {
        kind.find();
    }

    /**
     * Starts a proxy; a test is aborted if it is neither there nor can be installed.
     *
     * @param kind which
     * @param guide its file of the guide, as it stands there
     * @param server what it passes requests to
     */
    public static ReverseProxy start(ReverseProxyKind kind, String guide, DeskServer server) {
        return start(kind, guide, Map.of("127.0.0.1:8080", server));
    }

    /**
     * Starts a proxy of several servers; a test is aborted if it is neither there nor can be installed.
     *
     * @param kind which
     * @param guide its file of the guide, as it stands there
     * @param servers what it passes requests to, by their addresses in the guide
     */
    public static ReverseProxy start(ReverseProxyKind kind, String guide, Map<String, DeskServer> servers) {
        Path program = kind.find();
        Path folder = servers.values()
                .iterator()
                .next()
                .setup()
                .base()
                .resolve("proxies/" + guide)
                .toAbsolutePath();
        int port = Ports.free().https();
        try {
            Files.createDirectories(folder);
            KeyStores.selfSigned(folder.resolve("key.p12"), PASSWORD);
            KeyStores.toPem(folder.resolve("key.p12"), PASSWORD, folder);
            Map<String, String> here =
                    Map.of("FOLDER", folder.toString(), "ADDRESS", ADDRESS, "PORT", String.valueOf(port));
            String site = replaced(Files.readString(GUIDE.resolve(guide)), kind.site());
            Map<String, String> addresses = new HashMap<>();
            servers.forEach((address, server) ->
                    addresses.put(address, "127.0.0.1:" + server.setup().ports().http()));
            site = replaced(site, addresses);
            site = site.replaceAll("/etc/ssl/[a-z.]+(?=/)", "FOLDER");
            Files.writeString(folder.resolve("site.conf"), filled(site, here));
            Files.writeString(folder.resolve("main.conf"), filled(kind.main(), here));
            List<String> command = new ArrayList<>(List.of(program.toString()));
            kind.arguments().forEach(argument -> command.add(filled(argument, here)));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.txt").toFile())
                    .start();
            ReverseProxy proxy = new ReverseProxy(process, folder, port);
            proxy.awaitListening();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    /** Replaces what must be there, so that nothing of the guide is left out unnoticed. */
    private static String replaced(String text, Map<String, String> values) {
        values.keySet().forEach(value -> {
            if (!text.contains(value)) {
                throw new IllegalArgumentException("The guide's configuration lacks " + value);
            }
        });
        return filled(text, values);
    }

    private void awaitListening() {
        Awaitility.await().atMost(Guard.HANGING).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The proxy ended: " + Files.readString(folder.resolve("said.txt")));
            }
            try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** {@return an address of the proxy; the name in it is the certificate's} */
    public URI url(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /** {@return a client's side of TLS that trusts this proxy alone} */
    public SSLContext trust() {
        return trust;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
