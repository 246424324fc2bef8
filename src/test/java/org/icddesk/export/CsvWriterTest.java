// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private static ExportTable listing(String... cells) {
        return new ExportTable("list", Map.of(), List.of("code", "title"), List.of(List.of(cells)));
    }

    private static String secondLine(String... cells) {
        return new String(CsvWriter.write(listing(cells)), StandardCharsets.UTF_8).split("\r\n", 2)[1];
    }

    @Test
    void aFileBeginsWithTheMarkThatTellsItsEncodingAndTheColumns() {
        byte[] bytes = CsvWriter.write(listing("1A00", "Cólera"));
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\uFEFFcode,title\r\n1A00,Cólera\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-2+3", "@SUM(A1)", "\tx", "\rx", "=cmd|'/c calc'!A0", "＝1+1", "－1", "＠x", "\nx"})
    void B25_whatASpreadsheetWouldCalculateIsMadeText(String formula) {
        assertThat(secondLine("A", formula).replace("\"", "")).startsWith("A,'");
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
        assertThatThrownBy(() -> listing("only one")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jsonLeavesOutWhatIsEmptyAndEscapesTheRest() {
        ExportTable table = new ExportTable(
                "list",
                Map.of("release", "2024-01"),
                List.of("code", "title"),
                List.of(List.of("", "a \"b\" </script>")));
        assertThat(new String(ExportJson.write(table), StandardCharsets.UTF_8))
                .isEqualTo("{\"release\":\"2024-01\",\"lines\":[{\"title\":\"a \\\"b\\\" </script>\"}]}");
    }
}
