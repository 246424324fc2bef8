// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.icddesk.configuration.SettingSource;
import org.icddesk.token.CredentialSource.CredentialResult;
import org.icddesk.token.CredentialSource.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredCredentialTest {

    @TempDir
    Path directory;

    private final Map<String, String> settings = new HashMap<>();
    private final ConfiguredCredential source = new ConfiguredCredential(
            key -> Optional.ofNullable(settings.get(key)).map(text -> new SettingSource.Value(text, "test")));

    @Test
    void nothingIsAbsent() {
        assertFinding(Kind.ABSENT, "the configuration has neither icd.client.id nor icd.client.secret");
    }

    @Test
    void bothHalvesAreACredential() {
        settings.put("icd.client.id", "a");
        settings.put("icd.client.secret", "b");
        assertFinding(Kind.COMPLETE, "the configuration");
        assertThat(source.find().credential().orElseThrow().secret()).isEqualTo("b");
    }

    @Test
    void L05_halfIsNamed() {
        settings.put("icd.client.id", "a");
        assertFinding(Kind.HALF, "the configuration has icd.client.id but not icd.client.secret");
        settings.clear();
        settings.put("icd.client.secret", "b");
        assertFinding(Kind.HALF, "the configuration has icd.client.secret but not icd.client.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
    void secretIsReadFromItsFileWithoutTheLastLineEnd(String content) throws IOException {
        file(content);
        assertThat(secret()).isEqualTo("s3cret");
    }

    @Test
    void T32_fileIsReadAnewEachTime() throws IOException {
        file("old");
        assertThat(secret()).isEqualTo("old");
        file("new\n");
        assertThat(secret()).isEqualTo("new");
    }

    @Test
    void settingWinsOverFile() throws IOException {
        file("from file");
        settings.put("icd.client.secret", "from setting");
        assertThat(secret()).isEqualTo("from setting");
    }

    @Test
    void missingFileIsNamed() {
        settings.put("icd.client.id", "a");
        settings.put("icd.client.secret.file", directory.resolve("none").toString());
        assertFinding(
                Kind.UNREADABLE,
                "the file \"" + directory.resolve("none")
                        + "\" of icd.client.secret.file cannot be read (NoSuchFileException)");
    }

    @Test
    void unusableFilesAreNamed() throws IOException {
        settings.put("icd.client.id", "a");
        settings.put("icd.client.secret.file", "a\0b");
        assertThat(source.find().message()).contains("cannot be read (InvalidPathException)");
        settings.put("icd.client.secret.file", directory.toString());
        assertThat(source.find().kind()).isEqualTo(Kind.UNREADABLE);
        file("x".repeat(70_000));
        assertThat(source.find().message()).endsWith("is too large for a secret");
        Files.write(directory.resolve("secret"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(source.find().kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void emptyFileIsHalf() throws IOException {
        file("\n");
        assertFinding(
                Kind.HALF,
                "the configuration has icd.client.id but not a secret in the file of icd.client.secret.file");
    }

    @Test
    void failingConfigurationIsNamedWithoutItsMessage() {
        ConfiguredCredential failing = new ConfiguredCredential(key -> {
            throw new IllegalArgumentException("canary");
        });
        assertThat(failing.find().kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(failing.find().message()).doesNotContain("canary");
    }

    @Test
    void storeGoesFirst() {
        settings.put("icd.client.id", "a");
        settings.put("icd.client.secret", "b");
        assertThat(with(CredentialResult.complete("c", "d", "the store")).message())
                .isEqualTo("the store");
        assertThat(with(CredentialResult.without(Kind.HALF, "half")).kind()).isEqualTo(Kind.HALF);
        assertThat(with(CredentialResult.without(Kind.ABSENT, "empty")).message())
                .isEqualTo("the configuration");
        assertThat(with(CredentialResult.without(Kind.UNREADABLE, "broken")).message())
                .isEqualTo("the configuration");
    }

    @Test
    void bothSourcesAreNamedIfBothAreEmpty() {
        assertThat(with(CredentialResult.without(Kind.UNREADABLE, "broken")))
                .isEqualTo(CredentialResult.without(
                        Kind.UNREADABLE, "broken; the configuration has neither icd.client.id nor icd.client.secret"));
    }

    private CredentialResult with(CredentialResult stored) {
        return new CredentialSourceChain(() -> stored, source).find();
    }

    private void file(String content) throws IOException {
        Path file = directory.resolve("secret");
        Files.writeString(file, content);
        settings.put("icd.client.id", "a");
        settings.put("icd.client.secret.file", file.toString());
    }

    private String secret() {
        return source.find().credential().orElseThrow().secret();
    }

    private void assertFinding(Kind kind, String words) {
        assertThat(source.find().kind()).isEqualTo(kind);
        assertThat(source.find().message()).isEqualTo(words);
        assertThat(source.find().credential().isPresent()).isEqualTo(kind == Kind.COMPLETE);
    }
}
