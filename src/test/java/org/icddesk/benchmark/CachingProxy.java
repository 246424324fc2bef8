// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.Ports;

/** Nginx with its {@code proxy_cache} before a sandbox: Debian's {@code nginx-light}. */
final class CachingProxy implements AutoCloseable {

    private final int port;
    private final Process process;

    private CachingProxy(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts one that asks a sandbox. */
    static CachingProxy start(int sandbox) throws IOException {
        int port = Ports.free().http();
        Path configuration = Tool.HOME.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off; worker_processes auto; pid HOME/nginx.pid; error_log HOME/nginx.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  proxy_cache_path HOME/cache keys_zone=answers:10m;
                  client_body_temp_path HOME/body; proxy_temp_path HOME/proxy; fastcgi_temp_path HOME/fastcgi;
                  uwsgi_temp_path HOME/uwsgi; scgi_temp_path HOME/scgi;
                  server {
                    listen 127.0.0.1:PORT;
                    location / {
                      proxy_pass http://127.0.0.1:SANDBOX; proxy_cache answers; proxy_cache_valid 200 1h;
                      proxy_set_header API-Version v2; proxy_set_header Accept-Language en;
                    }
                  }
                }
                """.replace("HOME", Tool.HOME.toString())
                .replace("PORT", String.valueOf(port))
                .replace("SANDBOX", String.valueOf(sandbox)));
        CachingProxy nginx =
                new CachingProxy(port, Tool.start("nginx", List.of("nginx", "-c", configuration.toString())));
        await().ignoreExceptions()
                .until(() -> TestHttp.send(TestHttp.request(nginx.url("/"))).statusCode() > 0);
        return nginx;
    }

    /** {@return the master process, whose children answer} */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** {@return the address of a path of the sandbox} */
    URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
