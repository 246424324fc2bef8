// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sheet of a workbook: a header that stays in sight, and cells with their types; ECMA-376 part 1, 18.3.
 *
 * <p>Texts have the number format Text, so that a code stays one when somebody edits its cell.
 *
 * @param name its name: at most 31 characters, none of them <code>[ ] : * ? / \</code>
 * @param rightToLeft whether its first column is the rightmost
 * @param columns the header
 * @param lines the lines, each with a cell for every column
 */
record XlsxSheet(String name, boolean rightToLeft, List<String> columns, List<List<Cell>> lines) {

    private static final int MIN_WIDTH = 8;
    private static final int MAX_WIDTH = 60;
    private static final int STYLE_NUMBER = 0;
    private static final int STYLE_TEXT = 1;
    private static final int STYLE_HEADER = 2;
    private static final int STYLE_MOMENT = 3;
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal DAYS_BEFORE_1970 = BigDecimal.valueOf(25_569);

    /** {@return the cells that the table fills, header included, such as {@code A1:F20}} */
    String range() {
        return "A1:" + reference(columns.size() - 1, lines.size());
    }

    /** {@return the content of its part of the package} */
    String xml() {
        StringBuilder xml = new StringBuilder(lines.size() * columns.size() * 64 + 1_024);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
                .append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>")
                .append(rightToLeft ? "<sheetView rightToLeft=\"1\" " : "<sheetView ")
                .append("workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\"")
                .append(" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        IntStream.range(0, columns.size()).forEach(column -> column(xml, column));
        xml.append("</cols><sheetData>");
        row(xml, 0, columns.stream().map(Cell::of).toList(), STYLE_HEADER);
        IntStream.range(0, lines.size()).forEach(line -> row(xml, line + 1, lines.get(line), STYLE_TEXT));
        return xml.append("</sheetData><autoFilter ref=\"")
                .append(range())
                // What looks like a number is text on purpose.
                .append("\"/><ignoredErrors><ignoredError sqref=\"")
                .append(range())
                .append("\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>")
                .toString();
    }

    private void column(StringBuilder xml, int column) {
        boolean texts = lines.stream().allMatch(line -> line.get(column) instanceof Cell.Text);
        int number = column + 1;
        xml.append("<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + width(column) + "\" style=\""
                + (texts ? STYLE_TEXT : STYLE_NUMBER) + "\" customWidth=\"1\"/>");
    }

    private int width(int column) {
        int longest = lines.stream()
                .map(line -> line.get(column).plain())
                .mapToInt(value -> value.codePointCount(0, value.length()))
                .max()
                .orElse(0);
        // The header needs room for the arrow of its filter.
        int needed = Math.max(longest, columns.get(column).length() + 3) + 2;
        return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, needed));
    }

    private static void row(StringBuilder xml, int row, List<Cell> cells, int textStyle) {
        xml.append("<row r=\"").append(row + 1).append("\">");
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = cells.get(column);
            if (!cell.isEmpty()) {
                xml.append("<c r=\"").append(reference(column, row));
                value(xml, cell, textStyle);
                xml.append("</c>");
            }
        }
        xml.append("</row>");
    }

    private static void value(StringBuilder xml, Cell cell, int textStyle) {
        if (cell instanceof Cell.Text text) {
            xml.append("\" s=\"")
                    .append(textStyle)
                    .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                    .append(XlsxText.escape(text.value()))
                    .append("</t></is>");
        } else if (cell instanceof Cell.Flag flag) {
            xml.append("\" t=\"b\"><v>").append(flag.value() ? 1 : 0).append("</v>");
        } else if (cell instanceof Cell.Moment moment) {
            xml.append("\" s=\"")
                    .append(STYLE_MOMENT)
                    .append("\"><v>")
                    .append(serial(moment.value()))
                    .append("</v>");
        } else {
            xml.append("\"><v>").append(cell.plain()).append("</v>");
        }
    }

    /** {@return a point in time as spreadsheets count it: days since 1899-12-30, here in UTC} */
    private static String serial(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .divide(SECONDS_OF_A_DAY, MathContext.DECIMAL64)
                .add(DAYS_BEFORE_1970)
                .toPlainString();
    }

    private static String reference(int column, int row) {
        String letters = "";
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters = (char) ('A' + (left - 1) % 26) + letters;
        }
        return letters + (row + 1);
    }
}
