// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Collects the cells of a table of a report, within limits; what is beyond them is left out. */
final class ReportTable {

    private static final int MAX_ROWS = 500;
    private static final int MAX_COLUMNS = 30;

    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row;
    private boolean heads;
    private boolean firstIsHead;

    /** Begins a row. */
    void row() {
        end();
        row = new ArrayList<>();
        heads = true;
    }

    /** Adds a cell to the row, or to one that begins with it. */
    void cell(String words, boolean head) {
        if (row == null) {
            row();
        }
        heads &= head;
        if (row.size() < MAX_COLUMNS) {
            row.add(words);
        }
    }

    private void end() {
        if (row != null && row.stream().anyMatch(cell -> !cell.isEmpty()) && rows.size() < MAX_ROWS) {
            firstIsHead = rows.isEmpty() ? heads : firstIsHead;
            rows.add(row);
        }
        row = null;
    }

    /** {@return the table without columns that have nothing below their name; empty if there is nothing in it} */
    Optional<ReportBlock> block() {
        end();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> padded =
                rows.stream().map(cells -> padded(cells, width)).toList();
        List<List<String>> body = firstIsHead ? padded.subList(1, padded.size()) : padded;
        List<Integer> used = IntStream.range(0, width)
                .filter(at -> body.isEmpty()
                        || body.stream().anyMatch(cells -> !cells.get(at).isEmpty()))
                .boxed()
                .toList();
        List<String> head = firstIsHead ? chosen(padded.get(0), used) : List.of();
        return Optional.of(ReportBlock.table(
                head, body.stream().map(cells -> chosen(cells, used)).toList()));
    }

    private static List<String> padded(List<String> cells, int width) {
        List<String> padded = new ArrayList<>(cells);
        padded.addAll(Collections.nCopies(width - cells.size(), ""));
        return padded;
    }

    private static List<String> chosen(List<String> cells, List<Integer> columns) {
        return columns.stream().map(cells::get).toList();
    }
}
