// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every code of the full tables beside the project, where they are there, in every spelling. */
class CodeTablesTest {

    private static List<String> column(String file, String name) throws IOException {
        Path table = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "tables", file);
        assumeTrue(Files.exists(table), "needs the full tables");
        List<String> lines = Files.readAllLines(table);
        int column = List.of(lines.get(0).split("\t")).indexOf(name);
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[column])
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static List<String> spellings(String code) {
        return List.of(
                code, code.toLowerCase(Locale.ROOT), code.replace(".", ""), code + "-", "\u00A0" + code + "\u00A0");
    }

    /** {@return whether a text is read as that code, and as one that may exist} */
    private static boolean isRead(String text, CodeSystem system, String code) {
        Optional<CodeReading> reading = CodeReading.of(text);
        if (reading.isPresent() && reading.get() instanceof CodeReading.Range range) {
            return range.block().filter(block -> block.code().equals(code)).isPresent();
        }
        return reading.isPresent()
                && reading.get() instanceof CodeReading.Code one
                && one.candidates().stream()
                        .anyMatch(candidate -> candidate.system() == system
                                && candidate.code().equals(code)
                                && candidate.isPossible());
    }

    private static List<String> unread(CodeSystem system, List<String> codes) {
        List<String> unread = new ArrayList<>();
        for (String code : codes) {
            spellings(code).stream().filter(text -> !isRead(text, system, code)).forEach(unread::add);
        }
        return unread;
    }

    @Test
    void everyCodeOfIcd10IsReadInFiveSpellings() throws IOException {
        List<String> codes = column("icd10-2019.tsv", "code");

        assertThat(codes).hasSizeGreaterThan(12_000);
        assertThat(unread(CodeSystem.ICD10, codes)).isEmpty();
    }

    @Test
    void everyCodeOfIcd11IsReadInFiveSpellings() throws IOException {
        List<String> codes = column("icd11-mms-2024-01.tsv", "code");

        assertThat(codes).hasSizeGreaterThan(30_000);
        assertThat(unread(CodeSystem.MMS, codes)).isEmpty();
    }
}
