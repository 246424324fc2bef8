// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.server.CommandLine.Outcome;

/**
 * Several servers of WildFly's distribution for one balancer, each with a directory and ports of its own and the same WAR,
 * which was deployed by the CLI. Nothing connects them.
 */
public final class DeskNodes implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path home;
    private final List<DeskServer> servers = new ArrayList<>();

    private DeskNodes(Path home) {
        this.home = home;
    }

    /**
     * Starts servers, and waits until each answers.
     *
     * @param home WildFly's distribution
     * @param name names their directories below {@code target/desks}
     * @param size how many
     * @param war what is deployed
     * @param environment what is added to the environment of each
     * @param scripts scripts of {@code wildfly-config} that are run on each
     */
    public static DeskNodes start(
            Path home,
            String name,
            int size,
            Path war,
            Sandbox sandbox,
            Map<String, String> environment,
            String... scripts) {
        DeskNodes nodes = new DeskNodes(home);
        try {
            Path first = base(name, 1);
            ServerBases.copy(home, first);
            LinkedHashMap<String, String> parts = new LinkedHashMap<>();
            List.of(scripts).forEach(script -> parts.put(script, CommandLine.script(script)));
            parts.put("deploy", "deploy " + war + " --name=icd-desk.war");
            new CommandLine(home, first, Map.of(), List.of()).embedded(parts);
            for (int number = 2; number <= size; number++) {
                ServerBases.copyTree(first, base(name, number));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>(Map.of(
                "ICD_SANDBOX",
                "true",
                "ICD_WARM_UP",
                "false",
                "ICD_INDEX_ICD10",
                "none",
                "ICD_API_URL",
                sandbox.apiUrl(),
                "ICD_TOKEN_URL",
                sandbox.tokenUrl(),
                "ICD_CLIENT_ID",
                sandbox.options().clientId(),
                "ICD_CLIENT_SECRET",
                sandbox.options().clientSecret(),
                // Readers of a test come from one address.
                "ICD_LIMITS_EXEMPT",
                "127.0.0.0/24"));
        all.putAll(environment);
        for (int number = 1; number <= size; number++) {
            nodes.servers.add(DeskServer.start(new DeskServer.Setup(
                    home,
                    base(name, number),
                    Ports.free(),
                    all,
                    OPTIONS,
                    List.of("-Djboss.node.name=desk" + number),
                    false)));
        }
        nodes.servers.forEach(DeskServer::awaitDeployment);
        return nodes;
    }

    private static Path base(String name, int number) {
        return Path.of("target/desks", name + number).toAbsolutePath();
    }

    /** {@return a server, counted from 0} */
    public DeskServer node(int number) {
        return servers.get(number);
    }

    /** {@return all servers} */
    public List<DeskServer> all() {
        return List.copyOf(servers);
    }

    /** Starts a server again that has ended, and waits until it answers. */
    public void startAgain(int number) {
        DeskServer again = DeskServer.start(node(number).setup());
        servers.set(number, again);
        again.awaitDeployment();
    }

    /** {@return what {@code rolling-upgrade.sh} said about all servers, in their order} */
    public Outcome upgrade(Path war, String... options) {
        List<String> command = new ArrayList<>(
                List.of(CommandLine.SCRIPTS.resolve("rolling-upgrade.sh").toString()));
        command.addAll(List.of(options));
        command.add(war.toString());
        servers.forEach(
                server -> command.add("localhost:" + server.setup().ports().management()));
        return CommandLine.run(
                command,
                "",
                Map.of("JBOSS_HOME", home.toString(), "ICD_DRAIN", "10"),
                node(0).setup().base());
    }

    @Override
    public void close() {
        servers.parallelStream().forEach(DeskServer::close);
    }
}
