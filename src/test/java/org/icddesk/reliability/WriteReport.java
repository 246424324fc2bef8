// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code docs/reliability-report.md} from what the last run of all tests and the last benchmarks said. */
public final class WriteReport {

    private WriteReport() {}

    /**
     * Writes the report.
     *
     * @param arguments none
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Results results = new Results();
        for (Path file : ReliabilityListener.unitResults()) {
            results.read(file);
        }
        results.read(ReliabilityListener.INTEGRATION);
        results.read(Benchmarks.FILE);
        Files.writeString(Path.of("docs/reliability-report.md"), new Report(Row.all(), results).text());
    }
}
