// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookReaderTest {

    private static final String HEADER = row("diagnosis", "n");

    private final Map<String, String> parts = new LinkedHashMap<>();

    WorkbookReaderTest() {
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"One\" r:id=\"a\"/><sheet name=\"Two\" r:id=\"b\"/></sheets>"
                        + "</workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"b\" Target=\"/xl/worksheets/other.xml\"/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\"/>"
                        + "<numFmt numFmtId=\"171\" formatCode=\"00000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
                        + "<xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><t>Cholera</t></si><si><r><t>Ast</t></r><r><t xml:space=\"preserve\">hma </t></r>"
                        + "<rPh><t>no</t></rPh></si></sst>");
        sheet(HEADER + row("asthma", "3"));
        parts.put("xl/worksheets/other.xml", sheetOf("<row><c><v>7</v></c></row>"));
    }

    private static String row(String... texts) {
        StringBuilder row = new StringBuilder("<row>");
        for (String text : texts) {
            row.append("<c t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    private void sheet(String rows) {
        parts.put("xl/worksheets/sheet1.xml", sheetOf(rows));
    }

    private static String sheetOf(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static ReadTable read(byte[] bytes, int sheet) {
        return TableReader.read(bytes, new TableOptions("list.xlsx", Optional.empty(), sheet));
    }

    private ReadTable read() {
        return read(zip(), 1);
    }

    private static List<String> notices(ReadTable table) {
        return table.notices().stream()
                .map(notice -> notice.in(new Texts("en")))
                .toList();
    }

    private static void assertFault(byte[] bytes, int status, String words) {
        assertThatThrownBy(() -> read(bytes, 1)).isInstanceOfSatisfying(TableFault.class, fault -> {
            assertThat(fault.status()).isEqualTo(status);
            assertThat(fault.in(new Texts("en"))).contains(words);
        });
    }

    @Test
    void readsTextsAndTheirPlaces() {
        sheet(HEADER
                + "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>1</v></c><c r=\"C5\" t=\"inlineStr\"><is><t>a_x000D_b</t></is>"
                + "</c></row><row><c r=\"B6\" t=\"s\"><v>0</v></c></row>");

        ReadTable table = read();

        assertThat(table.format()).isEqualTo(TableFormat.XLSX);
        assertThat(table.sheets()).containsExactly("One", "Two");
        assertThat(table.columns()).containsExactly("diagnosis", "n", "");
        assertThat(table.rows()).containsExactly(List.of("Asthma ", "", "a\rb"), List.of("", "Cholera", ""));
        assertThat(table.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 3", "0, 0.30000000000000004, 0.3", "0, 1E3, 1000", "1, 45991, 2025-11-30",
                "2, 45991.5, 2025-11-30T12:00",
        "3, 42, 00042", "0, -1.50, -1.5", "9, 1, 1", "0, x, x", "0, 1E999, 1E999"
    })
    void numbersAreAsTheWorkbookShowsThem(int style, String value, String text) {
        sheet(HEADER + "<row><c s=\"" + style + "\"><v>" + value + "</v></c></row>");

        assertThat(read().rows().get(0).get(0)).isEqualTo(text);
    }

    @Test
    void formulasGiveTheirLastValuesAndAreTold() {
        sheet(HEADER + "<row><c t=\"str\"><f>CONCAT(\"a\",B1)</f><v>asthma</v></c><c><f>1+1</f></c></row>");

        ReadTable table = read();

        assertThat(table.rows()).containsExactly(List.of("asthma", ""));
        assertThat(notices(table)).hasSize(2);
        assertThat(notices(table).get(0)).contains("2 cells have formulas");
        assertThat(notices(table).get(1)).contains("A formula has no last value");
    }

    @Test
    void macrosAreToldAndLeft() {
        parts.put("xl/vbaProject.bin", "Sub AutoOpen");

        assertThat(notices(read())).singleElement().asString().contains("macros");
    }

    @Test
    void aSheetIsChosenByItsNumber() {
        assertThat(read(zip(), 2).rows()).containsExactly(List.of("7"));
        assertThatThrownBy(() -> read(zip(), 3)).isInstanceOf(TableFault.class);
    }

    @Test
    void documentTypesAreRefused() {
        parts.put(
                "xl/sharedStrings.xml",
                "<!DOCTYPE s [<!ENTITY a \"lol\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><sst><si><t>&b;</t></si></sst>");

        assertFault(zip(), 400, "document type");
    }

    @Test
    void bombsAreRefusedByWhatTheyBecome() {
        parts.put("xl/media/bomb.xml", "0".repeat(40_000_000));
        assertFault(zip(), 413, "100 times");

        parts.put("xl/media/bomb.xml", "0".repeat(5_000_000));
        assertThat(zip().length).isLessThan(50_000);
        assertFault(zip(), 413, "100 times");
    }

    @Test
    void whatIsBrokenIsSaid() {
        byte[] whole = zip();
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 3);
        assertFault(half, 400, "broken");
        sheet("<row><c");
        assertFault(zip(), 400, "broken");
        sheet(row("a") + "<row><c t=\"s\"><v>99</v></c></row>");
        assertFault(zip(), 400, "broken");
        sheet("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>");
        assertFault(zip(), 413, "columns");
    }

    @Test
    void encryptedFilesAreSaidToBe() {
        byte[] compound = new byte[2_000];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, compound, 0, magic.length);
        assertFault(compound, 415, "older kind");

        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, compound, 512, name.length);
        assertFault(compound, 415, "encrypted");

        byte[] locked = zip();
        locked[6] |= 1;
        assertFault(locked, 415, "encrypted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%PDF-1.7 x", "{\\rtf1 x", "<!DOCTYPE html><table>", "<?xml version=\"1.0\"?><a/>", "GIF89a"})
    void whatIsNotWhatItsNameSaysIsSaid(String content) {
        assertFault(content.getBytes(StandardCharsets.UTF_8), 415, "no table");
    }

    @Test
    void textNamedXlsxIsReadAsWhatItIs() {
        ReadTable table = read("text;n\nasthma;1\n".getBytes(StandardCharsets.UTF_8), 1);

        assertThat(table.format()).isEqualTo(TableFormat.CSV);
        assertThat(notices(table)).containsExactly("The name says XLSX, but this is CSV. It was read as what it is.");
        assertFault(new byte[] {1, 2, 3, 4, 5, 6, 7}, 415, "neither text nor");
    }

    @Test
    void anotherArchiveIsNoWorkbook() {
        parts.remove("xl/workbook.xml");
        assertFault(zip(), 415, "ZIP");
        parts.put("word/document.xml", "<a/>");
        assertFault(zip(), 415, "DOCX");
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        assertFault(zip(), 415, "OpenDocument");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"text\":\"a\",\"n\":3},{\"n\":null,\"more\":{\"x\":1},\"text\":\"b\"}]",
                "{\"release\":\"2024-01\",\"lines\":[{\"text\":\"a\",\"n\":3},{\"text\":\"b\",\"more\":{\"x\":1}}]}",
                "{\"text\":\"a\",\"n\":3}\n{\"text\":\"b\",\"more\":{\"x\":1}}\n"
            })
    void jsonIsATable(String json) {
        ReadTable table =
                TableReader.read(json.getBytes(StandardCharsets.UTF_8), new TableOptions("", Optional.empty(), 1));

        assertThat(table.format()).isEqualTo(TableFormat.JSON);
        assertThat(table.columns()).containsExactly("text", "n", "more");
        assertThat(table.rows()).containsExactly(List.of("a", "3", ""), List.of("b", "", "{\"x\":1}"));
    }

    @Test
    void deepOrBrokenJsonIsNoTable() {
        for (String json : List.of("[".repeat(100_000), "[1,", "{\"a\":")) {
            assertThatThrownBy(() -> TableReader.read(
                            json.getBytes(StandardCharsets.UTF_8), new TableOptions("a.json", Optional.empty(), 1)))
                    .isInstanceOf(TableFault.class);
        }
    }
}
