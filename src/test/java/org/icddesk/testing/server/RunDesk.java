// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;

/** Serves ICD Desk in the foreground until Ctrl-C, beside a sandbox if there is no credential: the default goal of the build. */
public final class RunDesk {

    private RunDesk() {}

    /**
     * Starts the provisioned server and stays until it ends.
     *
     * @param args none
     * @throws InterruptedException if the wait for its end is broken off
     */
    public static void main(String[] args) throws InterruptedException {
        Path home = Path.of(System.getProperty("desk.server", "target/server")).toAbsolutePath();
        Map<String, String> properties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
        ConfiguredUpstream upstream = ConfiguredUpstream.of(properties, System.getenv());
        Map<String, String> environment = new HashMap<>(upstream.environment());
        if (upstream.kind() == ConfiguredUpstream.Kind.SANDBOX) {
            Sandbox sandbox = startSandbox(environment);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        }
        Ports ports = ports(properties);
        if (!ports.taken().isEmpty()) {
            throw new IllegalStateException("Something listens on port " + ports.taken()
                    + " already: end it, or choose others with -Djboss.http.port, -Djboss.https.port"
                    + " and -Djboss.management.http.port");
        }
        DeskServer server = DeskServer.start(new DeskServer.Setup(
                home, home.resolve("standalone"), ports, environment, List.of(), serverArguments(properties), true));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.awaitDeployment();
        tell(upstream, environment, server);
        server.awaitEnd();
    }

    private static Sandbox startSandbox(Map<String, String> environment) {
        SandboxOptions options = SandboxOptions.defaults();
        String tables = environment.get("ICD_SANDBOX_DATA");
        if (tables != null) {
            if (!Files.isDirectory(Path.of(tables))) {
                throw new IllegalStateException("icd.sandbox.data names no directory: " + tables);
            }
            options = options.withData(Path.of(tables));
        }
        Sandbox sandbox = Sandbox.start(options);
        environment.put("ICD_SANDBOX", "true");
        environment.put("ICD_SANDBOX_ENTITIES", String.valueOf(sandbox.entities()));
        environment.put("ICD_AUTHENTICATION", "client-credentials");
        environment.put("ICD_API_URL", sandbox.apiUrl().toString());
        environment.put("ICD_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("ICD_CLIENT_ID", options.clientId());
        environment.put("ICD_CLIENT_SECRET", options.clientSecret());
        // The sandbox need not be spared: what it has is indexed within seconds.
        environment.putIfAbsent("ICD_INDEX_RATE", "1000");
        return sandbox;
    }

    private static Ports ports(Map<String, String> properties) {
        int offset = Integer.parseInt(properties.getOrDefault("jboss.socket.binding.port-offset", "0"));
        return new Ports(
                port(properties, "jboss.http.port", Ports.STANDARD.http()) + offset,
                port(properties, "jboss.https.port", Ports.STANDARD.https()) + offset,
                port(properties, "jboss.management.http.port", Ports.STANDARD.management()) + offset);
    }

    private static int port(Map<String, String> properties, String name, int otherwise) {
        return Integer.parseInt(properties.getOrDefault(name, String.valueOf(otherwise)));
    }

    /** Hands on what was said to the server alone; its ports are handed on already. */
    private static List<String> serverArguments(Map<String, String> properties) {
        List<String> arguments = new ArrayList<>();
        properties.forEach((name, value) -> {
            if (name.startsWith("jboss.bind.address")) {
                arguments.add("-D" + name + "=" + value);
            }
        });
        return arguments;
    }

    private static void tell(ConfiguredUpstream upstream, Map<String, String> environment, DeskServer server) {
        String from =
                switch (upstream.kind()) {
                    case WHO -> "WHO's ICD API at " + environment.getOrDefault("ICD_API_URL", "https://id.who.int");
                    case LOCAL -> "the local ICD API at " + environment.get("ICD_API_URL");
                    case SANDBOX ->
                        "the SANDBOX, a simulator with " + environment.get("ICD_SANDBOX_ENTITIES")
                                + " entities. For WHO's ICD API set" + " ICD_CLIENT_ID and ICD_CLIENT_SECRET";
                };
        say("");
        say("ICD Desk reads from " + from + ".");
        say("The server's console: http://localhost:" + server.setup().ports().management());
        say("Ctrl-C ends it.");
        say("");
        say("ICD Desk is ready: " + server.url("/"));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
