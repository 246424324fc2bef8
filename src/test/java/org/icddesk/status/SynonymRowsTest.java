// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icddesk.synonym.SynonymStatus;
import org.junit.jupiter.api.Test;

class SynonymRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Map<String, Long> SHIPPED = new TreeMap<>(Map.of("en", 340L, "fr", 120L));

    private static List<StatusRow> rows(SynonymStatus.OfFile file) {
        return SynonymRows.of(new SynonymStatus(SHIPPED, Optional.of(file)), NOW);
    }

    private static SynonymStatus.OfFile file(Optional<String> problem, int faultCount, String... faults) {
        return new SynonymStatus.OfFile(
                "/etc/synonyms.csv", Optional.of(NOW.minusSeconds(90)), 12, problem, faultCount, List.of(faults));
    }

    @Test
    void withoutAFileItSaysWhichSettingIsForIt() {
        assertThat(SynonymRows.of(new SynonymStatus(SHIPPED, Optional.empty()), NOW))
                .containsExactly(
                        StatusRow.of("Words that ship with ICD Desk", "340 en, 120 fr"),
                        StatusRow.of("Your file", "none (icd.synonyms.file)"));
    }

    @Test
    void aGoodFileHasItsPathItsEntriesAndItsAge() {
        assertThat(rows(file(Optional.empty(), 0)))
                .endsWith(
                        StatusRow.of("Your file", "/etc/synonyms.csv"),
                        StatusRow.of("Its entries in use", "12, read 1 min 30 s ago"))
                .noneMatch(StatusRow::bad);
    }

    @Test
    void faultsAreNamedByLine() {
        assertThat(rows(file(Optional.empty(), 2, "line 7: has no word", "line 9: is not in UTF-8")))
                .contains(
                        StatusRow.bad("Lines that cannot be used", "2: line 7: has no word; line 9: is not in UTF-8"));
        assertThat(rows(file(Optional.empty(), 3, "line 7: has no word")))
                .contains(StatusRow.bad("Lines that cannot be used", "3: line 7: has no word; …"));
    }

    @Test
    void aFileThatIsGoneIsAProblemWhileItsEntriesStay() {
        assertThat(rows(file(Optional.of("is not there"), 0)))
                .contains(
                        StatusRow.bad("Problem", "The file is not there."),
                        StatusRow.of("Its entries in use", "12, read 1 min 30 s ago"));
    }

    @Test
    void aFileNotReadYetSaysSo() {
        assertThat(rows(new SynonymStatus.OfFile(
                        "/etc/synonyms.csv", Optional.empty(), 0, Optional.empty(), 0, List.of())))
                .contains(StatusRow.of("Its entries in use", "0; not read yet"));
    }
}
