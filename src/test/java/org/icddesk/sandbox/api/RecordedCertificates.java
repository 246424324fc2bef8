// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.sandbox.catalogue.Shared;
import org.icddesk.sandbox.http.Jsons;

/**
 * The certificate that WHO's DORIS has been recorded to answer, and its answer: WHO's own report where the recording is at
 * hand, else its code with words of ours.
 */
final class RecordedCertificates {

    private static final List<List<String>> PART1 = List.of(List.of("GB61.Z"), List.of("GB60.Z"), List.of("5A11"));
    private static final Set<String> PART2 = Set.of("BA00.Z", "BC45");
    private static final String RECORDING = "recorded/doris/2024-icd11-5A11-BA00.Z.json";

    private RecordedCertificates() {}

    /** The answer to a certificate, if it is the one recorded; its report begins with a mark. */
    static Optional<JsonObject> answer(Certificate certificate, String mark) {
        boolean same = certificate.part1().stream()
                        .filter(line -> !line.isEmpty())
                        .toList()
                        .equals(PART1)
                && Set.copyOf(certificate.part2()).equals(PART2);
        return same ? Optional.of(marked(recorded().orElseGet(RecordedCertificates::ours), mark)) : Optional.empty();
    }

    private static JsonObject marked(JsonObject answer, String mark) {
        JsonObjectBuilder marked = Jsons.object();
        answer.forEach((name, value) -> {
            if (name.equals("report")) {
                marked.add(name, mark + "a recorded answer of DORIS is repeated.\n" + answer.getString(name));
            } else {
                marked.add(name, value);
            }
        });
        return marked.build();
    }

    private static Optional<JsonObject> recorded() {
        Optional<Path> file = Shared.find(RECORDING);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            return Optional.of(Jsons.read(in).asJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject ours() {
        String linearization = "http://id.who.int/icd/release/11/mms/";
        return Jsons.object()
                .add("stemCode", "5A11")
                .add("stemURI", "http://id.who.int/icd/entity/119724091")
                .add("code", "5A11/BA00.Z")
                .add("uri", linearization + "119724091 / " + linearization + "761947693/unspecified")
                .add("report", "SP4: 5A11 begins the sequence GB61.Z due to GB60.Z due to 5A11.\n")
                .add("reject", false)
                .addNull("error")
                .addNull("warning")
                .build();
    }
}
