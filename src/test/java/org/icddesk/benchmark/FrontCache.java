// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.DebianPackages;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.Ports;

/** A cache in front of a server, configured as {@code docs/cache} shows it: nginx or Varnish, of Debian's packages. */
final class FrontCache implements AutoCloseable {

    private static final Path GUIDE = Path.of("docs/cache");

    private final String name;
    private final int port;
    private final Process process;
    private final Path home;

    private FrontCache(String name, int port, Process process, Path home) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.home = home;
    }

    static FrontCache nginx(DeskServer server) throws IOException {
        Path program = DebianPackages.program(List.of("nginx-light"), "Install Debian's nginx-light.", "nginx");
        Path home = home("nginx");
        int port = Ports.free().http();
        String site = configuration("nginx.conf", server)
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                .replace("/var/cache/nginx/icd", home + "/cache");
        Path file = Files.writeString(home.resolve("nginx.conf"), """
                daemon off; user root; worker_processes 1; pid HOME/nginx.pid; error_log HOME/nginx.log;
                events { worker_connections 1024; }
                http { access_log off; proxy_temp_path HOME/temporary; client_body_temp_path HOME/body;
                """.replace("HOME", home.toString()) + site + "}\n");
        return started(new FrontCache(
                "nginx", port, Tool.start("nginx", List.of(program.toString(), "-c", file.toString())), home));
    }

    static FrontCache varnish(DeskServer server) throws IOException {
        Path program = DebianPackages.program(List.of("varnish"), "Install Debian's varnish.", "varnishd");
        Path home = home("varnish");
        int port = Ports.free().http();
        Path file = Files.writeString(home.resolve("desk.vcl"), configuration("varnish.vcl", server));
        return started(new FrontCache(
                "Varnish",
                port,
                Tool.start(
                        "varnish",
                        List.of(
                                program.toString(),
                                "-F",
                                "-n",
                                home.resolve("work").toString(),
                                "-a",
                                "127.0.0.1:" + port,
                                "-f",
                                file.toString(),
                                "-s",
                                "malloc,256m")),
                home));
    }

    private static String configuration(String file, DeskServer server) throws IOException {
        String http = String.valueOf(server.setup().ports().http());
        return Files.readString(GUIDE.resolve(file))
                .replace("127.0.0.1:8080", "127.0.0.1:" + http)
                .replace("\"8080\"", "\"" + http + "\"");
    }

    private static Path home(String name) throws IOException {
        return Files.createDirectories(Tool.HOME.resolve(
                "front-" + name + "-" + ProcessHandle.current().pid()));
    }

    private static FrontCache started(FrontCache cache) {
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> TestHttp.get(cache.url("/help")).statusCode() == 200);
        return cache;
    }

    String name() {
        return name;
    }

    /** {@return the address of a page, by way of the cache} */
    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + "/icd-desk" + path);
    }

    /** {@return the process, of which Varnish has a child} */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** Empties it, as the files of the guide say. */
    void purge() {
        if (name.equals("nginx")) {
            try {
                Tool.output(List.of("sh", "-c", "rm -r '" + home + "'/cache/*"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else {
            TestHttp.send(
                    TestHttp.request(url("/")).method("PURGE", java.net.http.HttpRequest.BodyPublishers.noBody()));
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
