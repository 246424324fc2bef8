// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.icddesk.bundle.BundleManifest;
import org.icddesk.bundle.BundleRefusal;
import org.icddesk.bundle.BundleStatus;
import org.icddesk.bundle.BundleStatus.Work;
import org.icddesk.bundle.BundledWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundleRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static BundleStatus status(Optional<Instant> replaced, BundleStatus.Progress... running) {
        BundledWalk walk = new BundledWalk(
                "mms-2024-01-en", NOW, List.of("01"), false, 2_015, NOW, NOW, "CC BY-ND 3.0 IGO", 5 << 20, "ab");
        return new BundleStatus(
                true,
                false,
                List.of("ab12", "cd34"),
                Optional.empty(),
                List.of(running),
                Optional.of(new BundleStatus.InUse(
                        new BundleManifest("https://id.who.int", NOW.minusSeconds(60), List.of(walk)),
                        "ab12",
                        NOW,
                        Optional.of("uploaded by anna"),
                        replaced)),
                Optional.of(new BundleStatus.Refused(
                        NOW.minusSeconds(90), "uploaded by ben", BundleRefusal.Reason.ALTERED, "It has been altered")),
                Optional.empty());
    }

    private static String value(List<StatusRow> rows, String label) {
        return rows.stream()
                .filter(row -> row.label().equals(label))
                .map(StatusRow::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void whatIsInUseAndWhatWasRefusedIsTold() {
        List<StatusRow> rows = BundleRows.of(status(Optional.empty()), NOW);

        assertThat(value(rows, "Import")).isEqualTo("bundles signed by ab12 or cd34");
        assertThat(value(rows, "Export")).startsWith("not set up: icd.bundle.private-key.file");
        assertThat(value(rows, "In use")).contains("of answers of https://id.who.int", "(uploaded by anna)");
        assertThat(value(rows, "mms-2024-01-en"))
                .startsWith("2015 answers of WHO, chapters 01, as of ")
                .endsWith(", not complete");
        assertThat(value(rows, "Licence")).isEqualTo("CC BY-ND 3.0 IGO");
        assertThat(value(rows, "Refused")).isEqualTo("1 min 30 s ago (uploaded by ben): It has been altered.");
        assertThat(rows).filteredOn(StatusRow::bad).extracting(StatusRow::label).containsExactly("Refused");
    }

    @Test
    void anOlderOneSaysSo() {
        assertThat(value(BundleRows.of(status(Optional.of(NOW)), NOW), "Older than before"))
                .startsWith("the bundle that this one replaced was made later, on ");
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    void everyWorkInProgressHasItsWordsAndItsBar(Work work) {
        BundleRows.Bar bar = BundleRows.bars(
                        status(Optional.empty(), new BundleStatus.Progress(work, NOW, 3 << 20, 12 << 20)))
                .get(0);

        assertThat(bar.words()).startsWith("A bundle is being ");
        switch (work) {
            case RECEIVING -> assertThat(bar.words()).endsWith(": 12.0 MB");
            case READING -> assertThat(bar.words()).endsWith(": 3145728 answers of 12582912 answers");
            default -> assertThat(bar.words()).endsWith(": 3.0 MB of 12.0 MB");
        }
        assertThat(bar.known()).isEqualTo(work != Work.RECEIVING);
    }
}
