// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.RefusingProxy;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.ServerBases;
import org.icddesk.testing.server.ServerCli;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A server on which everything is wrong that an administrator can get wrong, put right step by step. */
@TestMethodOrder(OrderAnnotation.class)
class BadInputCheck {

    private static final Path HOME = Path.of(System.getProperty("desk.server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/bad-input").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "not-for-logs";

    private static RefusingProxy proxy;
    private static DeskServer server;

    @BeforeAll
    static void start() throws IOException {
        ServerBases.copy(HOME, BASE);
        Files.copy(Path.of("target/icd-desk.war"), BASE.resolve("deployments/icd-desk.war"));
        KeyStores.selfSigned(BASE.resolve("configuration/icd-https.p12"), "changeit");
        LinkedHashMap<String, String> scripts = new LinkedHashMap<>();
        Stream.of("credential-store", "logging", "https").forEach(name -> scripts.put(name, CommandLine.script(name)));
        new CommandLine(HOME, BASE, Map.of("ICD_STORE_PASSWORD", "of the house"), List.of()).embedded(scripts);
        proxy = new RefusingProxy();
        server = DeskServer.start(new DeskServer.Setup(
                HOME,
                BASE,
                Ports.free(),
                Map.of(
                        "ICD_STORE_PASSWORD", "another",
                        "ICD_HTTPS_PASSWORD", "another",
                        "ICD_API_URL", "https:///icd",
                        "ICD_TOKEN_URL", "http://" + SECRET + "@token.example:x",
                        "ICD_PROXY_URL", proxy.url()),
                List.of(),
                List.of(),
                false));
        People.add(server, "anna", "icd-admin");
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> get("/help").statusCode() != 404);
    }

    @AfterAll
    static void stop() {
        server.close();
        proxy.close();
    }

    @Test
    @Order(1)
    void withoutItsKeyStoreHttpsIsExplainedInsteadOfLeadingNowhere() {
        HttpResponse<String> page = get("/help");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("HTTPS").doesNotContain("password");
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(status()).contains("Pages are unavailable", "icd-https.p12 does not open", "password was incorrect");
        assertThat(log()).contains("ICDDESK-W005 HTTPS is not working", "password was incorrect");
    }

    @Test
    @Order(2)
    void addressesWithoutAHostAreNamedAndTheDefaultsUsed() {
        assertThat(status())
                .contains("Invalid: the value from environment is not an http or https address with a host")
                .contains("https://id.who.int", "https://icdaccessmanagement.who.int/connect/token");
        assertThat(log())
                .contains("ICDDESK-C001 The setting icd.api.url is invalid", "The setting icd.token.url is invalid")
                .doesNotContain(SECRET);
    }

    @Test
    @Order(3)
    void aCredentialStoreThatDoesNotOpenIsNamed() {
        assertThat(status())
                .contains("The credential cannot be read", "the credential store \"icd\" does not open")
                .contains("Keystore was tampered with, or password was incorrect", "ICD_STORE_PASSWORD");
        assertThat(log()).contains("ICDDESK-T005 The credential cannot be read");
    }

    @Test
    @Order(4)
    void withoutHttpsReadersComeInAndAreToldThatThereAreNoAnswers() {
        ServerCli.run(server, CommandLine.script("https-undo"), "reload");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> get("/help").statusCode() == 200);
        HttpResponse<String> page = get("/search?q=cholera");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).doesNotContain("icd.cs", "password", "Exception");
    }

    @Test
    @Order(5)
    void theServerMakesAMissingStoreAnewAndAMissingAliasIsNamed() throws IOException {
        Files.delete(BASE.resolve("data/icd.cs"));
        ServerCli.run(
                server,
                "reload",
                "/subsystem=elytron/credential-store=icd:add-alias(alias=client-id, secret-value=somebody)");
        await().atMost(PATIENCE).until(() -> status().contains("Only half of the credential is stored"));
        assertThat(status()).contains("but not the alias \"client-secret\"", "Add the missing half");
    }

    @Test
    @Order(6)
    void aProxyThatRefusesIsNamed() {
        ServerCli.run(
                server,
                "/subsystem=elytron/credential-store=icd:add-alias(alias=client-secret, secret-value=" + SECRET + ")");
        await().atMost(PATIENCE).until(() -> proxy.asked() > 0 && status().contains("icd.proxy.url"));
        assertThat(status()).containsIgnoringCase("proxy");
        assertThat(log()).contains("ICDDESK-T004").doesNotContain(SECRET);
        assertThat(get("/search?q=cholera").statusCode()).isEqualTo(503);
    }

    private static String status() {
        return Jsoup.parse(get("/status", "Authorization", People.authorization("anna"))
                        .body())
                .text();
    }

    private static String log() {
        try {
            return Files.readString(BASE.resolve("log/server.log"))
                    + Files.readString(BASE.resolve("log/icd-desk.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return TestHttp.get(server.url(path), headers);
    }
}
