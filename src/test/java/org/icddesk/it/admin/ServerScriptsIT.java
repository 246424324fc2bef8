// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.testing.Lane;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.ServerBases;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of {@code wildfly-config}: twice, undone twice, in one embedded server, on a copy of its configuration. */
@Lane(Lane.OWN_SERVERS)
class ServerScriptsIT {

    private static final Path HOME =
            Path.of(System.getProperty("desk.server", "target/server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/scripts").toAbsolutePath();
    private static final String MODEL = ":read-resource(recursive=true)";
    private static final Map<String, String> VALUES = Map.of(
            "ICD_PROXY_URL", "http://proxy.example.org:3128",
            "ICD_OIDC_PROVIDER", "https://login.example.org/realms/hospital",
            "ICD_OIDC_CLIENT", "icd-desk",
            "ICD_OIDC_SECRET", "not-a-secret");

    private static final Map<String, String> SAID = new LinkedHashMap<>();

    static Stream<String> scripts() {
        Stream<String> everywhere = Stream.of(
                "credential-store",
                "logging",
                "https",
                "headers-and-limits",
                "administrators",
                "reverse-proxy",
                "trust",
                "health",
                "restart-page");
        return Stream.concat(everywhere, Stream.concat(optional(), valued()));
    }

    private static Stream<String> optional() {
        return Stream.of(Map.entry("micrometer", "metrics"), Map.entry("mod_cluster", "mod-cluster"))
                .filter(script -> has(script.getKey()))
                .map(Map.Entry::getValue);
    }

    private static Stream<String> valued() {
        return has("elytron-oidc-client") ? Stream.of("proxy", "openid-connect") : Stream.of("proxy");
    }

    private static boolean has(String extension) {
        return Files.exists(HOME.resolve("modules/system/layers/base/org/wildfly/extension/" + extension));
    }

    @BeforeAll
    static void runAll() throws IOException {
        ServerBases.copy(HOME, BASE);
        KeyStores.selfSigned(BASE.resolve("configuration/icd-https.p12"), "changeit");
        KeyStores.selfSigned(BASE.resolve("configuration/icd-trust.p12"), "changeit");
        CommandLine cli =
                new CommandLine(HOME, BASE, Map.of("ICD_STORE_PASSWORD", "a password of the house"), List.of());
        LinkedHashMap<String, String> parts = new LinkedHashMap<>();
        // The build has run some of them already: take those away first, and what came with the server's own parts.
        Stream.of("credential-store", "logging", "headers-and-limits", "administrators", "health")
                .forEach(name -> parts.put("before " + name, CommandLine.script(name + "-undo")));
        parts.put("reload", "reload --admin-only=true");
        scripts().filter(name -> valued().noneMatch(name::equals)).forEach(name -> steps(parts, name));
        SAID.putAll(cli.embedded(parts));
        LinkedHashMap<String, String> valuedParts = new LinkedHashMap<>();
        valued().forEach(name -> steps(valuedParts, name));
        SAID.putAll(cli.with(VALUES, "--resolve-parameter-values").embedded(valuedParts));
    }

    private static void steps(LinkedHashMap<String, String> parts, String name) {
        parts.put(name + " before", MODEL);
        parts.put(name + " first", CommandLine.script(name));
        parts.put(name + " changed", MODEL);
        parts.put(name + " second", CommandLine.script(name));
        parts.put(name + " unchanged", MODEL);
        parts.put(name + " undo", CommandLine.script(name + "-undo"));
        parts.put(name + " restored", MODEL);
        parts.put(name + " undo again", CommandLine.script(name + "-undo"));
        parts.put(name + " still restored", MODEL);
    }

    private static ModelNode model(String key) {
        ModelNode model = ModelNode.fromString(SAID.get(key)).require("result");
        // What an extension declares to be sensitive stays known until the server ends; it is not configuration.
        model.get("core-service", "management", "access", "authorization", "constraint", "sensitivity-classification")
                .set(new ModelNode());
        return model;
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theFirstRunChangesTheConfigurationAndSaysWhat(String script) {
        assertThat(model(script + " changed")).isNotEqualTo(model(script + " before"));
        assertThat(SAID.get(script + " first")).containsAnyOf("Added:", "Changed:");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theSecondRunChangesNothingAndSaysSo(String script) {
        assertThat(model(script + " unchanged")).isEqualTo(model(script + " changed"));
        assertThat(SAID.get(script + " second"))
                .contains("nothing changed")
                .doesNotContain("Added:", "Changed:", "outcome");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theUndoRestoresTheConfigurationAndDoesNothingASecondTime(String script) {
        assertThat(model(script + " restored")).isEqualTo(model(script + " before"));
        assertThat(model(script + " still restored")).isEqualTo(model(script + " before"));
        assertThat(SAID.get(script + " undo")).containsAnyOf("Removed:", "Restored:");
        assertThat(SAID.get(script + " undo again"))
                .contains("nothing changed")
                .doesNotContain("Removed:", "Restored:", "outcome");
    }

    @Test
    void everyScriptHasItsUndoAndIsTestedHereOrElsewhere() throws IOException {
        try (Stream<Path> files = Files.list(CommandLine.SCRIPTS)) {
            List<String> tasks = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cli") && !name.endsWith("-undo.cli"))
                    .map(name -> name.substring(0, name.length() - 4))
                    // These need another configuration than this one, or parts that the build's server does not have.
                    .filter(name -> !Set.of("load-balancer", "mod-cluster").contains(name))
                    .toList();
            List<String> known = Stream.concat(
                            scripts(),
                            Stream.of(
                                    "cluster",
                                    "cluster-dns",
                                    "credential",
                                    "credential-rotate",
                                    "metrics",
                                    "openid-connect"))
                    .distinct()
                    .toList();
            assertThat(tasks).isSubsetOf(known);
            assertThat(tasks.stream()
                            .filter(name -> !name.equals("credential-rotate"))
                            .map(name -> CommandLine.SCRIPTS.resolve(name + "-undo.cli"))
                            .collect(Collectors.toList()))
                    .allMatch(Files::exists);
        }
    }

    @Test
    void noPasswordStandsInTheConfiguration() throws IOException {
        assertThat(model("credential-store changed").toString()).doesNotContain("a password of the house");
        assertThat(Files.readString(BASE.resolve("configuration/standalone.xml")))
                .doesNotContain("a password of the house");
    }
}
