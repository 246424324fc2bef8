// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every value in a list, whatever it is. */
class TableProperties {

    private static ExportTable table(Cell cell) {
        return new ExportTable("list", "en", Map.of(), List.of("a", "b"), List.of(List.of(Cell.of("x"), cell)));
    }

    /** {@return the value of the second cell of the second line, read as RFC 4180 says} */
    private static String fromCsv(ExportTable table) {
        String text = new String(CsvWriter.write(table), StandardCharsets.UTF_8).substring(1);
        List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                lines.get(lines.size() - 1).add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    assertThat(text.charAt(++at)).isEqualTo('\n');
                    lines.add(new ArrayList<>());
                }
            } else {
                cell.append(c);
            }
        }
        assertThat(lines).hasSize(3).last().isEqualTo(List.of());
        assertThat(lines.get(1)).hasSize(2);
        return lines.get(1).get(1);
    }

    @Property
    void F7_everyTextComesBackFromAWorkbook(@ForAll("texts") String text) {
        Map<String, Workbook.StoredCell> row =
                Workbook.open(XlsxWriter.write(table(Cell.of(text)))).rows(0).get(1);

        if (text.isEmpty()) {
            assertThat(row).doesNotContainKey("B");
        } else {
            assertThat(row).containsEntry("B", new Workbook.StoredCell("text", text, 49));
        }
    }

    @Example
    void F7_whatOnlyBecomesAnEscapeByTheNextCharacterComesBackToo() {
        F7_everyTextComesBackFromAWorkbook("_x1130\r");
        F7_everyTextComesBackFromAWorkbook("_xE30E\ufffe");
        F7_everyTextComesBackFromAWorkbook("_x1130\t");
    }

    @Property
    void B25_everyTextComesBackFromCsvAndIsNoFormula(@ForAll("texts") String text) {
        String read = fromCsv(table(Cell.of(text)));

        assertThat(read).isIn(text, "'" + text);
        if (!read.isEmpty() && "=+-@\t\r".indexOf(read.charAt(0)) >= 0) {
            assertThat(read).matches("-[0-9]+(\\.[0-9]+)?");
        }
    }

    @Property
    void F7_everyNumberComesBackFromBoth(@ForAll double number) {
        ExportTable table = table(Cell.of(number));
        Workbook.StoredCell stored =
                Workbook.open(XlsxWriter.write(table)).rows(0).get(1).get("B");

        assertThat(stored.type()).isEqualTo("number");
        assertThat(new BigDecimal(stored.value())).isEqualByComparingTo(BigDecimal.valueOf(number));
        assertThat(new BigDecimal(fromCsv(table))).isEqualByComparingTo(BigDecimal.valueOf(number));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().filter(TableProperties::isWellFormed);
        Arbitrary<String> tricky = Arbitraries.of(
                        "=", "+", "-", "@", "\t", "\r", "\n", "\0", "'", "\"", ",", ";", "1", "E", "30", ".", "_x0041_",
                        "_x005F_", "_x00AF", "_x", "_", "&amp;", "<", "]]>", " ", "\u001b", "\ufffe", "😀", "ا",
                        "\u200f")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(any, tricky);
    }

    /** What is no text comes from nowhere: answers of WHO and addresses are cleaned of it. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
