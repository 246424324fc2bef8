// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.Ports;

/**
 * The program in {@code src/test/peer}, which an organisation could write itself with Spring Boot: built by Maven into
 * {@code target/peer}, and run in a JVM of its own.
 */
final class PeerProgram implements AutoCloseable {

    private static final String POM = "src/test/peer/pom.xml";
    private static final Path PROGRAM = Path.of("target/peer/peer-1.jar");

    private final int port;
    private final Process process;

    private PeerProgram(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Builds it and starts it.
     *
     * @param sandbox the address of the sandbox that it asks
     * @param javaOptions options of its JVM
     */
    static PeerProgram start(String sandbox, List<String> javaOptions) throws IOException, InterruptedException {
        String said = Tool.output(List.of("mvn", "-B", "-ntp", "-q", "-f", POM, "package"));
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException(said);
        }
        int port = Ports.free().http();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", PROGRAM.toString(), "--server.port=" + port, "--who=" + sandbox));
        PeerProgram peer = new PeerProgram(port, Tool.start("peer", command));
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> peer.process.isAlive()
                        && TestHttp.send(TestHttp.request(peer.url("/search?q=cholera")))
                                        .statusCode()
                                == 200);
        return peer;
    }

    /** {@return the address of a path of it} */
    URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
