// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import java.io.IOException;
import java.nio.file.Path;

/** What benchmarks say about rows; the next report takes it over, and says that it comes from a benchmark. */
public final class Benchmarks {

    static final Path FILE = Path.of("target/reliability/benchmarks.tsv");

    private final String name;
    private final Results results = new Results();

    /**
     * Begins without a row.
     *
     * @param benchmark the class that measures
     */
    public Benchmarks(Class<?> benchmark) {
        name = benchmark.getSimpleName();
    }

    /**
     * Notes what was measured for a row.
     *
     * @param row the row, such as {@code P05}
     * @param holds whether its promise is kept
     * @param figure what was measured, with its unit
     */
    public void measured(String row, boolean holds, String figure) {
        if (holds) {
            results.passed(row, name);
        } else {
            results.failed(row, name);
        }
        results.measured(row, "benchmark: " + figure);
    }

    /**
     * Keeps it for the next report.
     *
     * @throws IOException if it cannot be written
     */
    public void write() throws IOException {
        results.write(FILE);
    }
}
