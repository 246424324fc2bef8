// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import org.icddesk.reliability.Benchmarks;

/** What a benchmark finds, row by row: said at once and kept for the next report. */
final class Findings {

    private final Benchmarks rows;
    private final PrintStream out;

    Findings(Class<?> benchmark, PrintStream out) {
        rows = new Benchmarks(benchmark);
        this.out = out;
    }

    /**
     * Says what was measured for a row.
     *
     * @param row the row, such as {@code P05}
     * @param holds whether its promise is kept
     * @param figure what was measured, with its unit
     */
    void tell(String row, boolean holds, String figure) {
        rows.measured(row, holds, figure);
        out.println(row + (holds ? " holds: " : " fails: ") + figure);
    }

    void keep() throws IOException {
        rows.write();
    }
}
