// SPDX-License-Identifier: Apache-2.0
package org.icddesk.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests for Kubernetes held to its types, to each other, to the container, and to the settings. */
class KubernetesManifestsTest {

    private static final Path DEPLOY = Path.of("deploy");
    private static final Set<Integer> PORTS = Set.of(8080, 9990, 7600);

    private final KubernetesManifests manifests = KubernetesManifests.read();
    private final Deployment deployment = manifests.only(Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().get(0);

    @Test
    void aFieldThatKubernetesDoesNotKnowIsRefused() {
        String service =
                "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selecter: {a: b}, ports: [{port: 80}]}\n";

        assertThatThrownBy(() -> manifests.parse(service))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("selecter");
        assertThatThrownBy(() -> manifests.parse("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"))
                .hasMessageContaining("v1 Pod");
    }

    @Test
    void kustomizePutsTogetherEveryFileThatIsThere() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(manifests.files());
        }
        assertThat(manifests.all().stream()
                        .map(one -> one.getKind() + "/" + one.getMetadata().getName()))
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThat(manifests.kustomization().at("/images/0/name").textValue()).isEqualTo(container.getImage());
        assertThat(manifests.kustomization().fieldNames())
                .toIterable()
                .as("Kustomize refuses others")
                .isSubsetOf("apiVersion", "kind", "namespace", "resources", "images", "configMapGenerator", "patches");
    }

    @Test
    void everySelectorMatchesThePods() {
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(deployment.getSpec().getSelector().getMatchLabels()).isNotEmpty();
        Stream<Map<String, String>> selectors = Stream.of(
                        manifests.all(Service.class).stream()
                                .map(service -> service.getSpec().getSelector()),
                        Stream.of(
                                deployment.getSpec().getSelector().getMatchLabels(),
                                manifests
                                        .only(PodDisruptionBudget.class)
                                        .getSpec()
                                        .getSelector()
                                        .getMatchLabels(),
                                policy().getSpec().getPodSelector().getMatchLabels()),
                        pod.getTopologySpreadConstraints().stream()
                                .map(spread -> spread.getLabelSelector().getMatchLabels()))
                .flatMap(each -> each);

        assertThat(selectors).hasSize(6).allSatisfy(selector -> assertThat(labels.entrySet())
                .containsAll(selector.entrySet()));
    }

    @Test
    void everyPortThatIsNamedIsThere() {
        Set<String> names =
                container.getPorts().stream().map(ContainerPort::getName).collect(Collectors.toSet());
        assertThat(container.getPorts().stream().map(ContainerPort::getContainerPort))
                .containsExactlyInAnyOrderElementsOf(PORTS);
        Stream<IntOrString> named = Stream.of(
                        manifests.all(Service.class).stream()
                                .flatMap(service -> service.getSpec().getPorts().stream())
                                .map(ServicePort::getTargetPort),
                        probes().map(probe -> probe.getHttpGet().getPort()),
                        policy().getSpec().getIngress().stream()
                                .flatMap(rule -> rule.getPorts().stream())
                                .map(NetworkPolicyPort::getPort))
                .flatMap(each -> each);

        assertThat(named.map(IntOrString::getStrVal)).hasSize(8).allMatch(names::contains);
    }

    private Stream<Probe> probes() {
        return Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe());
    }

    @Test
    void probesAskWhatTheGuideNames() throws IOException {
        String guide = Files.readString(Path.of("docs/administration.md"));

        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/ready");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
        assertThat(probes()).allSatisfy(probe -> assertThat(guide)
                .contains("`" + probe.getHttpGet().getPath() + "`"));
        assertThat(configured()).contains("health");
    }

    /** {@return the scripts with which the image is configured} */
    private static List<String> configured() throws IOException {
        String script = Files.readString(DEPLOY.resolve("configure.sh"));
        String tasks = found(script, "for task in ([a-z -]+); do").get(0);
        return List.of(tasks.split(" "));
    }

    @Test
    void theImageIsConfiguredWithScriptsThatAreThere() throws IOException {
        assertThat(configured())
                .contains("credential-store", "cluster", "cluster-dns")
                .allMatch(task -> Files.exists(Path.of("wildfly-config", task + ".cli")));
    }

    @Test
    void everyVariableIsASettingOrOneThatAScriptReads() throws IOException {
        Set<String> known = found(Files.readString(Path.of("README.md")), "`(icd\\.[a-z0-9.-]+)`").stream()
                .map(key -> key.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String task : configured()) {
            known.addAll(found(Files.readString(Path.of("wildfly-config", task + ".cli")), "env\\.(ICD_\\w+)"));
        }
        known.addAll(List.of("POD_IP", "JAVA_OPTS"));
        Set<String> set =
                container.getEnv().stream().map(EnvVar::getName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(set).isSubsetOf(known);
        assertThat(manifests.settings().keySet()).isNotEmpty().isSubsetOf(known).doesNotContainAnyElementsOf(set);
        assertThat(container.getEnvFrom().get(0).getConfigMapRef().getName())
                .isEqualTo(manifests
                        .kustomization()
                        .at("/configMapGenerator/0/name")
                        .textValue());
    }

    @Test
    void theCommandIsThatOfTheImageAndNamesOnlyVariablesThatAreSet() throws IOException {
        String image = Files.readString(DEPLOY.resolve("Containerfile"));
        List<String> parts = found(found(image, "(?m)^CMD \\[(.*)]$").get(0), "\"([^\"]+)\"");
        Set<String> set = container.getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet());

        assertThat(container.getCommand()).startsWith(parts.toArray(String[]::new));
        assertThat(found(String.join(" ", container.getCommand()), "\\$\\((\\w+)\\)"))
                .isNotEmpty()
                .allMatch(set::contains);
        assertThat(found(image, "EXPOSE ([\\d ]+)").get(0).split(" "))
                .containsExactlyInAnyOrder(PORTS.stream().map(String::valueOf).toArray(String[]::new));
        assertThat(image).contains("USER " + pod.getSecurityContext().getRunAsUser());
    }

    @Test
    void theSecretIsTheOneThatTheGuideCreates() throws IOException {
        String guide = Files.readString(Path.of("docs/kubernetes.md"));
        String command = found(guide, "(?s)(kubectl create secret generic icd-desk .*?)\n```")
                .get(0);
        Set<String> keys = Stream.concat(
                        container.getEnv().stream()
                                .map(EnvVar::getValueFrom)
                                .filter(Objects::nonNull)
                                .map(from -> from.getSecretKeyRef())
                                .filter(Objects::nonNull)
                                .map(from -> from.getKey()),
                        secrets()
                                .flatMap(volume -> volume.getSecret().getItems().stream())
                                .map(KeyToPath::getKey))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found(command, "--from-(?:file|literal)=([\\w.-]+)")).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(secrets())
                .isNotEmpty()
                .allMatch(volume -> volume.getSecret().getSecretName().equals("icd-desk"));
        assertThat(keys).contains("client-secret", "store-password");
    }

    private Stream<Volume> secrets() {
        return pod.getVolumes().stream().filter(volume -> volume.getSecret() != null);
    }

    @Test
    void theFileOfTheSecretIsWhereTheSettingLooksForIt() {
        String file = variable("ICD_CLIENT_SECRET_FILE");
        VolumeMount mount = container.getVolumeMounts().stream()
                .filter(one -> file.startsWith(one.getMountPath() + "/"))
                .findFirst()
                .orElseThrow();

        assertThat(mount.getReadOnly()).isTrue();
        assertThat(secrets()
                        .filter(volume -> volume.getName().equals(mount.getName()))
                        .findFirst())
                .hasValueSatisfying(volume -> assertThat(volume.getSecret().getItems())
                        .extracting(KeyToPath::getPath)
                        .containsExactly(file.substring(mount.getMountPath().length() + 1)));
    }

    private String variable(String name) {
        return container.getEnv().stream()
                .filter(one -> one.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyVolumeIsMountedAndEveryMountHasItsVolume() {
        assertThat(container.getVolumeMounts().stream()
                        .map(VolumeMount::getName)
                        .collect(Collectors.toSet()))
                .isEqualTo(pod.getVolumes().stream().map(Volume::getName).collect(Collectors.toSet()));
        assertThat(pod.getVolumes().stream()
                        .map(Volume::getPersistentVolumeClaim)
                        .filter(Objects::nonNull)
                        .map(claim -> claim.getClaimName()))
                .containsExactly(manifests
                        .only(PersistentVolumeClaim.class)
                        .getMetadata()
                        .getName());
    }

    @Test
    void whatAllServersReadIsOnTheVolumeThatAllHave() {
        String volume = pod.getVolumes().stream()
                .filter(one -> one.getPersistentVolumeClaim() != null)
                .map(Volume::getName)
                .findFirst()
                .orElseThrow();
        String place = container.getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume))
                .map(VolumeMount::getMountPath)
                .findFirst()
                .orElseThrow();

        // A page of one version is sent by one server, its style sheet perhaps by another of another version.
        assertThat(List.of(variable("ICD_INDEX_DIRECTORY"), variable("ICD_ASSETS_DIRECTORY")))
                .doesNotHaveDuplicates()
                .allMatch(directory -> directory.startsWith(place + "/"));
        assertThat(manifests.only(PersistentVolumeClaim.class).getSpec().getAccessModes())
                .containsExactly("ReadWriteMany");
    }

    @Test
    void nothingCanBeWrittenButVolumesAndNothingRunsAsRoot() {
        SecurityContext security = container.getSecurityContext();

        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void theBudgetAndTheAutoscalerLeaveServersThatServe() {
        HorizontalPodAutoscaler autoscaler = manifests.only(HorizontalPodAutoscaler.class);
        int fewest = autoscaler.getSpec().getMinReplicas();
        int away = manifests
                .only(PodDisruptionBudget.class)
                .getSpec()
                .getMaxUnavailable()
                .getIntVal();

        assertThat(deployment.getSpec().getReplicas())
                .as("set by the autoscaler alone")
                .isNull();
        assertThat(autoscaler.getSpec().getScaleTargetRef().getName()).isEqualTo(name(deployment));
        // Two owners have each answer: as many may be away as leave two of them.
        assertThat(fewest - away).isGreaterThanOrEqualTo(2);
        assertThat(autoscaler.getSpec().getMaxReplicas()).isGreaterThan(fewest);
        assertThat(deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(mebibytes(container.getResources().getLimits().get("memory")))
                .as("heap, classes and the cluster's cache fit into the memory")
                .isGreaterThanOrEqualTo(found(variable("JAVA_OPTS"), "(?:-Xmx|MetaspaceSize=)(\\d+)m").stream()
                                .mapToLong(Long::parseLong)
                                .sum()
                        + 256);
    }

    private static long mebibytes(Quantity memory) {
        return Quantity.getAmountInBytes(memory).longValueExact() >> 20;
    }

    @Test
    void theServersFindEachOtherByTheHeadlessService() {
        Service headless = manifests.all(Service.class).stream()
                .filter(service -> "None".equals(service.getSpec().getClusterIP()))
                .findFirst()
                .orElseThrow();
        String namespace = manifests.kustomization().required("namespace").textValue();

        assertThat(manifests.settings().get("ICD_CLUSTER_DNS"))
                .isEqualTo(name(headless) + "." + namespace + ".svc.cluster.local");
        assertThat(headless.getSpec().getPublishNotReadyAddresses()).isTrue();
    }

    private static String name(HasMetadata resource) {
        return resource.getMetadata().getName();
    }

    @Test
    void theOnlyWayOutIsTheProxyThatTheSettingsName() {
        List<NetworkPolicyEgressRule> ways = policy().getSpec().getEgress();
        URI proxy = URI.create(manifests.settings().get("ICD_PROXY_URL"));
        JsonNode patches = manifests.kustomization().at("/patches/0/patch");

        assertThat(policy().getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(ways).allSatisfy(way -> {
            assertThat(way.getTo()).isNotEmpty();
            assertThat(way.getPorts()).isNotEmpty();
        });
        assertThat(ways.stream()
                        .map(NetworkPolicyEgressRule::getTo)
                        .flatMap(Collection::stream)
                        .filter(peer -> peer.getIpBlock() != null))
                .hasSize(1);
        assertThat(ways.get(2).getTo().get(0).getIpBlock().getCidr()).isEqualTo(proxy.getHost() + "/32");
        assertThat(ways.get(2).getPorts().get(0).getPort().getIntVal()).isEqualTo(proxy.getPort());
        assertThat(patches.textValue())
                .contains(
                        "path: /spec/egress/2/to/0/ipBlock/cidr\n  value: " + proxy.getHost() + "/32",
                        "path: /spec/egress/2/ports/0/port\n  value: " + proxy.getPort());
    }

    private NetworkPolicy policy() {
        return manifests.only(NetworkPolicy.class);
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
