// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.Installation;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.ReleaseZip;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The release built twice from the same sources by people with other habits, and the server in one file. */
class ReleaseCheck {

    private static final Path PLACE = Path.of("target/desks/release").toAbsolutePath();
    private static final Path HERE = PLACE.resolve("here");
    private static final Path ELSEWHERE = PLACE.resolve("somewhere/else");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String ADVICE = "A release is built twice with Maven.";

    @BeforeAll
    static void build() throws IOException {
        copySources(HERE);
        copySources(ELSEWHERE);
        mvn(HERE, "umask 022; TZ=UTC LANG=C.UTF-8", "-Dwildfly.package.skip");
        mvn(
                ELSEWHERE,
                "find . -exec touch -d 2001-02-03 {} +; umask 022; TZ=Asia/Kathmandu LANG=tr_TR.UTF-8",
                "-Duser.language=tr -Pbootable");
    }

    private static void copySources(Path directory) throws IOException {
        Files.createDirectories(directory);
        run(
                Path.of("."),
                "rm -rf '%1$s'/*; tar -c --exclude=./target --exclude=./.git . | tar -x -C '%1$s'"
                        .formatted(directory));
    }

    private static void mvn(Path directory, String habits, String options) {
        run(
                directory,
                habits + " JAVA_HOME='" + System.getProperty("java.home")
                        + "' mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true " + options + " package");
    }

    private static void run(Path directory, String command) {
        Installation.run(directory, List.of("bash", "-e", "-c", command), ADVICE);
    }

    @Test
    void bothHaveTheSameBytes() throws IOException {
        Path one = ReleaseZip.in(HERE.resolve("target"));
        Path other = ReleaseZip.in(ELSEWHERE.resolve("target"));

        assertThat(differences(one, other)).as("files that differ").isEmpty();
        assertThat(Files.mismatch(one, other)).as("first byte that differs").isEqualTo(-1);
        assertThat(differences(one, ReleaseZip.in(Path.of("target"))))
                .as("files that the build which runs this has made otherwise")
                .isEmpty();
    }

    private static List<String> differences(Path one, Path other) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile first = new ZipFile(one.toFile());
                ZipFile second = new ZipFile(other.toFile())) {
            assertThat(second.stream().map(Object::toString))
                    .containsExactlyElementsOf(
                            first.stream().map(Object::toString).toList());
            first.stream()
                    .filter(entry ->
                            entry.getCrc() != second.getEntry(entry.getName()).getCrc())
                    .forEach(entry -> names.add(entry.getName()));
        }
        return names;
    }

    @Test
    void theChecksumsAreThoseThatTheGuideHasChecked() throws IOException {
        Path folder = ReleaseZip.unpack(ReleaseZip.in(HERE.resolve("target")), PLACE.resolve("unpacked"));

        run(folder, "sha256sum --quiet --strict -c SHA256SUMS");
    }

    @Test
    void theServerInOneFileSaysWhatIsMissingAndServesWithACredential() throws IOException {
        try (Sandbox sandbox = Sandbox.start();
                OneFile none = OneFile.start("none", Map.of())) {
            await().atMost(PATIENCE).until(() -> none.status("/help") == 200);
            await().atMost(PATIENCE).until(() -> none.said().contains("No credential is stored"));
            assertThat(none.status("/search?q=cholera")).isEqualTo(503);
            try (OneFile desk = OneFile.start(
                    "sandbox",
                    Map.of(
                            "ICD_API_URL", sandbox.apiUrl(),
                            "ICD_TOKEN_URL", sandbox.tokenUrl(),
                            "ICD_CLIENT_ID", sandbox.options().clientId(),
                            "ICD_CLIENT_SECRET", sandbox.options().clientSecret()))) {
                await().atMost(PATIENCE).until(() -> desk.status("/search?q=cholera") == 200);
                assertThat(desk.said()).doesNotContain(" ERROR ");
            }
        }
    }

    @Test
    void theSandboxIsNotInTheWar() throws IOException {
        try (ZipFile war = new ZipFile(HERE.resolve("target/icd-desk.war").toFile());
                Stream<String> names = war.stream().map(Object::toString)) {
            assertThat(names).isNotEmpty().noneMatch(name -> name.contains("sandbox/"));
        }
    }

    /** A server started as {@code java -jar} starts it. */
    private record OneFile(Process process, Ports ports, Path output) implements AutoCloseable {

        static OneFile start(String name, Map<String, String> environment) throws IOException {
            Ports ports = Ports.free();
            Path output = PLACE.resolve(name + ".out");
            Path temporary = Files.createDirectories(PLACE.resolve(name + ".tmp"));
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-Djava.io.tmpdir=" + temporary,
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            ELSEWHERE.resolve("target/icd-desk-bootable.jar").toString(),
                            "-Djboss.http.port=" + ports.http(),
                            "-Djboss.https.port=" + ports.https(),
                            "-Djboss.management.http.port=" + ports.management())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(output.toFile()));
            builder.environment().keySet().removeIf(variable -> variable.startsWith("ICD_"));
            builder.environment().putAll(environment);
            return new OneFile(builder.start(), ports, output);
        }

        int status(String path) {
            if (!process.isAlive()) {
                throw new AssertionError(said());
            }
            try {
                HttpResponse<String> answer =
                        TestHttp.get(URI.create("http://localhost:" + ports.http() + "/icd-desk" + path));
                return answer.statusCode();
            } catch (UncheckedIOException notYet) {
                return 0;
            }
        }

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
