// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.CommandLine.Outcome;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.ManagedDomain;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, and the application, in a managed domain of one controller and two servers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManagedDomainClusterChecks {

    private static final Path HOME = Path.of(System.getProperty("desk.server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/domain").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PASSWORD = "of the house";

    /** The group's profile and sockets, and what scripts set for the whole domain. */
    private static final String MODEL = ":composite(steps=["
            + "{\"operation\" => \"read-resource\", \"address\" => [(\"profile\" => \"ha\")], \"recursive\" => true},"
            + "{\"operation\" => \"read-resource\", \"address\" => [(\"socket-binding-group\" => \"ha-sockets\")], \"recursive\" => true},"
            + "{\"operation\" => \"read-children-names\", \"address\" => [], \"child-type\" => \"system-property\"},"
            + "{\"operation\" => \"read-children-names\", \"address\" => [], \"child-type\" => \"interface\"},"
            + "{\"operation\" => \"read-children-names\", \"address\" => [], \"child-type\" => \"extension\"}])";

    /** In the order of the guide. */
    private static final List<String> SCRIPTS = List.of(
            "credential-store",
            "logging",
            "headers-and-limits",
            "administrators",
            "reverse-proxy",
            "restart-page",
            "cluster");

    /** What scripts take from the environment of the command line interface. */
    private static final Map<String, Map<String, String>> OF_THE_COMMAND_LINE = Map.of(
            "proxy",
            Map.of("ICD_PROXY_URL", "http://proxy.example:3128"),
            "openid-connect",
            Map.of(
                    "ICD_OIDC_PROVIDER", "https://login.example",
                    "ICD_OIDC_CLIENT", "icd-desk",
                    "ICD_OIDC_SECRET", "of-a-client"));

    private static Sandbox sandbox;
    private static ManagedDomain domain;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start();
        domain = ManagedDomain.start(
                HOME,
                BASE,
                Map.of(
                        "ICD_SANDBOX",
                        "true",
                        "ICD_WARM_UP",
                        "false",
                        "ICD_INDEX_ICD10",
                        "none",
                        "ICD_MEMORY_DIRECTORY",
                        "none",
                        "ICD_API_URL",
                        sandbox.apiUrl(),
                        "ICD_TOKEN_URL",
                        sandbox.tokenUrl(),
                        "ICD_HTTPS_PASSWORD",
                        PASSWORD,
                        "ICD_CLUSTER_PASSWORD",
                        PASSWORD,
                        "ICD_STORE_PASSWORD",
                        PASSWORD));
        Map<String, String> passwords =
                Map.of("icd-https.p12", PASSWORD, "icd-cluster.p12", PASSWORD, "icd-trust.p12", "changeit");
        for (Map.Entry<String, String> store : passwords.entrySet()) {
            Path made = configuration("desk-one").resolve(store.getKey());
            KeyStores.selfSigned(made, store.getValue());
            Files.copy(made, configuration("desk-two").resolve(store.getKey()));
        }
    }

    private static Path configuration(String server) throws IOException {
        return Files.createDirectories(domain.server(server).resolve("configuration"));
    }

    @AfterAll
    static void stop() {
        if (domain != null) {
            domain.close();
        }
        sandbox.close();
    }

    @Order(1)
    @Test
    void aScriptThatCannotBeRunChangesNothingAndSaysWhy() {
        ModelNode before = model(domain.command(MODEL).output());
        for (String script : List.of("logging.cli", "cluster.cli")) {
            Outcome without = domain.scriptWithoutProfile(script);
            assertThat(without.exitCode()).as(script).isNotZero();
            assertThat(without.output()).as(script).contains("ICD_PROFILE-is-not-set");
        }
        for (String script : List.of("health.cli", "metrics.cli")) {
            Outcome refused = domain.script(script);
            assertThat(refused.exitCode()).as(script).isNotZero();
            assertThat(refused.output()).as(script).contains("servers-of-a-domain-have-no-management-port");
        }
        assertThat(model(domain.command(MODEL).output())).isEqualTo(before);
    }

    @Order(2)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "credential-store",
                "logging",
                "headers-and-limits",
                "administrators",
                "reverse-proxy",
                "restart-page",
                "https",
                "trust",
                "proxy",
                "mod-cluster",
                "cluster"
            })
    void aScriptChangesTheProfileOnceAndItsUndoRestoresIt(String script) {
        changesOnceAndIsUndone(script, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    @Order(2)
    @Test
    void theScriptForOpenIdConnectChangesTheProfileOnceAndItsUndoRestoresItButForTheSubsystem() {
        LinkedHashMap<String, String> first = new LinkedHashMap<>();
        first.put("extension", "/extension=org.wildfly.extension.elytron-oidc-client:add");
        first.put("subsystem", "/profile=ha/subsystem=elytron-oidc-client:add");
        changesOnceAndIsUndone("openid-connect", first, new LinkedHashMap<>());
    }

    @Order(2)
    @Test
    void theScriptForDnsChangesTheProfileOnceAndItsUndoRestoresIt() {
        changesOnceAndIsUndone("cluster-dns", parts("cluster"), parts("cluster-undo"));
    }

    private static LinkedHashMap<String, String> parts(String script) {
        return new LinkedHashMap<>(Map.of(script, CommandLine.script(script)));
    }

    private static void changesOnceAndIsUndone(
            String script, LinkedHashMap<String, String> first, LinkedHashMap<String, String> last) {
        LinkedHashMap<String, String> parts = new LinkedHashMap<>(first);
        parts.put("before", MODEL);
        parts.put("once", CommandLine.script(script));
        parts.put("changed", MODEL);
        parts.put("twice", CommandLine.script(script));
        parts.put("unchanged", MODEL);
        parts.put("undone", CommandLine.script(script + "-undo"));
        parts.put("restored", MODEL);
        parts.put("undone twice", CommandLine.script(script + "-undo"));
        parts.putAll(last);
        Map<String, String> said = domain.run(parts, OF_THE_COMMAND_LINE.getOrDefault(script, Map.of()));

        ModelNode before = model(said.get("before"));
        ModelNode changed = model(said.get("changed"));
        assertThat(changed).isNotEqualTo(before);
        assertThat(said.get("twice")).contains("nothing changed").doesNotContain("Added:", "Changed:");
        assertThat(model(said.get("unchanged"))).isEqualTo(changed);
        assertThat(model(said.get("restored"))).isEqualTo(before);
        assertThat(said.get("undone twice")).doesNotContain("Removed:", "Restored:");
    }

    private static ModelNode model(String said) {
        return ModelNode.fromString(said).require("result");
    }

    @Order(3)
    @Test
    void theGroupIsSetUpAsTheGuideSaysAndItsServersShareAnswers() throws IOException {
        // What the scripts before were undone of is gone after a reload alone.
        succeeds("reload", domain.command("/server-group=desk:reload-servers(blocking=true)"));
        for (String script : SCRIPTS) {
            succeeds(script, domain.script(script + ".cli"));
        }
        succeeds("reload", domain.command("/server-group=desk:reload-servers(blocking=true)"));
        succeeds(
                "deploy",
                domain.command("deploy " + Path.of("target/icd-desk.war").toAbsolutePath() + " --server-groups=desk"));
        Outcome stored = CommandLine.run(
                List.of(
                        CommandLine.SCRIPTS.resolve("credential.sh").toString(),
                        "--controller=localhost:" + domain.management()),
                sandbox.options().clientId() + "\n" + sandbox.options().clientSecret() + "\n",
                Map.of("JBOSS_HOME", HOME.toString(), "ICD_SERVERS", String.join(" ", ManagedDomain.SERVERS)),
                BASE);
        succeeds("credential.sh", stored);
        List<URI> searches = domain.urls("/icd-desk/search?q=cholera");
        for (URI search : searches) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> TestHttp.send(TestHttp.request(search).GET()).statusCode() == 200);
        }
        for (String server : List.of("desk-one", "desk-two")) {
            assertThat(domain.server(server).resolve("data/icd.cs")).exists();
            await().atMost(PATIENCE)
                    .until(() -> Files.readString(domain.server(server).resolve("log/icd-desk.log"))
                            .contains("Answers are shared by 2 servers"));
        }
        anAnswerThatOneServerHasAskedForCostsTheOtherNoCall();
        assertThat(Files.readString(BASE.resolve("configuration/domain.xml")))
                .contains("${env.ICD_STORE_PASSWORD:changeit}", "${env.ICD_CLUSTER_PASSWORD:changeit}")
                .doesNotContain(PASSWORD, sandbox.options().clientSecret());
    }

    /** On a busy machine a server may leave the shared cache alone for ten seconds: then with another question. */
    private static void anAnswerThatOneServerHasAskedForCostsTheOtherNoCall() {
        AtomicInteger number = new AtomicInteger();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            List<URI> urls =
                    domain.urls("/icd-desk/api/icd/release/11/2024-01/mms/search?q=word" + number.incrementAndGet());
            String[] headers = {"API-Version", "v2", "Accept-Language", "en"};
            String answer = TestHttp.get(urls.get(0), headers).body();
            int before = sandbox.counters().apiRequests();
            return TestHttp.get(urls.get(1), headers).body().equals(answer)
                    && answer.contains("destinationEntities")
                    && sandbox.counters().apiRequests() == before;
        });
    }

    private static void succeeds(String what, Outcome outcome) {
        assertThat(outcome.exitCode()).as(what + "\n" + outcome.output()).isZero();
        assertThat(outcome.output()).as(what).doesNotContain("\"outcome\" => \"failed\"");
    }
}
