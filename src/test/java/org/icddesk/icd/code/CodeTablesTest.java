// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every code of the full tables beside the project, or of the sandbox where they are not there, in every spelling. */
class CodeTablesTest {

    /** {@return the codes of a table: of the full one where it is there, else of the sandbox's own} */
    private static List<String> codes(String full, String own) throws IOException {
        Path table = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "tables", full);
        List<String> lines =
                Files.readAllLines(Files.exists(table) ? table : Path.of("src/test/resources/sandbox", own));
        int column = List.of(lines.get(0).split("\t")).indexOf("code");
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
        List<String> codes = codes("icd10-2019.tsv", "icd10.tsv");

        assertThat(codes).hasSizeGreaterThan(400);
        assertThat(unread(CodeSystem.ICD10, codes)).isEmpty();
    }

    @Test
    void everyCodeOfIcd11IsReadInFiveSpellings() throws IOException {
        List<String> codes = codes("icd11-mms-2024-01.tsv", "icd11.tsv");

        assertThat(codes).hasSizeGreaterThan(400);
        assertThat(unread(CodeSystem.MMS, codes)).isEmpty();
    }
}
