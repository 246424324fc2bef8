// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.CommandLine.Outcome;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.ManagedDomain;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scripts, and the application, in a managed domain of one controller and two servers. */
class ManagedDomainClusterChecks {

    private static final Path HOME = Path.of(System.getProperty("desk.server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/domain").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String MODEL = "/profile=ha:read-resource(recursive=true)";
    private static final List<String> SCRIPTS = List.of(
            "credential-store", "logging", "headers-and-limits", "administrators", "reverse-proxy", "restart-page");

    private static Sandbox sandbox;
    private static ManagedDomain domain;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
        domain = ManagedDomain.start(
                HOME,
                BASE,
                Map.of(
                        "ICD_SANDBOX", "true",
                        "ICD_WARM_UP", "false",
                        "ICD_INDEX_ICD10", "none",
                        "ICD_API_URL", sandbox.apiUrl(),
                        "ICD_TOKEN_URL", sandbox.tokenUrl(),
                        "ICD_STORE_PASSWORD", "of the house"));
    }

    @AfterAll
    static void stop() {
        if (domain != null) {
            domain.close();
        }
        sandbox.close();
    }

    private static ModelNode profile() {
        return ModelNode.fromString(domain.command(MODEL).output()).require("result");
    }

    @Test
    void everyScriptChangesTheProfileAndItsUndoRestoresIt() throws IOException {
        for (String server : List.of("desk-one", "desk-two")) {
            Path configuration = Files.createDirectories(domain.server(server).resolve("configuration"));
            KeyStores.selfSigned(configuration.resolve("icd-https.p12"), "changeit");
        }
        for (String script : List.of("https", "trust", "health", "metrics", "mod-cluster")) {
            ModelNode before = profile();
            succeeds(script, domain.script(script + ".cli"));
            ModelNode changed = profile();
            assertThat(changed).as(script).isNotEqualTo(before);
            Outcome again = domain.script(script + ".cli");
            assertThat(again.output()).as(script).doesNotContain("Added:", "Changed:");
            assertThat(profile()).as(script).isEqualTo(changed);
            succeeds(script + "-undo", domain.script(script + "-undo.cli"));
            assertThat(profile()).as(script).isEqualTo(before);
        }
    }

    @Test
    void aScriptWithoutAProfileChangesNothingAndSaysWhatIsMissing() {
        ModelNode before = profile();
        Outcome without = domain.scriptWithoutProfile("logging.cli");
        assertThat(without.exitCode()).isNotZero();
        assertThat(without.output()).contains("ICD_PROFILE-is-not-set");
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void theGroupIsSetUpAsTheGuideSays() throws IOException {
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
        for (URI search : domain.urls("/icd-desk/search?q=cholera")) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> TestHttp.send(TestHttp.request(search).GET()).statusCode() == 200);
        }
        for (String server : List.of("desk-one", "desk-two")) {
            assertThat(domain.server(server).resolve("data/icd.cs")).exists();
            assertThat(Files.readString(domain.server(server).resolve("log/icd-desk.log")))
                    .contains("ICDDESK-");
        }
        assertThat(Files.readString(BASE.resolve("configuration/domain.xml")))
                .contains("${env.ICD_STORE_PASSWORD:changeit}")
                .doesNotContain("of the house", sandbox.options().clientSecret());
    }

    private static void succeeds(String what, Outcome outcome) {
        assertThat(outcome.exitCode()).as(what + "\n" + outcome.output()).isZero();
        assertThat(outcome.output()).as(what).doesNotContain("\"outcome\" => \"failed\"");
    }
}
