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
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.testing.server.Installation;

/** Another program of the house: its own origin, with a page that embeds WHO's classification tool as npm has it. */
public final class EmbeddedTool implements AutoCloseable {

    private static final String TOOL = "@whoicd/icd11ect@1.8.0";
    private static final Path HOME = Path.of("target/embedded-tool").toAbsolutePath();

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Form</title><link rel="icon" href="data:,"><link rel="stylesheet" href="style.css"></head>
            <body>
            <input type="text" class="ctw-input" autocomplete="off" data-ctw-ino="1">
            <div class="ctw-window" data-ctw-ino="1"></div>
            <div class="ctw-eb-window" data-ctw-ino="2"></div>
            <output id="picked"></output>
            <script src="index.js"></script>
            <script src="form.js"></script>
            </body>
            </html>
            """;

    private static final String FORM = """
            ECT.Handler.configure({
              apiServerUrl: 'API',
              apiSecured: false,
              icdLinearization: 'mms',
              icdMinorVersion: '2024-01',
              language: 'en',
            }, {
              selectedEntityFunction: (entity) => { document.getElementById('picked').textContent = entity.code + ' ' + entity.uri; },
            });
            """;

    private final HttpServer server;
    private volatile String api = "";

    /** Installs the tool if need be and opens a port for the page. */
    public EmbeddedTool() {
        install();
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

    /**
     * Points the tool at a server.
     *
     * @param address what it is configured with as {@code apiServerUrl}
     */
    public void asks(String address) {
        api = address;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body =
                switch (path) {
                    case "/" -> PAGE.getBytes(StandardCharsets.UTF_8);
                    case "/form.js" -> FORM.replace("API", api).getBytes(StandardCharsets.UTF_8);
                    case "/index.js", "/style.css" -> Files.readAllBytes(HOME.resolve("package" + path));
                    default -> new byte[0];
                };
        String type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:;"
                                + " connect-src " + api.replaceFirst("(https?://[^/]+).*", "$1")
                                + "; object-src 'none'; base-uri 'none'");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static synchronized void install() {
        if (Files.exists(HOME.resolve("package/index.js"))) {
            return;
        }
        try {
            Files.createDirectories(HOME);
            if (Stream.of(System.getenv("PATH").split(":"))
                    .noneMatch(folder -> Files.isExecutable(Path.of(folder, "npm")))) {
                run(List.of("apt-get", "update", "-q"));
                run(List.of("apt-get", "install", "-y", "-q", "--no-install-recommends", "npm"));
            }
            run(List.of("npm", "pack", TOOL, "--silent"));
            try (Stream<Path> files = Files.list(HOME)) {
                Path archive = files.filter(file -> file.toString().endsWith(".tgz"))
                        .findFirst()
                        .orElseThrow();
                run(List.of("tar", "xzf", archive.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) {
        Installation.run(
                HOME,
                command,
                "The test of WHO's embedded tool needs npm (Debian's package npm) and the npm registry;"
                        + " leave it out by choice with -Dbrowser.tests=false.");
    }
}
