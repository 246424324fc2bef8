// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.icddesk.sandbox.Sandbox;

/**
 * Servers of one cluster on this machine: WildFly's distribution with {@code standalone-ha.xml} and {@code cluster.cli},
 * each in a directory and with ports of its own, beside one sandbox. Nodes are numbered from 0.
 */
public final class DeskCluster implements AutoCloseable {

    /** The configuration that a clustered server starts with. */
    public static final String CONFIGURATION = "standalone-ha.xml";

    private static final Path HOME =
            Path.of(System.getProperty("desk.server", "target/server")).toAbsolutePath();
    private static final Path WAR = Path.of("target/icd-desk.war").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern VIEW = Pattern.compile("\\|\\d+] \\((\\d+)\\)");

    private final Sandbox sandbox;
    private final List<Path> bases;
    private final List<Ports> ports;
    private final List<Integer> clusterPorts;
    private final List<DeskServer> servers;

    private DeskCluster(Sandbox sandbox, List<Path> bases) {
        this.sandbox = sandbox;
        this.bases = bases;
        ports = Stream.generate(Ports::free).limit(bases.size()).toList();
        clusterPorts = Stream.generate(Ports::oneFree).limit(bases.size()).toList();
        servers = new ArrayList<>(Collections.nCopies(bases.size(), null));
    }

    /**
     * Prepares the servers of a cluster; starts none.
     *
     * @param name names their directories below {@code target/desks}
     * @param sandbox what they ask in WHO's place; stays open when the cluster is closed
     * @param size how many servers
     * @param scripts scripts of {@code wildfly-config} that run after {@code cluster}, such as {@code logging}
     */
    public static DeskCluster prepare(String name, Sandbox sandbox, int size, String... scripts) {
        List<Path> bases = IntStream.range(0, size)
                .mapToObj(number -> Path.of("target/desks", name + "-" + number).toAbsolutePath())
                .toList();
        LinkedHashMap<String, String> parts = new LinkedHashMap<>();
        Stream.concat(Stream.of("cluster"), Stream.of(scripts))
                .forEach(script -> parts.put(script, CommandLine.script(script)));
        try {
            for (Path base : bases) {
                ServerBases.copy(HOME, base);
                Files.copy(WAR, base.resolve("deployments/icd-desk.war"));
            }
            Path first = bases.get(0).resolve("configuration");
            KeyStores.selfSigned(first.resolve("icd-cluster.p12"), "changeit");
            new CommandLine(HOME, bases.get(0), Map.of(), List.of()).embedded(CONFIGURATION, parts);
            movePorts(first.resolve(CONFIGURATION));
            for (Path base : bases.subList(1, size)) {
                Path configuration = base.resolve("configuration");
                Files.copy(first.resolve("icd-cluster.p12"), configuration.resolve("icd-cluster.p12"));
                Files.delete(configuration.resolve(CONFIGURATION));
                Files.copy(first.resolve(CONFIGURATION), configuration.resolve(CONFIGURATION));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DeskCluster(sandbox, bases);
    }

    /** Has the channel of the server's own parts take its ports from system properties: one machine has each port once. */
    public static void movePorts(Path configuration) throws IOException {
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("port=\"55200\"", "port=\"${test.jgroups.port:55200}\"")
                        .replace("port=\"54200\"", "port=\"${test.jgroups.failures.port:54200}\""));
    }

    /** Starts all servers at the same time, and waits until each answers and all are members of one cluster. */
    public DeskCluster startAll() {
        return startAll(Map.of());
    }

    /** Starts all servers at the same time with more in their environment, and waits as {@link #startAll()} does. */
    public DeskCluster startAll(Map<String, String> environment) {
        IntStream.range(0, bases.size()).forEach(number -> launch(number, environment, List.of()));
        running().forEach(DeskServer::awaitDeployment);
        awaitMembers(bases.size());
        return this;
    }

    /** Starts a server and waits until it answers. */
    public DeskServer start(int number) {
        return start(number, Map.of());
    }

    /** Starts a server with more in its environment, and waits until it answers. */
    public DeskServer start(int number, Map<String, String> environment) {
        DeskServer server = launch(number, environment, List.of());
        server.awaitDeployment();
        return server;
    }

    /**
     * Starts a server; returns at once.
     *
     * @param environment what its environment has beside that of all
     * @param arguments what its arguments have beside those of all
     */
    public DeskServer launch(int number, Map<String, String> environment, List<String> arguments) {
        Map<String, String> all = new HashMap<>(Map.of(
                "ICD_SANDBOX", "true",
                "ICD_WARM_UP", "false",
                "ICD_INDEX_ICD10", "none",
                "ICD_API_URL", sandbox.apiUrl(),
                "ICD_TOKEN_URL", sandbox.tokenUrl(),
                "ICD_CLIENT_ID", sandbox.options().clientId(),
                "ICD_CLIENT_SECRET", sandbox.options().clientSecret(),
                "ICD_CLUSTER_ADDRESS", address(number),
                "ICD_CLUSTER_PORT", String.valueOf(clusterPorts.get(number)),
                "ICD_CLUSTER_HOSTS", hosts()));
        all.putAll(environment);
        List<String> every = new ArrayList<>(List.of(
                "--server-config=" + CONFIGURATION,
                "-Djboss.node.name=" + name(number),
                "-Djboss.ajp.port=" + Ports.oneFree(),
                "-Dtest.jgroups.port=" + Ports.oneFree(),
                "-Dtest.jgroups.failures.port=" + Ports.oneFree(),
                "-Djboss.default.multicast.address=" + address(number).replaceFirst("127", "230")));
        every.addAll(arguments);
        List<String> options = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        DeskServer server = DeskServer.start(
                new DeskServer.Setup(HOME, bases.get(number), ports.get(number), all, options, every, false));
        servers.set(number, server);
        return server;
    }

    /** {@return the address of this machine at which a server talks to the others, which no other cluster has} */
    public String address(int number) {
        int own = clusterPorts.get(0);
        return "127.%d.%d.%d".formatted(own >> 8, own & 0xff, number + 2);
    }

    /** {@return the name of a server in the cluster} */
    public static String name(int number) {
        return "node" + number;
    }

    /** {@return the servers of the cluster and their ports, as {@code ICD_CLUSTER_HOSTS} has them} */
    public String hosts() {
        return IntStream.range(0, bases.size())
                .mapToObj(number -> address(number) + "[" + clusterPorts.get(number) + "]")
                .collect(Collectors.joining(","));
    }

    /** {@return a server that was started} */
    public DeskServer node(int number) {
        return Optional.ofNullable(servers.get(number)).orElseThrow();
    }

    /** {@return the servers that were started and have not ended} */
    public List<DeskServer> running() {
        return servers.stream()
                .filter(server -> server != null && server.process().isAlive())
                .toList();
    }

    /** {@return the directory of a server: configuration, deployments, log, data} */
    public Path base(int number) {
        return bases.get(number);
    }

    /** {@return what a server has logged so far} */
    public String log(int number) {
        try {
            return Files.readString(bases.get(number).resolve("log/server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until every running server sees so many members of its cluster. */
    public void awaitMembers(int count) {
        running().forEach(server -> awaitMembers(server, count));
    }

    /** Waits until one server sees so many members of its cluster. */
    public static void awaitMembers(DeskServer server, int count) {
        try (Management management = Management.of(server)) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .ignoreException(IllegalStateException.class)
                    .until(() -> members(management.read("subsystem", "jgroups", "channel", "icd-answers")) == count);
        }
    }

    /** {@return how many members the latest view has: after a merge, smaller ones that were before follow in the text} */
    private static int members(String channel) {
        Matcher view = VIEW.matcher(channel);
        return view.find() ? Integer.parseInt(view.group(1)) : 0;
    }

    @Override
    public void close() {
        running().parallelStream().forEach(DeskServer::close);
    }
}
