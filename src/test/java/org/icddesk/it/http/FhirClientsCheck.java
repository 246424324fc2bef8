// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.server.Installation;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** FHIR as others' programs see it: HAPI's validator and remote terminology support, fhir-kit-client. */
class FhirClientsCheck {

    private static final Path SOURCES = Path.of("src/test/fhir").toAbsolutePath();
    private static final Path HOME = Path.of("target/fhir-clients").toAbsolutePath();
    private static final String ADVICE = "The checks of FHIR by other programs need Maven Central, npm and node.";

    private static TestDesk desk;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(HOME);
        desk = TestDesk.start("fhir-clients", SandboxOptions.defaults(), Map.of("ICD_RELEASE", "2024-01"), List.of());
        desk.awaitToken();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static void assertPassed(Path said) {
        try {
            List<String> lines = Files.readAllLines(said);
            assertThat(lines).endsWith("END").noneMatch(line -> line.startsWith("FAIL"));
            assertThat(lines).anyMatch(line -> line.startsWith("PASS"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Path where, String command) {
        Installation.run(where, List.of("sh", "-c", command), ADVICE);
    }

    @Test
    void hapiFindsNoErrorAndUsesTheServiceRemotely() {
        Path said = HOME.resolve("hapi.txt");
        run(
                HOME,
                "mvn -B -ntp -q -f '%s/hapi/pom.xml' dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory='%s/lib'"
                        .formatted(SOURCES, HOME));
        run(
                HOME,
                "'%s/bin/java' -Xmx900m -Dlogback.configurationFile='%s/logback.xml' -cp '%s/lib/*' '%s/hapi/HapiClients.java' %s > hapi.txt"
                        .formatted(
                                System.getProperty("java.home"),
                                SOURCES,
                                HOME,
                                SOURCES,
                                desk.server().url("/fhir")));

        assertPassed(said);
    }

    @Test
    void fhirKitClientIsAnsweredAlikeByGetAndPost() throws IOException {
        Files.copy(
                SOURCES.resolve("npm/client.mjs"),
                HOME.resolve("client.mjs"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        run(HOME, "npm install --silent --no-audit --no-fund --no-save fhir-kit-client@2.0.3");
        run(HOME, "node client.mjs %s > kit.txt".formatted(desk.server().url("/fhir/r4")));

        assertPassed(HOME.resolve("kit.txt"));
    }
}
