// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects rows within the limits, and makes them one table. */
final class RowCollector {

    private final List<List<String>> rows = new ArrayList<>();
    private int width;
    private int empty;
    private int emptySinceLast;
    private long characters;

    /** Adds a row; one without any text is left out. */
    void add(List<String> row) {
        if (row.stream().allMatch(String::isBlank)) {
            emptySinceLast++;
            return;
        }
        empty += rows.isEmpty() ? 0 : emptySinceLast;
        emptySinceLast = 0;
        // One more than the limit, for the header.
        if (rows.size() > TableLimits.MAX_ROWS) {
            throw TableFault.tooLarge("table.rows", TableLimits.MAX_ROWS);
        }
        if (row.size() > TableLimits.MAX_COLUMNS) {
            throw TableFault.tooLarge("table.columns", TableLimits.MAX_COLUMNS);
        }
        characters += row.stream().mapToLong(String::length).sum();
        if (characters > TableLimits.MAX_CHARACTERS) {
            throw TableFault.tooLarge("table.characters", TableLimits.MAX_CHARACTERS);
        }
        width = Math.max(width, row.size());
        rows.add(List.copyOf(row));
    }

    /** {@return the rows with content so far} */
    List<List<String>> rows() {
        return rows;
    }

    /** Changes every text. */
    void change(UnaryOperator<String> change) {
        rows.replaceAll(row -> row.stream().map(change).toList());
    }

    /** {@return how many empty rows stand between others} */
    int empty() {
        return empty;
    }

    /** {@return the rows from one on, each with a text for every column} */
    List<List<String>> from(int first) {
        if (rows.size() - first > TableLimits.MAX_ROWS) {
            throw TableFault.tooLarge("table.rows", TableLimits.MAX_ROWS);
        }
        return rows.subList(first, rows.size()).stream().map(this::padded).toList();
    }

    private List<String> padded(List<String> row) {
        if (row.size() == width) {
            return row;
        }
        List<String> padded = new ArrayList<>(row);
        padded.addAll(Collections.nCopies(width - row.size(), ""));
        return List.copyOf(padded);
    }

    /** {@return the names of the columns by the first row, each once; empty texts without a header} */
    List<String> names(boolean header) {
        if (!header) {
            return Collections.nCopies(width, "");
        }
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String written : padded(rows.get(0))) {
            String name = written.strip();
            for (int number = 2; !name.isEmpty() && !taken.add(name); number++) {
                name = written.strip() + " (" + number + ")";
            }
            names.add(name);
        }
        return names;
    }
}
