// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A running WildFly with ICD Desk deployed, in a process of its own. */
public final class DeskServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Setup setup;
    private final Process process;

    private DeskServer(Setup setup, Process process) {
        this.setup = setup;
        this.process = process;
    }

    /**
     * What a server is started with.
     *
     * @param home the provisioned server
     * @param base its base directory: configuration, deployments, log, data
     * @param ports where it listens
     * @param environment what is added to the environment
     * @param javaOptions options of its JVM
     * @param arguments arguments of the server, such as {@code -Djboss.bind.address=…}
     * @param console whether its output goes to ours, else to {@code log/console.log}
     */
    public record Setup(
            Path home,
            Path base,
            Ports ports,
            Map<String, String> environment,
            List<String> javaOptions,
            List<String> arguments,
            boolean console) {}

    /**
     * Starts a server; returns at once.
     *
     * @param setup what to start
     * @return the server, whose deployment may not be there yet: see {@link #awaitDeployment()}
     */
    public static DeskServer start(Setup setup) {
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(setup.home())
                .setBaseDirectory(setup.base())
                .addJavaOptions(setup.javaOptions())
                .addServerArgument("-Djboss.http.port=" + setup.ports().http())
                .addServerArgument("-Djboss.https.port=" + setup.ports().https())
                .addServerArgument(
                        "-Djboss.management.http.port=" + setup.ports().management())
                .addServerArguments(setup.arguments());
        try {
            Files.createDirectories(setup.base().resolve("log"));
            Launcher launcher = Launcher.of(command).addEnvironmentVariables(setup.environment());
            if (setup.console()) {
                launcher.inherit();
            } else {
                launcher.setRedirectErrorStream(true)
                        .redirectOutput(Redirect.to(
                                setup.base().resolve("log/console.log").toFile()));
            }
            return new DeskServer(setup, launcher.launch());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the address of a page}
     *
     * @param path what follows the context path, starting with a slash
     */
    public URI url(String path) {
        return URI.create("http://localhost:" + setup.ports().http() + contextPath() + path);
    }

    /** {@return the path of ICD Desk on its server, which has our environment too} */
    public String contextPath() {
        return setup.environment().getOrDefault("ICD_PATH", System.getenv().getOrDefault("ICD_PATH", "/icd-desk"));
    }

    /** {@return where it was started and listens} */
    public Setup setup() {
        return setup;
    }

    /** {@return the process, to be signalled or watched} */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** {@return the process of the JVM, which the script that was started has started} */
    public ProcessHandle jvm() {
        ProcessHandle script = process.toHandle();
        return script.descendants().reduce((first, second) -> second).orElse(script);
    }

    /** Ends the server at once and without its knowing, as a power cut does. */
    public void kill() {
        ProcessHandle jvm = jvm();
        jvm.destroyForcibly();
        jvm.onExit().join();
        close();
    }

    /**
     * Waits until ICD Desk answers.
     *
     * @throws IllegalStateException if the server ends, its deployment fails, or it takes more than four minutes
     */
    public void awaitDeployment() {
        Path deployments = setup.base().resolve("deployments");
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended with exit code " + process.exitValue());
            }
            if (Files.exists(deployments.resolve("icd-desk.war.failed"))) {
                throw new IllegalStateException("ICD Desk was not deployed; see the server's log");
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("ICD Desk does not answer after " + PATIENCE.toSeconds() + " s");
            }
            try {
                process.onExit().get(100, MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                continue;
            } catch (InterruptedException | ExecutionException e) {
                throw new CompletionException(e);
            }
        }
    }

    private boolean answers() {
        try {
            // 401: the page is there, for those with a role. 302: it is there, over HTTPS.
            return Set.of(200, 302, 401)
                    .contains(HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()
                            .send(HttpRequest.newBuilder(url("/help")).build(), BodyHandlers.discarding())
                            .statusCode());
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until the server has ended by itself. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the server, by force if it does not end within half a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
