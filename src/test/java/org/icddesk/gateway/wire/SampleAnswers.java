// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.Language;

/** Answers to read: a sample written for the test, and WHO's own where the recordings lie beside the project. */
final class SampleAnswers {

    private static final Path RECORDED = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "recorded");

    private SampleAnswers() {}

    static byte[] of(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the sample, and the recording if it is there} */
    static List<byte[]> sampleAnd(String recording, String sample) {
        List<byte[]> bodies = new ArrayList<>();
        bodies.add(of(sample));
        Path file = RECORDED.resolve(recording);
        if (Files.exists(file)) {
            bodies.add(bytes(file));
        }
        return bodies;
    }

    /** {@return every recording; none where there are none} */
    static List<Path> recordings() {
        if (!Files.isDirectory(RECORDED)) {
            return List.of();
        }
        try (var files = Files.walk(RECORDED)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IcdRequest<Object> asked(String path, String language) {
        return new IcdRequest<>(path, "", new Language(language), null);
    }
}
