// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the tests of a run said about each row; a run has one file for unit tests and one for integration tests. */
final class Results {

    private final Map<String, Set<String>> passed = new LinkedHashMap<>();
    private final Map<String, Set<String>> failed = new LinkedHashMap<>();
    private final Map<String, Set<String>> figures = new LinkedHashMap<>();

    synchronized void passed(String row, String test) {
        passed.computeIfAbsent(row, r -> new LinkedHashSet<>()).add(test);
    }

    synchronized void failed(String row, String test) {
        failed.computeIfAbsent(row, r -> new LinkedHashSet<>()).add(test);
    }

    synchronized void measured(String row, String figure) {
        figures.computeIfAbsent(row, r -> new LinkedHashSet<>()).add(figure);
    }

    Set<String> passed(String row) {
        return passed.getOrDefault(row, Set.of());
    }

    Set<String> failed(String row) {
        return failed.getOrDefault(row, Set.of());
    }

    Set<String> figures(String row) {
        return figures.getOrDefault(row, Set.of());
    }

    /** Writes everything as lines of kind, row and text. */
    synchronized void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        passed.forEach((row, tests) -> tests.forEach(test -> lines.add("passed\t" + row + "\t" + test)));
        failed.forEach((row, tests) -> tests.forEach(test -> lines.add("failed\t" + row + "\t" + test)));
        figures.forEach((row, texts) -> texts.forEach(text -> lines.add("figure\t" + row + "\t" + text)));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** Adds what another part of the run wrote, if it did. */
    synchronized void read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", 3);
            switch (columns[0]) {
                case "passed" -> passed(columns[1], columns[2]);
                case "failed" -> failed(columns[1], columns[2]);
                default -> measured(columns[1], columns[2]);
            }
        }
    }
}
