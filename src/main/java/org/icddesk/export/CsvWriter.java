// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes tables as CSV, RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets guess another encoding.
 */
final class CsvWriter {

    /** Characters that begin a formula in some spreadsheet, full-width forms included. */
    private static final String FORMULA = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String NEEDS_QUOTES = "\",\r\n\t;";

    private CsvWriter() {}

    static byte[] write(ExportTable table) {
        StringBuilder text = new StringBuilder("\uFEFF");
        line(text, table.columns());
        table.lines().forEach(line -> line(text, line));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** {@return a value that a spreadsheet displays but never evaluates} */
    private static String cell(String value) {
        String harmless = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = harmless.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
