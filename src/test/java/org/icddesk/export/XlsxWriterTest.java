// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.icddesk.web.Languages;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class XlsxWriterTest {

    private static final List<String> COLUMNS = List.of("code", "title", "score", "leaf");

    private static ExportTable table(String language, List<List<Cell>> lines) {
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("source", Cell.of("World Health Organization, https://icd.who.int"));
        facts.put("asOf", Cell.of(Instant.parse("2026-11-29T12:00:00Z")));
        return new ExportTable("list", language, facts, COLUMNS, lines);
    }

    private static Workbook written(String language, List<List<Cell>> lines) {
        return Workbook.open(XlsxWriter.write(table(language, lines)));
    }

    private static List<Cell> line(String code, String title, double score, boolean leaf) {
        return List.of(Cell.of(code), Cell.of(title), Cell.of(score), Cell.of(leaf));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E30", "01", "1E10.Z", "A00-A09", "=1+1", "-0.5", "+1", "@x", "'x", " x "})
    void F7_codesAndTitlesAreTextWhateverTheyLookLike(String value) {
        Map<String, Workbook.StoredCell> row =
                written("en", List.of(line(value, value, 1, true))).rows(0).get(1);

        assertThat(row.get("A")).isEqualTo(new Workbook.StoredCell("text", value, 49));
        assertThat(row.get("B")).isEqualTo(new Workbook.StoredCell("text", value, 49));
    }

    @Test
    void F7_scoresAreNumbersAndLeavesAreYesOrNo() {
        Workbook workbook = written("en", List.of(line("a", "b", -2.02, true), line("a", "b", 1, false)));

        assertThat(workbook.rows(0).get(1).get("C")).isEqualTo(new Workbook.StoredCell("number", "-2.02", 0));
        assertThat(workbook.rows(0).get(2).get("C")).isEqualTo(new Workbook.StoredCell("number", "1", 0));
        assertThat(workbook.rows(0).get(1).get("D")).isEqualTo(new Workbook.StoredCell("flag", "1", 0));
        assertThat(workbook.rows(0).get(2).get("D")).isEqualTo(new Workbook.StoredCell("flag", "0", 0));
    }

    @Test
    void theSecondSheetSaysWhereTheListIsFromWithTimesAsTimes() {
        Workbook workbook = written("en", List.of());

        assertThat(workbook.column(1, "A")).containsExactly("source", "asOf");
        Workbook.StoredCell asOf = workbook.rows(1).get(2).get("B");
        // Noon is half a day.
        assertThat(asOf).isEqualTo(new Workbook.StoredCell("number", "46355.5", 164));
    }

    @Test
    void anEmptyValueIsNoCell() {
        assertThat(written("en", List.of(line("", "b", Double.NaN, true)))
                        .rows(0)
                        .get(1))
                .containsOnlyKeys("B", "D");
    }

    @Test
    void theHeaderIsBoldAndStaysInSightOverColumnsThatFit() {
        Workbook workbook = written("en", List.of(line("1A00", "x".repeat(200), 1, true)));
        Element sheet = workbook.sheet(0);

        Element pane = (Element) sheet.getElementsByTagNameNS("*", "pane").item(0);
        assertThat(pane.getAttribute("state")).isEqualTo("frozen");
        assertThat(pane.getAttribute("ySplit")).isEqualTo("1");
        assertThat(workbook.rows(0).get(0).values())
                .extracting(Workbook.StoredCell::value)
                .containsExactlyElementsOf(COLUMNS);
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> (Element)
                                sheet.getElementsByTagNameNS("*", "col").item(i))
                        .map(column -> column.getAttribute("width")))
                .containsExactly("9", "60", "10", "9");
        assertThat(((Element) sheet.getElementsByTagNameNS("*", "autoFilter").item(0)).getAttribute("ref"))
                .isEqualTo("A1:D2");
        assertThat(workbook.part("xl/workbook.xml").getDocumentElement().getTextContent())
                .contains("'List'!$A$1:$D$2");
    }

    @Test
    void aListInArabicIsReadFromTheRight() {
        assertThat(view(written("ar", List.of())).getAttribute("rightToLeft")).isEqualTo("1");
        assertThat(view(written("fr", List.of())).hasAttribute("rightToLeft")).isFalse();
    }

    private static Element view(Workbook workbook) {
        return (Element)
                workbook.sheet(0).getElementsByTagNameNS("*", "sheetView").item(0);
    }

    @Test
    void theSheetsHaveNamesInTheLanguageOfTheListThatASheetCanHave() {
        for (String language : Languages.OF_THE_SITE) {
            Texts texts = new Texts(language);
            List<String> names = List.of(texts.get("export.sheet.list"), texts.get("export.sheet.about"));
            assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[^\\[\\]:*?/\\\\']{1,31}"));
            assertThat(written(language, List.of()).sheets()).isEqualTo(names);
        }
        assertThat(written("zh", List.of()).sheets()).containsExactly("List", "About");
    }

    @Test
    void everyPartIsThere() {
        Workbook workbook = written("en", List.of());

        assertThat(workbook.typedParts()).hasSize(4).allSatisfy(part -> assertThat(workbook.part(part))
                .isNotNull());
    }

    @Test
    void theSameListGivesTheSameBytes() {
        List<List<Cell>> lines = List.of(line("1A00", "Cholera", 1, true));

        assertThat(XlsxWriter.write(table("en", lines))).isEqualTo(XlsxWriter.write(table("en", lines)));
        assertThat(XlsxWriter.write(table("en", lines))).isNotEqualTo(XlsxWriter.write(table("fr", lines)));
    }

    @Test
    void aTextThatNoCellHoldsIsCutWhereACharacterEnds() {
        String longText = "😀".repeat(XlsxText.MAX_LENGTH);
        String read = written("en", List.of(line("a", longText, 1, true)))
                .column(0, "B")
                .get(0);

        assertThat(read).hasSizeLessThanOrEqualTo(XlsxText.MAX_LENGTH).endsWith("😀…");
    }

    @Test
    void columnsBeyondTheAlphabetHaveTwoLetters() {
        List<String> columns = IntStream.range(0, 54).mapToObj(i -> "c" + i).toList();
        List<Cell> line = columns.stream().map(Cell::of).toList();
        ExportTable wide = new ExportTable("wide", "en", Map.of(), columns, List.of(line));

        assertThat(Workbook.open(XlsxWriter.write(wide)).rows(0).get(1))
                .containsEntry("Z", new Workbook.StoredCell("text", "c25", 49))
                .containsEntry("AA", new Workbook.StoredCell("text", "c26", 49))
                .containsEntry("BB", new Workbook.StoredCell("text", "c53", 49));
    }
}
