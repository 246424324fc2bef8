// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.util.List;
import java.util.Map;

/**
 * A table for download.
 *
 * @param name the file name, without extension
 * @param language the tag of the language of its texts
 * @param facts metadata of the whole table, by name, in order
 * @param columns the names of the columns
 * @param lines the lines, each with a cell for every column; an empty one if there is no value
 */
public record ExportTable(
        String name, String language, Map<String, Cell> facts, List<String> columns, List<List<Cell>> lines) {

    /** Holds a list; a line of another length than the columns is an {@link IllegalArgumentException}. */
    public ExportTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
        int width = columns.size();
        if (lines.stream().anyMatch(line -> line.size() != width)) {
            throw new IllegalArgumentException("a line has a value for every column");
        }
    }
}
