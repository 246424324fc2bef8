// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of an origin of its own, with a field that a script completes from a value set. */
public final class FieldPage implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Field</title><link rel="icon" href="data:,"></head>
            <body data-value-set="VALUE-SET">
            <label>Diagnosis <input id="diagnosis" type="text" autocomplete="off"></label>
            <output id="chosen"></output>
            <script src="field.js"></script>
            </body>
            </html>
            """;

    private final HttpServer server;
    private final Path script;
    private volatile String valueSet = "";

    /**
     * Opens a port for the page.
     *
     * @param script the bundled script, which is read when a browser asks for it
     */
    public FieldPage(Path script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    /** {@return the origin of the page} */
    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Points the field at the address that expands a value set. */
    public void asks(String address) {
        valueSet = address;
    }

    private void serve(HttpExchange exchange) throws IOException {
        boolean asked = exchange.getRequestURI().getPath().equals("/field.js");
        byte[] body = asked
                ? Files.readAllBytes(script)
                : PAGE.replace("VALUE-SET", valueSet).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", asked ? "text/javascript" : "text/html");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
