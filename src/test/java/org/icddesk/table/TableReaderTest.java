// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

    private static final Texts TEXTS = new Texts("en");

    private static ReadTable read(String name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ReadTable read(String name, byte[] bytes) {
        return TableReader.read(bytes, new TableOptions(name, Optional.empty(), 1));
    }

    private static List<String> notices(ReadTable table) {
        return table.notices().stream().map(notice -> notice.in(TEXTS)).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            value = {",~CSV", ";~CSV", "'|'~CSV", "'\t'~TSV"})
    void findsTheDelimiterOut(String delimiter, TableFormat format) {
        ReadTable table = read("", "diagnosis,n\ncholera,3\nasthma,5\n".replace(",", delimiter));

        assertThat(table.format()).isEqualTo(format);
        assertThat(table.delimiter()).contains(delimiter);
        assertThat(table.header()).isTrue();
        assertThat(table.columns()).containsExactly("diagnosis", "n");
        assertThat(table.rows()).containsExactly(List.of("cholera", "3"), List.of("asthma", "5"));
        assertThat(table.notices()).isEmpty();
    }

    @Test
    void sentencesAreLines() {
        ReadTable table = read("", "Fracture, left hip\nPneumonia, unspecified\nCough, dry\n");

        assertThat(table.format()).isEqualTo(TableFormat.TEXT);
        assertThat(table.header()).isFalse();
        assertThat(table.columns()).containsExactly("");
        assertThat(table.rows()).hasSize(3).first().isEqualTo(List.of("Fracture, left hip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void B25_anyLineEnds(String end) {
        ReadTable table = read("a.csv", String.join(end, "text;n", "\"two" + end + "lines\";1", "b;2") + end);

        assertThat(table.rows()).containsExactly(List.of("two" + end + "lines", "1"), List.of("b", "2"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false, utf-8",
        "UTF-8, true, utf-8",
        "UTF-16LE, true, utf-16le",
        "UTF-16LE, false, utf-16le",
        "UTF-16BE, true, utf-16be",
        "UTF-16BE, false, utf-16be"
    })
    void B25_encodingsWithAndWithoutMark(String charset, boolean mark, String told) {
        String text = (mark ? "\uFEFF" : "") + "text;n\nMénière’s disease;3\nzweite Zeile für alle;4\n";

        ReadTable table = read("list.csv", text.getBytes(Charset.forName(charset)));

        assertThat(table.encoding()).contains(told);
        assertThat(table.encodings()).isEmpty();
        assertThat(table.columns()).containsExactly("text", "n");
        assertThat(table.rows().get(0)).containsExactly("Ménière’s disease", "3");
    }

    @Test
    void B25_windows1252IsToldAndOffered() {
        byte[] bytes = "text;n\nMénière’s disease – old;3\n".getBytes(Charset.forName("windows-1252"));

        ReadTable table = read("list.csv", bytes);

        assertThat(table.encoding()).contains("windows-1252");
        assertThat(table.encodings()).contains("windows-1252", "windows-1250", "windows-1256");
        assertThat(table.rows().get(0).get(0)).isEqualTo("Ménière’s disease – old");
        ReadTable cyrillic = TableReader.read(
                "текст;n\nастма;3\n".getBytes(Charset.forName("windows-1251")),
                new TableOptions("", Optional.of("windows-1251"), 1));
        assertThat(cyrillic.rows().get(0)).containsExactly("астма", "3");
    }

    @Test
    void brokenQuotesCostTheirOwnFieldAndAreTold() {
        ReadTable table = read("a.csv", "text,n\n\"never closed,1\nasthma,2\n\"a \"\"b\"\" c\",3\n\"5\" tall\",4\n");

        assertThat(table.rows())
                .containsExactly(
                        List.of("\"never closed", "1"),
                        List.of("asthma", "2"),
                        List.of("a \"b\" c", "3"),
                        List.of("5\" tall", "4"));
        assertThat(notices(table))
                .singleElement()
                .asString()
                .contains("2 quotation marks")
                .contains("line 2");
    }

    @Test
    void anUnclosedQuoteTakesTheLastLinesOnlyAsTheyStand() {
        ReadTable table = read("a.csv", "text,n\nasthma,2\n\"open,3\ncholera,4");

        assertThat(table.rows())
                .containsExactly(List.of("asthma", "2"), List.of("\"open", "3"), List.of("cholera", "4"));
    }

    @Test
    void nothingIsLostOfRowsOfAnyWidth() {
        ReadTable table = read("a.csv", "text,n\na\n\nb,1,extra\n");

        assertThat(table.columns()).containsExactly("text", "n", "");
        assertThat(table.rows()).containsExactly(List.of("a", "", ""), List.of("b", "1", "extra"));
        assertThat(notices(table)).containsExactly("An empty row was left out.");
    }

    @Test
    void namesOfColumnsAreUnique() {
        assertThat(read("a.csv", "code,code,text\n1,2,3\n").columns()).containsExactly("code", "code (2)", "text");
    }

    @Test
    void B25_tooManyRowsAreRefusedInWords() {
        byte[] million = IntStream.range(0, 1_000_001)
                .mapToObj(i -> "a" + i % 7)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read("a.csv", million)).isInstanceOfSatisfying(TableFault.class, fault -> {
            assertThat(fault.status()).isEqualTo(413);
            assertThat(fault.in(TEXTS)).contains("50,000 rows");
        });
        assertThatThrownBy(() -> read("a.csv", new byte[TableLimits.MAX_BYTES + 1]))
                .isInstanceOfSatisfying(
                        TableFault.class, fault -> assertThat(fault.in(TEXTS)).contains("10 MB"));
        assertThat(read("a.csv", "text\n" + "x\n".repeat(50_000)).rows()).hasSize(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n", "\uFEFF"})
    void nothingInItIsSaid(String text) {
        assertThatThrownBy(() -> read("a.csv", text))
                .isInstanceOfSatisfying(
                        TableFault.class, fault -> assertThat(fault.in(TEXTS)).contains("nothing"));
    }
}
