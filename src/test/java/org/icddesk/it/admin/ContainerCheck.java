// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.guide.KubernetesManifests;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.DeskCluster;
import org.icddesk.testing.server.Installation;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.NameServer;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.ReleaseZip;
import org.icddesk.testing.server.ServerBases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The container's command with the variables of the manifests, twice on this machine: WildFly's distribution in place of
 * its image, loopback addresses in place of pods, a user who can write only where a volume is mounted.
 */
class ContainerCheck {

    private static final String IMAGE_HOME = "/opt/jboss/wildfly";

    /** Where a user without rights gets to, wherever the build is. */
    private static final Path PLACE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "icd-desk-container-" + ProcessHandle.current().pid());

    private static final Path RELEASE = PLACE.resolve("release");
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Map<String, String> SECRETS =
            Map.of("store-password", "of-the-store", "cluster-password", "of-the-cluster");

    private final KubernetesManifests manifests = KubernetesManifests.read();
    private final Container container = manifests
            .only(Deployment.class)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .get(0);
    private final int clusterPort = Ports.oneFree();

    private record Pod(Process process, Ports ports, Path output) implements AutoCloseable {

        int status(int port, String path) {
            assertThat(process.isAlive()).as(said()).isTrue();
            try {
                return TestHttp.get(URI.create("http://localhost:" + port + path))
                        .statusCode();
            } catch (UncheckedIOException notYet) {
                return 0;
            }
        }

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            end();
        }

        /** Ends the server as Kubernetes does, by SIGTERM. */
        void end() {
            process.destroy();
            try {
                if (!process.waitFor(2, MINUTES)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void twoServersFindEachOtherAndServeAndWriteOnlyIntoVolumes() throws IOException, InterruptedException {
        Files.createDirectories(PLACE);
        Path release = ReleaseZip.unpack(ReleaseZip.in(Path.of("target")), PLACE);
        run("mv '%s' '%s' && chmod -R a+rX '%s'".formatted(release, RELEASE, RELEASE));
        Path first = home(1);
        run("cp -a '%s' '%s'".formatted(System.getProperty("desk.server"), first));
        configure(first, "Changed: the servers of the cluster find each other by DNS.");
        DeskCluster.movePorts(first.resolve("standalone/configuration").resolve(DeskCluster.CONFIGURATION));
        run(
                "keytool -genkeypair -alias icd-cluster -keyalg EC -groupname secp256r1 -startdate -1d -dname CN=icd-cluster"
                        + " -storetype PKCS12 -storepass of-the-cluster -noprompt -keystore '" + PLACE
                        + "/icd-cluster.p12'");
        run("cp '%1$s/icd-cluster.p12' '%2$s/standalone/configuration/' && cp -a '%2$s' '%3$s'"
                .formatted(PLACE, first, home(2)));
        try (Sandbox sandbox = Sandbox.start();
                NameServer names = new NameServer(
                        manifests.settings().get("ICD_CLUSTER_DNS"),
                        List.of(InetAddress.getByName("127.0.1.1"), InetAddress.getByName("127.0.1.2")));
                Pod one = start(1, sandbox, names);
                Pod other = start(2, sandbox, names)) {
            String ready = container.getReadinessProbe().getHttpGet().getPath();
            String live = container.getLivenessProbe().getHttpGet().getPath();
            for (Pod pod : List.of(one, other)) {
                await().atMost(PATIENCE).until(() -> pod.status(pod.ports().management(), ready) == 200);
                assertThat(pod.status(pod.ports().management(), live)).isEqualTo(200);
                await().atMost(PATIENCE)
                        .until(() -> pod.status(pod.ports().http(), "/icd-desk/search?q=cholera") == 200);
                await().atMost(PATIENCE)
                        .until(() -> pod.said().contains("Answers are shared by 2 servers: pod-1, pod-2"));
                assertThat(pod.said()).doesNotContain(" ERROR ", "Permission denied", "Read-only");
            }
            other.end();
            assertThat(other.process().isAlive()).isFalse();
            assertThat(other.said()).contains("WFLYSRV0050");
            assertThat(one.status(one.ports().http(), "/icd-desk/search?q=cholera"))
                    .isEqualTo(200);
        }
    }

    @Test
    void theScriptForDnsCanBeRunTwiceAndUndone() throws IOException {
        Path home = Path.of(System.getProperty("desk.server")).toAbsolutePath();
        Path base = Path.of("target/desks/cluster-dns").toAbsolutePath();
        ServerBases.copy(home, base);
        KeyStores.selfSigned(base.resolve("configuration/icd-cluster.p12"), "changeit");
        LinkedHashMap<String, String> parts = new LinkedHashMap<>();
        parts.put("cluster", CommandLine.script("cluster"));
        for (String name : List.of("cluster-dns", "cluster-dns-undo")) {
            parts.put(name, CommandLine.script(name));
            parts.put(name + " again", CommandLine.script(name));
        }
        Map<String, String> said =
                new CommandLine(home, base, Map.of(), List.of()).embedded("standalone-ha.xml", parts);

        assertThat(said.get("cluster-dns")).contains("Changed: ");
        assertThat(said.get("cluster-dns again")).contains("nothing changed").doesNotContain("Changed: ");
        assertThat(said.get("cluster-dns-undo")).contains("Restored: ");
        assertThat(said.get("cluster-dns-undo again"))
                .contains("nothing changed")
                .doesNotContain("Restored: ");
    }

    @AfterAll
    static void remove() {
        run("chmod -R u+w '%1$s'; rm -rf '%1$s'".formatted(PLACE));
    }

    private static Path home(int number) {
        return PLACE.resolve("wildfly-" + number);
    }

    private static void configure(Path home, String says) throws IOException {
        Path said = PLACE.resolve("configured.txt");
        run(
                "JAVA_HOME='%1$s' PATH='%1$s/bin':\"$PATH\" JBOSS_HOME='%2$s' ICD_WAR='%3$s/icd-desk.war' '%3$s/deploy/configure.sh' > '%4$s' 2>&1 || { cat '%4$s'; exit 1; }"
                        .formatted(System.getProperty("java.home"), home, RELEASE, said));
        assertThat(said).content().contains(says);
    }

    private Pod start(int number, Sandbox sandbox, NameServer names) throws IOException {
        Path home = home(number);
        run("chmod -R a+rX,a-w '%s'".formatted(home));
        for (VolumeMount mount : container.getVolumeMounts()) {
            Path place = place(number, mount.getMountPath());
            if (!Boolean.TRUE.equals(mount.getReadOnly())) {
                run("mkdir -p '%1$s'; chmod u+w '%1$s'; mkdir -p '%2$s'; chmod u+w '%2$s'; chmod a-w '%1$s'; %3$s"
                        .formatted(place.getParent(), place, isRoot() ? "chown -R 1000 '" + place + "'" : ""));
            }
        }
        Files.writeString(PLACE.resolve("client-secret"), sandbox.options().clientSecret());
        Ports ports = Ports.free();
        Path output = Files.createDirectories(Path.of("target/container")).resolve("pod-" + number + ".out");
        ProcessBuilder builder = new ProcessBuilder(command(number, ports))
                .directory(PLACE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment(number, sandbox, names));
        return new Pod(builder.start(), ports, output);
    }

    /** {@return the command of the manifest, and the ports, which pods do not have to share as these servers do} */
    private List<String> command(int number, Ports ports) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=1000", "--regid=0", "--clear-groups"));
        }
        container.getCommand().stream()
                .map(part -> part.replace(IMAGE_HOME, home(number).toString()).replace("$(POD_IP)", address(number)))
                .forEach(command::add);
        command.addAll(List.of(
                "-Djboss.http.port=" + ports.http(),
                "-Djboss.https.port=" + ports.https(),
                "-Djboss.management.http.port=" + ports.management(),
                "-Djboss.ajp.port=" + Ports.oneFree(),
                "-Dtest.jgroups.port=" + Ports.oneFree(),
                "-Dtest.jgroups.failures.port=" + Ports.oneFree(),
                "-Djboss.node.name=pod-" + number));
        return command;
    }

    private Map<String, String> environment(int number, Sandbox sandbox, NameServer names) {
        Map<String, String> environment = new HashMap<>(manifests.settings());
        // The sandbox is not behind a proxy, and the image of WildFly has set these.
        environment.remove("ICD_PROXY_URL");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", System.getenv("PATH"));
        environment.put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        environment.put("JBOSS_HOME", home(number).toString());
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), value(variable, number, sandbox));
        }
        environment.putAll(Map.of(
                "ICD_SANDBOX", "true",
                "ICD_API_URL", sandbox.apiUrl(),
                "ICD_TOKEN_URL", sandbox.tokenUrl(),
                "ICD_INDEX_ICD10", "none",
                "ICD_CLUSTER_DNS_SERVER", names.address(),
                "ICD_CLUSTER_PORT", String.valueOf(clusterPort)));
        return environment;
    }

    private static String value(EnvVar variable, int number, Sandbox sandbox) {
        if (variable.getValue() != null) {
            String value = variable.getValue();
            return value.startsWith("/") ? place(number, value).toString() : value;
        }
        if (variable.getValueFrom().getFieldRef() != null) {
            return address(number);
        }
        String key = variable.getValueFrom().getSecretKeyRef().getKey();
        return key.equals("client-id") ? sandbox.options().clientId() : SECRETS.get(key);
    }

    /** {@return where a path of the container is on this machine} */
    private static Path place(int number, String path) {
        if (path.startsWith(IMAGE_HOME)) {
            return home(number).resolve(path.substring(IMAGE_HOME.length() + 1));
        }
        return path.startsWith("/run/secrets/")
                ? PLACE.resolve(Path.of(path).getFileName())
                : PLACE.resolve("volumes-" + number).resolve(path.substring(1));
    }

    private static String address(int number) {
        return "127.0.1." + number;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(String command) {
        Installation.run(Path.of("."), List.of("bash", "-e", "-c", command), "The container's command needs Linux.");
    }
}
