// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all rows with what was measured and the verdict; a row that no test ran for says so. */
final class Report {

    private final List<Row> rows;
    private final Results results;

    Report(List<Row> rows, Results results) {
        this.rows = rows;
        this.results = results;
    }

    String text() {
        String table = rows.stream().map(this::line).collect(Collectors.joining());
        return "# Reliability report\n\n"
                + "Written by the tests of one run: a row holds if every test with its id in its name passed. "
                + "Missing: no test ran for it in this run.\n\n"
                + count(Verdict.HOLDS) + " of " + rows.size() + " rows hold, " + count(Verdict.FAILS) + " fail, "
                + count(Verdict.MISSING) + " are missing.\n\n"
                + "| id | fault | promise | measured | verdict |\n| --- | --- | --- | --- | --- |\n" + table;
    }

    private long count(Verdict verdict) {
        return rows.stream().filter(row -> verdict(row) == verdict).count();
    }

    private String line(Row row) {
        return Stream.of(
                        row.id(),
                        row.fault(),
                        row.promise(),
                        measured(row),
                        verdict(row).name().toLowerCase(java.util.Locale.ROOT))
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String measured(Row row) {
        int tests = results.passed(row.id()).size();
        Stream<String> figures = results.figures(row.id()).stream();
        Stream<String> failures = results.failed(row.id()).stream().map(test -> "failed: " + test);
        String words = Stream.concat(figures, failures).collect(Collectors.joining("; "));
        return words.isEmpty() && tests > 0 ? tests + (tests == 1 ? " test" : " tests") : words;
    }

    Verdict verdict(Row row) {
        if (!results.failed(row.id()).isEmpty()) {
            return Verdict.FAILS;
        }
        return results.passed(row.id()).isEmpty() ? Verdict.MISSING : Verdict.HOLDS;
    }

    /** Whether a promise is kept. */
    enum Verdict {
        HOLDS,
        FAILS,
        MISSING
    }
}
