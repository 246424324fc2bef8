// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private static ExportTable listing(Cell... cells) {
        return new ExportTable("list", "en", Map.of(), List.of("code", "title"), List.of(List.of(cells)));
    }

    private static String secondLine(Cell... cells) {
        return new String(CsvWriter.write(listing(cells)), StandardCharsets.UTF_8).split("\r\n", 2)[1];
    }

    private static String secondLine(String... cells) {
        return secondLine(Stream.of(cells).map(Cell::of).toArray(Cell[]::new));
    }

    @Test
    void aFileBeginsWithTheMarkThatTellsItsEncodingAndTheColumns() {
        byte[] bytes = CsvWriter.write(listing(Cell.of("1A00"), Cell.of("Cólera")));
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\uFEFFcode,title\r\n1A00,Cólera\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-2+3",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "=cmd|'/c calc'!A0",
                "＝1+1",
                "－1",
                "＠x",
                "\nx",
                "-",
                "-1.2.3",
                "-0x1",
                "-1E5",
                "-1;=1",
                "--1",
                "-0.5=1"
            })
    void B25_whatASpreadsheetWouldCalculateIsMadeText(String formula) {
        assertThat(secondLine("A", formula).replace("\"", "")).startsWith("A,'");
    }

    @ParameterizedTest
    @CsvSource({"-0.5, -0.5", "-2.02, -2.02", "1.0, 1", "0.00001, 0.00001", "-0.0, 0", "NaN, ''"})
    void F7_scoresAreNumbersNegativeOnesToo(double score, String written) {
        assertThat(secondLine(Cell.of("A"), Cell.of(score))).isEqualTo("A," + written + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E30", "01", "1E10.Z", "A00-A09", "1A00&XN62R", "-0.5", "-7"})
    void F7_codesAndPlainNumbersStayAsTheyAre(String value) {
        assertThat(secondLine("A", value)).isEqualTo("A," + value + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "a, b|\"a, b\"",
                "say \"x\"|\"say \"\"x\"\"\"",
                "a;b|\"a;b\"",
                "plain|plain",
                "\",=1+1|\"\"\",=1+1\"",
                "<script>|<script>"
            })
    void aValueStaysInItsCell(String value, String written) {
        assertThat(secondLine("A", value)).isEqualTo("A," + written + "\r\n");
    }

    @Test
    void aLineBreakInATitleStaysInItsCell() {
        assertThat(secondLine("A", "one\ntwo")).isEqualTo("A,\"one\ntwo\"\r\n");
    }

    @Test
    void aLineHasAValueForEveryColumn() {
        Cell only = Cell.of("only one");
        assertThatThrownBy(() -> listing(only)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jsonLeavesOutWhatIsEmptyAndEscapesTheRest() {
        ExportTable table = new ExportTable(
                "list",
                "en",
                Map.of("release", Cell.of("2024-01")),
                List.of("code", "title"),
                List.of(List.of(Cell.of(""), Cell.of("a \"b\" </script>"))));
        assertThat(new String(ExportJson.write(table), StandardCharsets.UTF_8))
                .isEqualTo("{\"release\":\"2024-01\",\"lines\":[{\"title\":\"a \\\"b\\\" </script>\"}]}");
    }

    @Test
    void jsonHasTheTypesOfItsValues() {
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("complete", Cell.of(false));
        facts.put("asOf", Cell.of(Instant.parse("2026-11-29T12:04:00Z")));
        ExportTable table = new ExportTable(
                "list",
                "en",
                facts,
                List.of("code", "score"),
                List.of(List.of(Cell.of("01"), Cell.of(-0.5)), List.of(Cell.of("1E30"), Cell.of(3))));
        assertThat(new String(ExportJson.write(table), StandardCharsets.UTF_8))
                .isEqualTo("{\"complete\":false,\"asOf\":\"2026-11-29T12:04:00Z\",\"lines\":"
                        + "[{\"code\":\"01\",\"score\":-0.5},{\"code\":\"1E30\",\"score\":3}]}");
    }
}
