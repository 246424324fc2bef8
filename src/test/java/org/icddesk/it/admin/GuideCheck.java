// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.http.BrowserJourney;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.ReleaseZip;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;

/** Every command of the guide, in its order, as it stands there, on a WildFly as it comes. */
class GuideCheck {

    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Path PLACE = Path.of("target/desks/guide").toAbsolutePath();
    private static final Path HOME = PLACE.resolve("wildfly");
    private static final Path DOWNLOADS = PLACE.resolve("downloads");
    private static final Path DESK = DOWNLOADS.resolve("icd-desk");
    private static final Ports PORTS = Ports.free();
    private static final String PASSWORD = "Of-the-house-1";
    private static final String CERTIFICATES =
            "cd $DESK && openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out chain.pem -days 2"
                    + " -subj /CN=localhost -addext subjectAltName=DNS:localhost && cp chain.pem ca.pem";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JBOSS_HOME",
            HOME.toString(),
            "JAVA_OPTS",
            "",
            "DESK",
            DESK.toString(),
            "ICD_HTTPS_PASSWORD",
            PASSWORD,
            "PATH",
            Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));

    @Test
    void everyCommandDoesWhatTheGuideSays() throws IOException {
        prepare();
        Iterator<String> blocks = COMMANDS.matcher(Files.readString(Path.of("docs/administration.md")))
                .results()
                // What has a language is a file of somebody else's, such as nginx.
                .filter(found -> found.group(1).isEmpty())
                .map((MatchResult found) -> found.group(2))
                .iterator();
        try (Sandbox sandbox = Sandbox.start();
                DeskServer server = start(sandbox)) {
            await().atMost(PATIENCE)
                    .until(() -> PORTS.taken().contains(server.setup().ports().management()));
            ModelNode before = model();

            run(DOWNLOADS, blocks.next(), "sha256sum --quiet -c SHA256SUMS", "");
            shell("ln -s " + DOWNLOADS + "/icd-desk-*/ " + DESK + " && " + CERTIFICATES, "");
            run(blocks.next(), "credential-store logging", "");
            run(blocks.next(), "deploy $DESK/icd-desk.war", "");
            await().atMost(PATIENCE).until(() -> status("http", "/help") == 200);
            assertThat(status("http", "/search?q=cholera")).isEqualTo(503);
            run(
                    blocks.next(),
                    "credential.sh",
                    sandbox.options().clientId() + "\n" + sandbox.options().clientSecret() + "\n");
            await().atMost(PATIENCE).until(() -> status("http", "/search?q=cholera") == 200);
            // The password is only asked for on a terminal.
            run(blocks.next().stripTrailing() + " -p " + PASSWORD + "\n", "add-user.sh", "");
            assertThat(Files.readString(HOME.resolve("standalone/configuration/application-users.properties")))
                    .contains("anna=");
            assertThat(Files.readString(HOME.resolve("standalone/configuration/application-roles.properties")))
                    .contains("anna=icd-admin");
            run(blocks.next(), "openid-connect.cli", "");
            run(blocks.next(), "https.cli", "");
            await().atMost(PATIENCE).until(() -> status("http", "/help") == 302);
            await().atMost(PATIENCE).until(() -> status("https", "/help") == 200);
            run(blocks.next(), "reverse-proxy.cli", "");
            await().atMost(PATIENCE).until(() -> status("https", "/help") == 200);
            run(blocks.next(), "ICD_PROXY_URL", "");
            run(blocks.next(), "trust.cli", "");
            run(blocks.next(), "metrics.cli", "");
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> management("/prometheus").body().contains("icddesk_token_usable"));
            assertThat(management("/health/ready").body()).contains("icd-desk");
            run(blocks.next(), "org.icddesk.token:write-attribute", "");
            run(blocks.next(), "deploy --force $DESK/icd-desk.war", "");
            await().atMost(PATIENCE).until(() -> status("https", "/help") == 200);
            run(blocks.next(), "undeploy icd-desk.war", "");
            await().atMost(PATIENCE).until(() -> status("http", "/help") == 404);
            assertThat(model()).isEqualTo(before);
            assertThat(HOME.resolve("standalone/data/icd.cs")).doesNotExist();
            run(blocks.next(), "openssl genpkey", "");
            assertThat(blocks.hasNext()).as("commands that are not run here").isFalse();
        }
    }

    private static void prepare() throws IOException {
        shell("rm -rf " + HOME + " && cp -a " + System.getProperty("desk.server") + " " + HOME, "");
        Path cli = HOME.resolve("bin/jboss-cli.xml");
        Files.writeString(cli, Files.readString(cli).replace("9990", String.valueOf(PORTS.management())));
        shell("rm -rf %1$s && mkdir %1$s && cp %2$s %1$s".formatted(DOWNLOADS, ReleaseZip.in(Path.of("target"))), "");
    }

    private static DeskServer start(Sandbox sandbox) {
        return DeskServer.start(new DeskServer.Setup(
                HOME,
                HOME.resolve("standalone"),
                PORTS,
                Map.of(
                        "ICD_STORE_PASSWORD",
                        PASSWORD,
                        "ICD_HTTPS_PASSWORD",
                        PASSWORD,
                        "ICD_SANDBOX",
                        "true",
                        "ICD_API_URL",
                        sandbox.apiUrl(),
                        "ICD_TOKEN_URL",
                        sandbox.tokenUrl()),
                List.of(),
                List.of(),
                false));
    }

    private static void run(String block, String holds, String input) throws IOException {
        run(DESK, block, holds, input);
    }

    /** Runs a block of the guide in a directory, and makes sure that it is the one meant. */
    private static void run(Path directory, String block, String holds, String input) throws IOException {
        assertThat(block).contains(holds);
        Path file =
                Files.writeString(PLACE.resolve("block.sh"), "cd " + directory + "\n" + block.replace("…", PASSWORD));
        shell("bash -e " + file, input);
    }

    private static String shell(String command, String input) {
        CommandLine.Outcome outcome = CommandLine.run(List.of("bash", "-c", command), input, ENVIRONMENT, PLACE);
        assertThat(outcome.exitCode()).as(command + "\n" + outcome.output()).isZero();
        return outcome.output();
    }

    private static ModelNode model() {
        return ModelNode.fromString(
                        shell("$JBOSS_HOME/bin/jboss-cli.sh --connect --command=':read-resource(recursive=true)'", ""))
                .require("result");
    }

    private static int status(String scheme, String path) {
        int port = scheme.equals("https") ? PORTS.https() : PORTS.http();
        try {
            return journey()
                    .get(URI.create(scheme + "://localhost:" + port + "/icd-desk" + path))
                    .statusCode();
        } catch (java.io.UncheckedIOException notYet) {
            return 0;
        }
    }

    private static HttpResponse<String> management(String path) {
        return journey().get(URI.create("http://localhost:" + PORTS.management() + path));
    }

    private static BrowserJourney journey() {
        Path store = HOME.resolve("standalone/configuration/icd-https.p12");
        return Files.exists(store) ? new BrowserJourney(KeyStores.trusting(store, PASSWORD)) : new BrowserJourney();
    }
}
