// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes tables as CSV, RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets guess another encoding.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP ASVS 5.0 1.2.10); a number
 * never does, and a code stays as it is.
 */
final class CsvWriter {

    /** Characters that begin a formula in some spreadsheet, full-width forms included. */
    private static final String FORMULA = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String NEEDS_QUOTES = "\",\r\n\t;";

    private CsvWriter() {}

    static byte[] write(ExportTable table) {
        StringBuilder text = new StringBuilder("\uFEFF");
        line(text, table.columns().stream().map(Cell::of).toList());
        table.lines().forEach(line -> line(text, line));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<Cell> cells) {
        text.append(cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Cell cell) {
        String value = cell instanceof Cell.Text text ? harmless(text.value()) : cell.plain();
        boolean quoted = value.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    /** {@return a text that a spreadsheet displays but never evaluates} */
    private static String harmless(String text) {
        boolean formula = !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !PLAIN_NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
