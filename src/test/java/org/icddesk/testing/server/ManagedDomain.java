// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.icddesk.testing.Guard;
import org.icddesk.testing.server.CommandLine.Outcome;

/** A managed domain of WildFly's distribution: one controller, with the servers desk-one and desk-two of the group desk. */
public final class ManagedDomain implements AutoCloseable {

    /** The profile of the group. */
    public static final String PROFILE = "ha";

    /** Its servers, as {@code credential.sh} names them. */
    public static final List<String> SERVERS = List.of("primary/desk-one", "primary/desk-two");

    private static final int DEFAULT_HTTP_PORT = 8080;
    private static final int DEFAULT_CLUSTER_PORT = 7600;

    /** As the guide has them; all but the offset of the first, which has the default ports there. */
    private static final String GROUP = """
            embed-host-controller --std-out=discard
            /host=primary/server-config=server-one:remove
            /host=primary/server-config=server-two:remove
            /host=primary/server-config=server-three:remove
            /server-group=desk:add(profile=ha, socket-binding-group=ha-sockets)
            /server-group=desk/jvm=default:add(heap-size=64m, max-heap-size=512m)
            /host=primary/server-config=desk-one:add(group=desk, auto-start=true, socket-binding-port-offset=%d)
            /host=primary/server-config=desk-two:add(group=desk, auto-start=true, socket-binding-port-offset=%d)
            stop-embedded-host-controller
            """;

    private final Path home;
    private final Path base;
    private final Process process;
    private final int management;
    private final List<Integer> offsets;

    private ManagedDomain(Path home, Path base, Process process, int management, List<Integer> offsets) {
        this.home = home;
        this.base = base;
        this.process = process;
        this.management = management;
        this.offsets = offsets;
    }

    /**
     * Starts a domain, whose servers have nothing deployed; {@code ICD_CLUSTER_HOSTS} names both.
     *
     * @param home WildFly's distribution
     * @param base its base directory, made anew
     * @param environment what is added to the environment of all its processes
     */
    public static ManagedDomain start(Path home, Path base, Map<String, String> environment) {
        try {
            ServerBases.copyTree(home.resolve("domain"), base);
            List<Integer> offsets = List.of(Ports.offset(), Ports.offset());
            String script = GROUP.formatted(offsets.get(0), offsets.get(1));
            Path file = Files.createDirectories(base.resolve("tmp")).resolve("group.cli");
            Files.writeString(file, script);
            Map<String, String> options =
                    Map.of("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djboss.domain.base.dir=" + base);
            Outcome made = CommandLine.run(
                    List.of(home.resolve("bin/jboss-cli.sh").toString(), "--no-color-output", "--file=" + file),
                    "",
                    options,
                    base);
            if (made.exitCode() != 0) {
                throw new IllegalStateException(made.output());
            }
            int management = Ports.free().management();
            ProcessBuilder builder = new ProcessBuilder(
                            home.resolve("bin/domain.sh").toString(),
                            "-Djboss.domain.base.dir=" + base,
                            "-Djboss.management.http.port=" + management)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(base.resolve("said.txt").toFile()));
            builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
            builder.environment()
                    .put(
                            "ICD_CLUSTER_HOSTS",
                            offsets.stream()
                                    .map(offset -> "127.0.0.1[" + (DEFAULT_CLUSTER_PORT + offset) + "]")
                                    .collect(Collectors.joining(",")));
            builder.environment().putAll(environment);
            ManagedDomain domain = new ManagedDomain(home, base, builder.start(), management, offsets);
            domain.awaitServers();
            return domain;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until all servers run. */
    public void awaitServers() {
        Awaitility.await().atMost(Guard.HANGING.multipliedBy(4)).until(() -> SERVERS.stream()
                .allMatch(server -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The domain ended; see " + base.resolve("said.txt"));
                    }
                    String[] name = server.split("/");
                    return command("/host=" + name[0] + "/server=" + name[1] + ":read-attribute(name=server-state)")
                            .output()
                            .contains("\"running\"");
                }));
    }

    /** {@return the port of the management interface, with the console} */
    public int management() {
        return management;
    }

    /** {@return the address of a path on each server} */
    public List<URI> urls(String path) {
        return offsets.stream()
                .map(offset -> URI.create("http://localhost:" + (DEFAULT_HTTP_PORT + offset) + path))
                .toList();
    }

    /** {@return the base directory of a server} */
    public Path server(String name) {
        return base.resolve("servers").resolve(name);
    }

    /** {@return what the controller said to a command} */
    public Outcome command(String command) {
        return cli(Map.of(), "--command=" + command);
    }

    /** {@return what the controller said to a script of ours, run on the group's profile} */
    public Outcome script(String name) {
        return cli(Map.of("ICD_PROFILE", PROFILE), "--file=" + CommandLine.SCRIPTS.resolve(name));
    }

    /**
     * Runs parts one after the other, on the group's profile.
     *
     * @param parts lines of the CLI by names
     * @param environment what they take from the environment of the command line interface
     * @return what the controller said to each part
     */
    public Map<String, String> run(Map<String, String> parts, Map<String, String> environment) {
        try {
            Path file = Files.writeString(base.resolve("tmp/run.cli"), CommandLine.marked(parts));
            Map<String, String> all = new HashMap<>(environment);
            all.put("ICD_PROFILE", PROFILE);
            // With the option, what is meant for the servers' environment would be looked for in this one too.
            Outcome outcome = environment.isEmpty()
                    ? cli(all, "--file=" + file)
                    : cli(all, "--resolve-parameter-values", "--file=" + file);
            if (outcome.exitCode() != 0) {
                throw new IllegalStateException(outcome.output());
            }
            return CommandLine.saidByPart(outcome.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what the controller said to a script of ours, without being told which profile is meant} */
    public Outcome scriptWithoutProfile(String name) {
        return cli(Map.of(), "--file=" + CommandLine.SCRIPTS.resolve(name));
    }

    private Outcome cli(Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--no-color-output",
                "--connect",
                "--controller=localhost:" + management,
                "--timeout=120000"));
        command.addAll(List.of(options));
        Map<String, String> all = new HashMap<>(environment);
        return CommandLine.run(command, "", all, base);
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        all.forEach(one -> one.onExit().join());
        process.onExit().join();
    }
}
