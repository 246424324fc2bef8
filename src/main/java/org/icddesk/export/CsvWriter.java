// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes tables as CSV, RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets guess another encoding.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP ASVS 5.0 1.2.10), and so does
 * one that looks as if it had got one, so that one apostrophe can be taken away again; a number never does, and a code
 * stays as it is.
 */
final class CsvWriter {

    /** Characters that begin a formula in some spreadsheet, full-width forms included. */
    private static final String FORMULA = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String NEEDS_QUOTES = "\",\r\n\t;";

    private CsvWriter() {}

    static byte[] write(ExportTable table) {
        return write(table, ",");
    }

    /** {@return the table with tabs between its fields} */
    static byte[] writeWithTabs(ExportTable table) {
        return write(table, "\t");
    }

    private static byte[] write(ExportTable table, String delimiter) {
        StringBuilder text = new StringBuilder("\uFEFF");
        line(text, table.columns().stream().map(Cell::of).toList(), delimiter);
        table.lines().forEach(line -> line(text, line, delimiter));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<Cell> cells, String delimiter) {
        text.append(cells.stream().map(CsvWriter::cell).collect(Collectors.joining(delimiter)))
                .append("\r\n");
    }

    private static String cell(Cell cell) {
        String value = cell instanceof Cell.Text text ? harmless(text.value()) : cell.plain();
        boolean quoted = value.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    /** {@return a text that a spreadsheet displays but never evaluates} */
    private static String harmless(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        boolean formula = start < text.length()
                && FORMULA.indexOf(text.charAt(start)) >= 0
                && !PLAIN_NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
