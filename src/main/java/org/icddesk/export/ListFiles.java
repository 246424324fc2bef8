// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.icddesk.web.RouteResult;

/**
 * Files of lists that people have taken in and give out again: every text of the source stays as it is, so that reading
 * the file gives the same table.
 */
public final class ListFiles {

    /** The most characters of a cell of a workbook. */
    public static final int MAX_CELL = XlsxText.MAX_LENGTH;

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String SCORE = "score";
    private static final Pattern DECIMAL = Pattern.compile("0|1|0\\.[0-9]{0,5}[1-9]");

    private ListFiles() {}

    /** {@return the rows as cells: scores are numbers, all else is text, whatever number it looks like} */
    public static List<List<Cell>> cells(List<String> columns, List<List<String>> rows) {
        int score = columns.lastIndexOf(SCORE);
        List<List<Cell>> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<Cell> line = new ArrayList<>();
            for (String text : row) {
                boolean number = line.size() == score && DECIMAL.matcher(text).matches();
                line.add(number ? Cell.of(Double.parseDouble(text)) : Cell.of(text));
            }
            lines.add(line);
        }
        return lines;
    }

    /** {@return a table as a file} */
    public static RouteResult.File write(DownloadFormat format, ExportTable table) {
        return format.named(table.name(), format == DownloadFormat.JSON ? json(table) : format.content(table));
    }

    /** Unlike other lists, it names its columns, so that an empty one is not lost. */
    private static byte[] json(ExportTable table) {
        List<String> names = unique(table.columns());
        JsonObjectBuilder whole = JSON.createObjectBuilder();
        table.facts().forEach((name, fact) -> whole.add(name, fact.plain()));
        JsonArrayBuilder columns = JSON.createArrayBuilder();
        names.forEach(columns::add);
        JsonArrayBuilder lines = JSON.createArrayBuilder();
        for (List<Cell> cells : table.lines()) {
            JsonObjectBuilder line = JSON.createObjectBuilder();
            for (int at = 0; at < cells.size(); at++) {
                if (!cells.get(at).isEmpty()) {
                    line.add(names.get(at), cells.get(at).plain());
                }
            }
            lines.add(line);
        }
        return whole.add("columns", columns)
                .add("lines", lines)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> unique(List<String> columns) {
        Set<String> names = new LinkedHashSet<>();
        for (String column : columns) {
            String name = column;
            for (int number = 2; !names.add(name); number++) {
                name = column + " (" + number + ")";
            }
        }
        return List.copyOf(names);
    }
}
