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
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.Ports;

/**
 * The program in {@code src/test/peer}, which an organisation could write itself with Spring Boot: built by Maven into
 * {@code target/peer}, and run in a JVM of its own.
 */
final class PeerProgram implements AutoCloseable {

    private static final String POM = "src/test/peer/pom.xml";
    private static final Path PROGRAM = Path.of("target/peer/peer-1.jar");

    private static boolean built;

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
        return start(List.of("--who=" + sandbox), javaOptions, "/search?q=cholera", 200);
    }

    /**
     * Builds it and starts it, with a credential; it has asked for nothing yet.
     *
     * @param sandbox what it asks
     * @param javaOptions options of its JVM
     */
    static PeerProgram startWithCredential(Sandbox sandbox, List<String> javaOptions)
            throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "--who=" + sandbox.apiUrl(),
                "--token=" + sandbox.tokenUrl(),
                "--client=" + sandbox.options().clientId(),
                "--secret=" + sandbox.options().clientSecret());
        return start(arguments, javaOptions, "/nothing", 404);
    }

    private static PeerProgram start(List<String> arguments, List<String> javaOptions, String page, int status)
            throws IOException, InterruptedException {
        build();
        int port = Ports.free().http();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", PROGRAM.toString(), "--server.port=" + port));
        command.addAll(arguments);
        PeerProgram peer = new PeerProgram(port, Tool.start("peer", command));
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> peer.process.isAlive()
                        && TestHttp.send(TestHttp.request(peer.url(page))).statusCode() == status);
        return peer;
    }

    private static synchronized void build() throws IOException, InterruptedException {
        if (!built) {
            String said = Tool.output(List.of("mvn", "-B", "-ntp", "-q", "-f", POM, "package"));
            built = Files.exists(PROGRAM);
            if (!built) {
                throw new IllegalStateException(said);
            }
        }
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
