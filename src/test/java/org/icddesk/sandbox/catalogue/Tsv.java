// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Reader of tables with a heading line and columns separated by tabs; no quoting. */
final class Tsv {

    private Tsv() {}

    /** One line; a column the table lacks reads as empty. */
    record Row(Map<String, Integer> columns, String[] cells) {

        String get(String column) {
            Integer index = columns.get(column);
            return index == null || index >= cells.length ? "" : cells[index];
        }
    }

    static void read(Path file, Consumer<Row> rows) {
        try (Reader reader = Files.newBufferedReader(file)) {
            read(reader, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void readResource(String name, Consumer<Row> rows) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Tsv.class.getResourceAsStream("/sandbox/" + name), name),
                StandardCharsets.UTF_8)) {
            read(reader, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Reader reader, Consumer<Row> rows) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        Map<String, Integer> columns = new HashMap<>();
        String[] heading = lines.readLine().split("\t");
        for (int i = 0; i < heading.length; i++) {
            columns.put(heading[i], i);
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                rows.accept(new Row(columns, line.split("\t", -1)));
            }
        }
    }
}
