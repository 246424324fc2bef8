// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.icddesk.web.Languages;
import org.icddesk.web.Texts;

/**
 * Writes tables as workbooks of Office Open XML (ECMA-376): the list in the first sheet, what is known of it as a whole
 * in the second.
 *
 * <p>The same table gives the same bytes, so that an entity tag stands for what the file says.
 */
final class XlsxWriter {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /** The first time that a ZIP entry can have. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String CONTENT_TYPES = HEAD + "<Types xmlns=\"" + PACKAGE + "/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + override("workbook.xml", "sheet.main+xml")
            + override("styles.xml", "styles+xml")
            + override("worksheets/sheet1.xml", "worksheet+xml")
            + override("worksheets/sheet2.xml", "worksheet+xml")
            + "</Types>";

    private static final String PACKAGE_PARTS = HEAD + "<Relationships xmlns=\"" + PACKAGE + "/relationships\">"
            + relationship(1, "officeDocument", "xl/workbook.xml") + "</Relationships>";

    private static final String WORKBOOK_PARTS = HEAD + "<Relationships xmlns=\"" + PACKAGE + "/relationships\">"
            + relationship(1, "worksheet", "worksheets/sheet1.xml")
            + relationship(2, "worksheet", "worksheets/sheet2.xml")
            + relationship(3, "styles", "styles.xml")
            + "</Relationships>";

    /** In this order: a number, a text, a header, a point in time; {@link XlsxSheet} counts them from 0. */
    private static final String STYLES = HEAD + "<styleSheet xmlns=\"" + MAIN + "\">"
            + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"4\">" + style(0, 0) + style(49, 0) + style(49, 1) + style(164, 0) + "</cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
            + "</styleSheet>";

    private XlsxWriter() {}

    static byte[] write(ExportTable table) {
        Texts texts = new Texts(Languages.ofTheSite(table.language()));
        boolean rightToLeft = Languages.direction(table.language()).equals("rtl");
        XlsxSheet list = new XlsxSheet(texts.get("export.sheet.list"), rightToLeft, table.columns(), table.lines());
        List<List<Cell>> facts = table.facts().entrySet().stream()
                .map(fact -> List.of(Cell.of(fact.getKey()), fact.getValue()))
                .toList();
        XlsxSheet about = new XlsxSheet(texts.get("export.sheet.about"), rightToLeft, List.of("name", "value"), facts);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", CONTENT_TYPES);
        parts.put("_rels/.rels", PACKAGE_PARTS);
        parts.put("xl/workbook.xml", workbook(List.of(list, about)));
        parts.put("xl/_rels/workbook.xml.rels", WORKBOOK_PARTS);
        parts.put("xl/styles.xml", STYLES);
        parts.put("xl/worksheets/sheet1.xml", list.xml());
        parts.put("xl/worksheets/sheet2.xml", about.xml());
        return zip(parts);
    }

    private static String workbook(List<XlsxSheet> sheets) {
        StringBuilder names = new StringBuilder();
        StringBuilder filters = new StringBuilder();
        for (int i = 0; i < sheets.size(); i++) {
            XlsxSheet sheet = sheets.get(i);
            names.append("<sheet name=\"" + XlsxText.escape(sheet.name()) + "\" sheetId=\"" + (i + 1) + "\" r:id=\"rId"
                    + (i + 1) + "\"/>");
            filters.append("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"" + i + "\" hidden=\"1\">'"
                    + XlsxText.escape(sheet.name().replace("'", "''")) + "'!"
                    + sheet.range().replaceAll("([A-Z]+)([0-9]+)", "\\$$1\\$$2") + "</definedName>");
        }
        return HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT
                + "\"><bookViews><workbookView/></bookViews>" + "<sheets>" + names + "</sheets><definedNames>" + filters
                + "</definedNames></workbook>";
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }

    private static String relationship(int number, String type, String target) {
        return "<Relationship Id=\"rId" + number + "\" Type=\"" + DOCUMENT + "/" + type + "\" Target=\"" + target
                + "\"/>";
    }

    private static String style(int format, int font) {
        return "<xf numFmtId=\"" + format + "\" fontId=\"" + font + "\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
                + " applyNumberFormat=\"1\" applyFont=\"1\"/>";
    }
}
