// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.Lane;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A server without a credential and with wrong settings: what is seen of it, and how it comes to life without a restart. */
@Lane(Lane.OTHER_SERVERS)
@TestMethodOrder(OrderAnnotation.class)
class CredentialLifeIT {

    private static final SandboxOptions OPTIONS = SandboxOptions.defaults();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestDesk desk;
    private static CommandLine cli;

    @BeforeAll
    static void start() {
        desk = TestDesk.start(
                "credential-life",
                OPTIONS,
                Map.of(
                        "ICD_CLIENT_ID", "",
                        "ICD_CLIENT_SECRET", "",
                        "ICD_STORE_PASSWORD", "of the house",
                        "ICD_LANGUAGE", "klingon!",
                        "ICD_ACCESS", "role"),
                List.of());
        cli = new CommandLine(
                desk.server().setup().home(),
                desk.server().setup().base(),
                Map.of("ICD_CLIENT_ID", OPTIONS.clientId(), "ICD_CLIENT_SECRET", OPTIONS.clientSecret()),
                List.of());
        People.addByScript(desk.server(), "anna", "icd-admin");
        People.add(desk.server(), "rita", "icd-reader");
        People.add(desk.server(), "otto", "somebody");
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    @Order(1)
    void withAccessByRolePagesAreForReadersAndAdministratorsAlone() {
        assertThat(desk.get("/help").statusCode()).isEqualTo(401);
        assertThat(desk.get("/api/suggest?q=cho").statusCode()).isEqualTo(401);
        assertThat(desk.get("/fhir/r4/metadata").statusCode()).isEqualTo(401);
        assertThat(desk.get("/fhir/r4/metadata").body()).contains("OperationOutcome", "login");
        assertThat(as("rita", "/fhir/r4/metadata")).isEqualTo(200);
        assertThat(as("otto", "/fhir/r4/metadata")).isEqualTo(403);
        assertThat(as("otto", "/help")).isEqualTo(403);
        assertThat(as("rita", "/help")).isEqualTo(200);
        assertThat(desk.get("/help").statusCode()).as("cached by now").isEqualTo(401);
        assertThat(as("anna", "/help")).isEqualTo(200);
    }

    @Test
    @Order(2)
    void L05_withoutACredentialReadersAreToldAndTheStatusNamesTheCauseAndTheCure() {
        assertThat(as("rita", "/search?q=cholera")).isEqualTo(503);
        Document status = status();
        assertThat(status.select("#verdict").text()).contains("cannot ask");
        assertThat(status.select("#token").text())
                .contains("No credential is stored", "alias", "Store the client id and secret");
        assertThat(desk.log()).contains("ICDDESK-T005");
    }

    @Test
    @Order(3)
    void aWrongSettingIsNamedWithWhatIsUsedInstead() {
        assertThat(status().select("#settings").text()).contains("icd.language", "Invalid:");
        assertThat(desk.log()).contains("ICDDESK-C001 The setting icd.language is invalid");
    }

    @Test
    @Order(4)
    void L05_readinessDoesNotDependOnWhoAndSaysHowItIs() {
        var health = health();
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("icd-desk", "\"token.usable\":false", "credential_");
    }

    @Test
    @Order(5)
    void T03_aWrongSecretIsNamedInWords() {
        script("credential.cli", Map.of("ICD_CLIENT_SECRET", "not this one"));
        await().atMost(PATIENCE)
                .until(() -> status().select("#token").text().contains("does not accept the client id or secret"));
    }

    @Test
    @Order(6)
    void T32_theRightOneServesWithoutARestart() {
        script("credential-rotate.cli", Map.of());
        await().atMost(PATIENCE).until(() -> as("rita", "/search?q=cholera") == 200);
        assertThat(status().select("#token").text()).contains("usable", "credential store");
        assertThat(health().body()).contains("\"token.usable\":true");
    }

    @Test
    @Order(7)
    void rotationUnderLoadFailsNoPage() {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger pages = new AtomicInteger();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
            readers.add(CompletableFuture.runAsync(() -> {
                while (going.get()) {
                    // WHO alone knows that there is no such entity, and says so to a good token only.
                    statuses.add(
                            as("rita", "/icd/release/11/2024-01/mms/" + (3_000_000_000L + pages.incrementAndGet())));
                }
            }));
        }
        int before = desk.sandbox().counters().tokenRequests();
        script("credential-rotate.cli", Map.of());
        String proof = page("/status/renew").select("[name=proof]").val();
        assertThat(post("/status/renew", "proof=" + proof)).isEqualTo(303);
        await().atMost(PATIENCE).until(() -> desk.sandbox().counters().tokenRequests() > before);
        int then = pages.get();
        await().atMost(PATIENCE).until(() -> pages.get() > then + 20);
        going.set(false);
        readers.forEach(CompletableFuture::join);
        assertThat(statuses).containsExactly(404);
    }

    @Test
    @Order(8)
    void theConsolesNamesSpeak() {
        try (Management management = Management.of(desk.server())) {
            assertThat(management.read(
                            "deployment", "icd-desk.war", "subsystem", "ejb3", "singleton-bean", "TokenHolder"))
                    .contains("renew ICD API token");
        }
    }

    @Test
    @Order(9)
    void removalKeepsTheTokenAtHandAndNeitherSecretNorTokenIsInAnyLog() {
        assertThat(cli.online(desk.server().setup().ports().management(), "credential-undo.cli")
                        .exitCode())
                .isZero();
        assertThat(as("rita", "/search?q=measles")).isEqualTo(200);
        assertThat(desk.log()).doesNotContain(OPTIONS.clientSecret(), "Bearer ");
    }

    private static void script(String name, Map<String, String> variables) {
        CommandLine.Outcome outcome = cli.with(variables, "--resolve-parameter-values")
                .online(desk.server().setup().ports().management(), name);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    private static java.net.http.HttpResponse<String> health() {
        return TestHttp.send(HttpRequest.newBuilder(
                URI.create("http://localhost:" + desk.server().setup().ports().management() + "/health/ready")));
    }

    private static int as(String name, String path) {
        return desk.get(path, "Authorization", People.authorization(name)).statusCode();
    }

    private static Document status() {
        return page("/status");
    }

    private static Document page(String path) {
        return desk.page(path, "Authorization", People.authorization("anna"));
    }

    private static int post(String path, String form) {
        return TestHttp.send(HttpRequest.newBuilder(desk.server().url(path))
                        .header("Authorization", People.authorization("anna"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .statusCode();
    }
}
