// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.browser.FieldPage;
import org.icddesk.testing.server.Installation;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * FHIR as others' programs see it: HL7's runner of terminology cases and HL7's validator, HAPI's validator and remote
 * terminology support, fhir-kit-client, and autocomplete-lhc in a browser.
 */
class FhirClientsCheck {

    private static final Path SOURCES = Path.of("src/test/fhir").toAbsolutePath();
    private static final Path HOME = Path.of("target/fhir-clients").toAbsolutePath();
    private static final String ADVICE = "The checks of FHIR by other programs need Maven Central, npm and node.";
    private static final Path SCRIPT = HOME.resolve("field.js");
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private static FieldPage listed;
    private static FieldPage unlisted;
    private static TestDesk desk;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(HOME);
        listed = new FieldPage(SCRIPT);
        unlisted = new FieldPage(SCRIPT);
        desk = TestDesk.start(
                "fhir-clients",
                SandboxOptions.defaults(),
                Map.of("ICD_RELEASE", "2024-01", "ICD_CORS_ORIGINS", listed.origin()),
                List.of());
        desk.awaitToken();
        String expand =
                desk.server().url("/fhir/r4/ValueSet/mms-2024-01/$expand").toString();
        listed.asks(expand);
        unlisted.asks(expand);
    }

    @AfterAll
    static void stop() {
        desk.close();
        listed.close();
        unlisted.close();
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

    /** Runs a program in a JVM of its own, with the libraries that the build file beside it names. */
    private static void runJava(String program, String source, String arguments) {
        run(
                HOME,
                "mvn -B -ntp -q -f '%s/%s/pom.xml' dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory='%s/%2$s'"
                        .formatted(SOURCES, program, HOME));
        run(
                HOME,
                "'%s/bin/java' -Xmx900m -Dlogback.configurationFile='%s/logback.xml' -cp '%s/%s/*' '%2$s/%4$s/%s.java' %s > %5$s.txt"
                        .formatted(System.getProperty("java.home"), SOURCES, HOME, program, source, arguments));
    }

    @Test
    void hapiFindsNoErrorAndUsesTheServiceRemotely() {
        runJava("hapi", "HapiClients", desk.server().url("/fhir").toString());

        assertPassed(HOME.resolve("HapiClients.txt"));
    }

    @Test
    void hl7sRunnerFindsEveryCaseOfOursOnBothBases() {
        runJava(
                "hl7",
                "TerminologyCases",
                "'%s/hl7/cases.json' %s '%s/cases'"
                        .formatted(SOURCES, desk.server().url("/fhir"), HOME));

        assertPassed(HOME.resolve("TerminologyCases.txt"));
    }

    @Test
    void hl7sValidatorAsksAboutTheCodeOfACondition() {
        runJava("hl7", "ConditionClient", "%s '%s/home'".formatted(desk.server().url("/fhir/r5"), HOME));

        assertPassed(HOME.resolve("ConditionClient.txt"));
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

    @Test
    void aFieldOfAutocompleteLhcIsCompletedOnAPageOfAListedOriginAlone() throws IOException {
        Path home = Files.createDirectories(HOME.resolve("lhc"));
        run(home, "npm install --silent --no-audit --no-fund --no-save autocomplete-lhc@20.1.2 esbuild@0.25.12");
        run(
                home,
                "cp '%s/npm/autocomplete.mjs' . && npx esbuild autocomplete.mjs --bundle --log-level=error --outfile='%s'"
                        .formatted(SOURCES, SCRIPT));
        ChromeDriver browser = Browser.open(true);
        try {
            WebDriverWait wait = new WebDriverWait(browser, Duration.ofMinutes(2));
            browser.get(listed.origin());
            browser.findElement(By.id("diagnosis")).sendKeys("choler");
            By rows = By.id("completionOptions");
            wait.until(ExpectedConditions.textToBePresentInElementLocated(rows, "Cholera"));
            browser.findElement(By.id("diagnosis")).sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
            wait.until(ExpectedConditions.textToBe(By.id("chosen"), "1A00 Cholera"));

            browser.get(unlisted.origin());
            browser.findElement(By.id("diagnosis")).sendKeys("choler");
            wait.until(any -> browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                    .anyMatch(line -> line.getMessage().contains(ALLOWED)));
            assertThat(browser.findElements(rows))
                    .allSatisfy(row -> assertThat(row.getText()).isEmpty());
        } finally {
            browser.quit();
        }
        String asked = "/fhir/r4/ValueSet/mms-2024-01/$expand?filter=choler&_format=application/json&count=7";
        for (int time = 0; time < 2; time++) {
            assertThat(desk.get(asked, "Origin", listed.origin()).headers().allValues(ALLOWED))
                    .containsExactly(listed.origin());
            assertThat(desk.get(asked, "Origin", unlisted.origin()).headers().allValues(ALLOWED))
                    .isEmpty();
        }
    }
}
