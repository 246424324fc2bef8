// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Row ROW = new Row("T14", "accepts, never answers", "total ≤ 5 s");

    private final Results results = new Results();

    @Test
    void aRowWithoutATestIsMissing() {
        assertThat(report()).contains("| T14 | accepts, never answers | total ≤ 5 s |  | missing |");
    }

    @Test
    void aRowHoldsIfItsTestsPass() {
        results.passed("T14", "Some.T14_test");

        assertThat(report()).contains("| 1 test | holds |").contains("1 of 1 rows hold, 0 fail, 0 are missing");
    }

    @Test
    void aRowFailsIfOneOfItsTestsFails() {
        results.passed("T14", "Some.T14_test");
        results.failed("T14", "Other.T14_test");

        assertThat(report()).contains("| failed: Other.T14_test | fails |");
    }

    @Test
    void figuresStandInTheTable() {
        results.passed("T14", "Some.T14_test");
        results.measured("T14", "4.98 s | all");

        assertThat(report()).contains("| 4.98 s \\| all | holds |");
    }

    @Test
    void aFigureAloneIsNoVerdict() {
        results.measured("T14", "4.98 s");

        assertThat(report()).contains("| 4.98 s | missing |");
    }

    @Test
    void resultsOfBothPartsOfARunComeTogether(@TempDir Path folder) throws IOException {
        results.passed("T14", "Some.T14_test");
        results.measured("T14", "4.98 s");
        results.failed("T15", "Some.T15_test");
        results.write(folder.resolve("unit.tsv"));

        Results read = new Results();
        read.read(folder.resolve("unit.tsv"));
        read.read(folder.resolve("absent.tsv"));

        assertThat(read.passed("T14")).containsExactly("Some.T14_test");
        assertThat(read.figures("T14")).containsExactly("4.98 s");
        assertThat(read.failed("T15")).containsExactly("Some.T15_test");
    }

    @Test
    void aTestNamesOneRowOrSeveral() {
        assertThat(Row.idsIn("T17_T18_aReset")).containsExactly("T17", "T18");
        assertThat(Row.idsIn("T1_no")).isEmpty();
        assertThat(Row.idsIn("noRow_T17_here")).isEmpty();
    }

    @Test
    void allRowsAreThereOnce() {
        assertThat(Row.all()).extracting(Row::id).doesNotHaveDuplicates().hasSize(147);
        assertThat(Row.all())
                .extracting(row -> row.id().substring(0, 1))
                .containsSubsequence(Stream.of("T", "A", "L", "B", "P", "C").toList());
    }

    private String report() {
        return new Report(List.of(ROW), results).text();
    }
}
