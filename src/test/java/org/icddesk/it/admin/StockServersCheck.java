// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.ServerBases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same WAR on servers that the build did not make: WildFly's distributions, with our scripts and without any. */
class StockServersCheck {

    private static final Path SERVERS = Path.of("target/stock").toAbsolutePath();
    private static final Path WAR = Path.of("target/icd-desk.war").toAbsolutePath();

    static Stream<Path> servers() throws IOException {
        List<Path> servers;
        try (Stream<Path> folders = Files.list(SERVERS)) {
            servers = folders.filter(folder -> Files.exists(folder.resolve("bin/jboss-cli.sh")))
                    .toList();
        }
        assertThat(servers).hasSize(2);
        return servers.stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theWarAloneWithACredentialInTheEnvironmentServes(Path home) throws IOException {
        Path base = base(home, "alone");
        try (Sandbox sandbox = Sandbox.start();
                DeskServer server = start(home, base, credentialInTheEnvironment(sandbox))) {
            serves(path -> TestHttp.get(server.url(path)));
            assertThat(TestHttp.get(server.url("/status")).statusCode()).isEqualTo(401);
            People.add(server, "anna", "icd-admin");
            HttpResponse<String> status =
                    TestHttp.get(server.url("/status"), "Authorization", People.authorization("anna"));
            assertThat(status.statusCode()).isEqualTo(200);
            assertThat(status.body()).contains("the configuration");
            assertThat(log(base)).doesNotContain(" ERROR ");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void withTheScriptsTheServerHasEverythingInItsPlace(Path home) throws IOException {
        Path base = base(home, "scripted");
        CommandLine cli = new CommandLine(home, base, Map.of("ICD_STORE_PASSWORD", "of the house"), List.of());
        KeyStores.selfSigned(base.resolve("configuration/icd-https.p12"), "changeit");
        LinkedHashMap<String, String> scripts = new LinkedHashMap<>();
        Stream.of("credential-store", "logging", "headers-and-limits", "administrators", "health", "metrics", "https")
                .forEach(name -> scripts.put(name, CommandLine.script(name)));
        cli.embedded(scripts);
        try (Sandbox sandbox = Sandbox.start()) {
            Map<String, String> environment = new HashMap<>(credentialInTheEnvironment(sandbox));
            String id = environment.remove("ICD_CLIENT_ID");
            String secret = environment.remove("ICD_CLIENT_SECRET");
            environment.put("ICD_STORE_PASSWORD", "of the house");
            try (DeskServer server = start(home, base, environment)) {
                int management = server.setup().ports().management();
                leadsToHttps(server);
                HttpClient https = https(base);
                assertThat(get(https, secured(server, "/search?q=cholera")).statusCode())
                        .isEqualTo(503);
                assertThat(CommandLine.run(
                                        List.of(
                                                CommandLine.SCRIPTS
                                                        .resolve("credential.sh")
                                                        .toString(),
                                                "--controller=localhost:" + management),
                                        id + "\n" + secret + "\n",
                                        Map.of("JBOSS_HOME", home.toString()),
                                        base)
                                .exitCode())
                        .isZero();
                serves(path -> get(https, secured(server, path)));
                assertThat(get(https, secured(server, "/")).headers().firstValue("Strict-Transport-Security"))
                        .contains("max-age=31536000");
                People.add(server, "anna", "icd-admin");
                assertThat(get(https, secured(server, "/status"), "Authorization", People.authorization("anna"))
                                .body())
                        .contains("the credential store", "working; HTTP redirects to it");
                HttpResponse<String> health =
                        TestHttp.get(URI.create("http://localhost:" + management + "/health/ready"));
                assertThat(health.statusCode()).isEqualTo(200);
                assertThat(health.body()).contains("icd-desk", "token.usable");
                theFiguresAreThoseOfTheGuide(figures(management));
                assertThat(log(base)).doesNotContain(" ERROR ");
                assertThat(cli.command(management, "/deployment=icd-desk.war:redeploy")
                                .exitCode())
                        .isZero();
                await().atMost(Duration.ofMinutes(2)).until(() -> figures(management)
                        .contains("icddesk_token_usable{WF_DEPLOYMENT=\"icd-desk.war\"} 1.0"));
                assertThat(figures(management))
                        .as("after a new start, not those of the one before")
                        .contains("outcome=\"granted\"} 1.0", "outcome=\"refused\"} 0.0");
                assertThat(Files.readString(base.resolve("log/icd-desk.log"))).contains("ICDDESK-T001");
            }
        }
    }

    private static void serves(Function<String, HttpResponse<String>> get) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> get.apply("/search?q=cholera").statusCode() == 200);
        assertThat(get.apply("/search?q=cholera").body()).contains("1A00");
        assertThat(get.apply("/help").statusCode()).isEqualTo(200);
        assertThat(get.apply("/api/suggest?q=cho").statusCode()).isEqualTo(200);
        assertThat(get.apply("/nothing-here").statusCode()).isEqualTo(404);
        HttpResponse<String> start = get.apply("/");
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(start.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(start.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(start.headers().allValues("Server")).isEmpty();
        assertThat(start.headers().allValues("X-Powered-By")).isEmpty();
    }

    private static void leadsToHttps(DeskServer server) {
        HttpResponse<String> answer = TestHttp.get(server.url("/search?q=cholera&lang=en"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .contains(secured(server, "/search?q=cholera&lang=en").toString());
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    private static URI secured(DeskServer server, String path) {
        return URI.create("https://localhost:" + server.setup().ports().https() + "/icd-desk" + path);
    }

    private static HttpClient https(Path base) {
        return HttpClient.newBuilder()
                .sslContext(KeyStores.trusting(base.resolve("configuration/icd-https.p12"), "changeit"))
                .build();
    }

    private static void theFiguresAreThoseOfTheGuide(String figures) throws IOException {
        assertThat(figures).contains("icddesk_token_usable{WF_DEPLOYMENT=\"icd-desk.war\"} 1.0");
        assertThat(names(figures, "(?m)^# TYPE (icddesk_\\w+)"))
                .containsExactlyElementsOf(
                        names(Files.readString(Path.of("docs/administration.md")), "`(icddesk_\\w+)`"));
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String figures(int management) {
        return TestHttp.get(URI.create("http://localhost:" + management + "/prometheus"))
                .body();
    }

    private static Map<String, String> credentialInTheEnvironment(Sandbox sandbox) {
        return Map.of(
                "ICD_SANDBOX", "true",
                "ICD_API_URL", sandbox.apiUrl(),
                "ICD_TOKEN_URL", sandbox.tokenUrl(),
                "ICD_CLIENT_ID", sandbox.options().clientId(),
                "ICD_CLIENT_SECRET", sandbox.options().clientSecret());
    }

    private static Path base(Path home, String name) throws IOException {
        Path base = Path.of("target/desks", home.getFileName() + "-" + name).toAbsolutePath();
        ServerBases.copy(home, base);
        Files.copy(WAR, base.resolve("deployments/icd-desk.war"));
        return base;
    }

    private static DeskServer start(Path home, Path base, Map<String, String> environment) {
        DeskServer server = DeskServer.start(
                new DeskServer.Setup(home, base, Ports.free(), environment, List.of(), List.of(), false));
        try {
            server.awaitDeployment();
            return server;
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
    }

    private static String log(Path base) throws IOException {
        return Files.readString(base.resolve("log/server.log"));
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String... headers) {
        return TestHttp.send(client, TestHttp.request(address, headers), BodyHandlers.ofString());
    }
}
