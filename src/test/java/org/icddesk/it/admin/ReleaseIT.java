// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.testing.server.ReleaseZip;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ZIP file that an administrator receives. */
class ReleaseIT {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    private static FileSystem zip;
    private static Path folder;

    @BeforeAll
    static void open() throws IOException {
        zip = FileSystems.newFileSystem(ReleaseZip.in(Path.of("target")), Map.of("enablePosixFileAttributes", true));
        try (Stream<Path> top = Files.list(zip.getPath("/"))) {
            List<Path> folders = top.toList();
            assertThat(folders).hasSize(1);
            folder = folders.get(0);
        }
        assertThat(folder.getFileName()).asString().startsWith("icd-desk-");
    }

    @AfterAll
    static void close() throws IOException {
        zip.close();
    }

    @Test
    void eachFileHasItsChecksum() throws IOException {
        Map<String, String> named = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("SHA256SUMS"))) {
            MatchResult parts = LINE.matcher(line).results().findFirst().orElseThrow();
            assertThat(line).isEqualTo(parts.group());
            named.put(parts.group(2), parts.group(1));
        }
        Map<String, String> there = new LinkedHashMap<>();
        for (Path file : files()) {
            there.put(folder.relativize(file).toString(), sha256(file));
        }
        there.remove("SHA256SUMS");
        assertThat(named).hasSizeGreaterThan(100).containsExactlyInAnyOrderEntriesOf(there);
    }

    @Test
    void itHasTheWarTheScriptsTheGuideAndTheLicenceAsTheyAreHere() throws IOException {
        assertThat(sha256(folder.resolve("icd-desk.war"))).isEqualTo(sha256(Path.of("target/icd-desk.war")));
        for (String name : List.of("README.md", "LICENSE")) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(Path.of(name));
        }
        for (String name : List.of("docs", "wildfly-config")) {
            try (Stream<Path> sources = Files.walk(Path.of(name))) {
                assertThat(sources.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                                folder.resolve(file.toString()))
                        .hasSameBinaryContentAs(file));
            }
        }
    }

    @Test
    void everyLinkOfItsDocumentsLeadsToAFileOfIt() throws IOException {
        List<Path> documents =
                files().stream().filter(file -> file.toString().endsWith(".md")).toList();
        assertThat(documents).hasSizeGreaterThan(30);
        for (Path document : documents) {
            assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
                    .as("%s", document)
                    .allMatch(link -> Files.exists(document.resolveSibling(link).normalize()));
        }
    }

    @Test
    void scriptsOfTheShellCanBeRunAndNothingElse() throws IOException {
        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as("%s", file)
                    .isEqualTo(file.toString().endsWith(".sh") ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    @Test
    void theBillOfMaterialsNamesWhatTheWarCarries() throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("icd-desk-sbom.json"));
                FileSystem war = FileSystems.newFileSystem(Path.of("target/icd-desk.war"));
                Stream<Path> libraries = Files.list(war.getPath("WEB-INF/lib"))) {
            List<String> components = Json.createReader(in).readObject().getJsonArray("components").stream()
                    .map(value -> (JsonObject) value)
                    .map(part -> part.getString("name") + "-" + part.getString("version") + ".jar")
                    .toList();
            assertThat(components)
                    .containsAll(
                            libraries.map(file -> file.getFileName().toString()).toList());
            assertThat(components).anyMatch(name -> name.startsWith("resilience4j-core-"));
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
