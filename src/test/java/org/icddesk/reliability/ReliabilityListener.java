// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes {@code target/reliability-report.md} from the tests whose names start with the id of a row. */
public final class ReliabilityListener implements TestExecutionListener {

    static final Path UNIT = Path.of("target/reliability/unit.tsv");
    static final Path INTEGRATION = Path.of("target/reliability/integration.tsv");

    private final boolean integration = Boolean.getBoolean("desk.shared");
    private final Results results = new Results();
    private boolean any;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.getSource().orElse(null) instanceof MethodSource method) {
            boolean failed = result.getStatus() != Status.SUCCESSFUL;
            if (test.isTest() || failed) {
                note(method, failed);
            }
        }
    }

    private void note(MethodSource method, boolean failed) {
        any = true;
        String name = method.getClassName().replaceAll(".*\\.", "") + "." + method.getMethodName();
        for (String row : Row.idsIn(method.getMethodName())) {
            if (failed) {
                results.failed(row, name);
            } else {
                results.passed(row, name);
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Reliability.figures().forEach(figure -> results.measured(figure.row(), figure.text()));
        if (any) {
            try {
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write() throws IOException {
        results.write(integration ? INTEGRATION : UNIT);
        if (integration) {
            results.read(UNIT);
        } else {
            Files.deleteIfExists(INTEGRATION);
        }
        results.read(Benchmarks.FILE);
        Files.writeString(Path.of("target/reliability-report.md"), new Report(Row.all(), results).text());
    }
}
