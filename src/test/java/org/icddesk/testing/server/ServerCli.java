// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The server's command line tool, used as an administrator does. */
public final class ServerCli {

    private ServerCli() {}

    /**
     * {@return what the commands printed}
     *
     * @param server the server to connect to
     * @param commands operations of its management model
     * @throws IllegalStateException if one of them fails
     */
    public static String run(DeskServer server, String... commands) {
        try {
            Path script = Files.createTempFile("commands", ".cli");
            Files.write(script, List.of(commands));
            Process cli = new ProcessBuilder(
                            server.setup().home().resolve("bin/jboss-cli.sh").toString(),
                            "--connect",
                            "--controller=localhost:" + server.setup().ports().management(),
                            "--timeout=60000",
                            "--file=" + script)
                    .redirectErrorStream(true)
                    .start();
            cli.getOutputStream().close();
            String output = new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (cli.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            Files.delete(script);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
