// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes {@code target/reliability-report.md} from the tests whose names start with the id of a row. */
public final class ReliabilityListener implements TestExecutionListener {

    static final Path INTEGRATION = Path.of("target/reliability/integration.tsv");

    private static final Path UNIT = Path.of("target/reliability");

    /** All of this JVM, which may be handed one class after the other. */
    private static final Results RESULTS = new Results();

    private final boolean integration = Boolean.getBoolean("desk.shared");
    private boolean any;

    /** {@return what the JVMs that ran unit tests have written} */
    static List<Path> unitResults() throws IOException {
        if (!Files.isDirectory(UNIT)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(UNIT)) {
            return files.filter(file -> file.getFileName().toString().startsWith("unit"))
                    .sorted()
                    .toList();
        }
    }

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
                RESULTS.failed(row, name);
            } else {
                RESULTS.passed(row, name);
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Reliability.figures().forEach(figure -> RESULTS.measured(figure.row(), figure.text()));
        if (any) {
            try {
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write() throws IOException {
        RESULTS.write(integration ? INTEGRATION : UNIT.resolve("unit-" + System.getProperty("test.jvm", "") + ".tsv"));
        Results all = new Results();
        for (Path file : unitResults()) {
            all.read(file);
        }
        if (integration) {
            all.read(INTEGRATION);
        } else {
            Files.deleteIfExists(INTEGRATION);
        }
        all.read(Benchmarks.FILE);
        Files.writeString(Path.of("target/reliability-report.md"), new Report(Row.all(), all).text());
    }
}
