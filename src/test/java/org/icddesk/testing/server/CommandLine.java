// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.icddesk.testing.Guard;

/**
 * WildFly's command line interface, run as an administrator runs it.
 *
 * @param home the server's directory, whose {@code bin/jboss-cli.sh} is run
 * @param base the base directory of an embedded server: configuration, data
 * @param environment what is added to the environment
 * @param options options of {@code jboss-cli.sh}
 */
public record CommandLine(Path home, Path base, Map<String, String> environment, List<String> options) {

    public static final Path SCRIPTS = Path.of("wildfly-config").toAbsolutePath();

    private static final String MARK = "===== ";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What a run said, and how it ended. */
    public record Outcome(int exitCode, String output) {}

    /** {@return the same with options of the command and variables of its environment added} */
    public CommandLine with(Map<String, String> variables, String... moreOptions) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        List<String> every = new ArrayList<>(options);
        every.addAll(List.of(moreOptions));
        return new CommandLine(home, base, Map.copyOf(all), List.copyOf(every));
    }

    /**
     * Runs parts one after the other in one embedded server.
     *
     * @param parts lines of the CLI by names
     * @return what each part said
     */
    public Map<String, String> embedded(LinkedHashMap<String, String> parts) {
        return embedded("standalone.xml", parts);
    }

    /**
     * Runs parts one after the other in one embedded server.
     *
     * @param configuration the configuration that it changes, such as {@code standalone-ha.xml}
     * @param parts lines of the CLI by names
     * @return what each part said
     */
    public Map<String, String> embedded(String configuration, LinkedHashMap<String, String> parts) {
        String lines = "embed-server --std-out=discard --server-config=" + configuration + "\n" + marked(parts);
        try {
            Path file = Files.createDirectories(base.resolve("tmp")).resolve("run.cli");
            Files.writeString(file, lines);
            Outcome outcome = run(List.of("--file=" + file));
            if (outcome.exitCode() != 0) {
                throw new IllegalStateException(outcome.output());
            }
            return saidByPart(outcome.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the lines of all parts, each after one that writes its name} */
    static String marked(Map<String, String> parts) {
        StringBuilder script = new StringBuilder();
        parts.forEach((name, lines) -> script.append("echo ")
                .append(MARK)
                .append(name)
                .append('\n')
                .append(lines)
                .append('\n'));
        return script.toString();
    }

    /** {@return what was said after each of the names that {@link #marked} has written} */
    static Map<String, String> saidByPart(String output) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String part : output.split(MARK)) {
            String name = part.lines().findFirst().orElse("");
            said.put(name, part.substring(name.length()).strip());
        }
        return said;
    }

    /** {@return the lines of a script of ours} */
    public static String script(String name) {
        try {
            return Files.readString(SCRIPTS.resolve(name + ".cli"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a script of ours against a running server. */
    public Outcome online(int managementPort, String script) {
        return connected(managementPort, "--file=" + SCRIPTS.resolve(script));
    }

    /** Runs one command against a running server. */
    public Outcome command(int managementPort, String command) {
        return connected(managementPort, "--command=" + command);
    }

    private Outcome connected(int managementPort, String what) {
        // Five seconds, as it waits by itself, do not suffice on a busy machine.
        String patience = "--timeout=" + Guard.MILLIS;
        return run(List.of("--connect", "--controller=localhost:" + managementPort, patience, what));
    }

    private Outcome run(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/jboss-cli.sh").toString(), "--no-color-output"));
        command.addAll(options);
        command.addAll(arguments);
        return run(command, "", environment, base);
    }

    /** Runs any command, giving it lines to read. */
    public static Outcome run(List<String> command, String input, Map<String, String> environment, Path base) {
        try {
            Path folder = Files.createDirectories(base.resolve("tmp"));
            Path output = Files.createTempFile(folder, "said", ".txt");
            Path lines = Files.writeString(Files.createTempFile(folder, "read", ".txt"), input);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(lines.toFile())
                    .redirectOutput(Redirect.to(output.toFile()));
            builder.environment()
                    .put(
                            "JAVA_OPTS",
                            String.join(" ", ClassArchive.options())
                                    + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djboss.server.base.dir=" + base);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("Not finished after " + PATIENCE + ": " + command);
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
