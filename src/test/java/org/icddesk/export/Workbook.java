// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A workbook as a strict reader reads it: well-formed parts alone, and every part that another names. */
public final class Workbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final Map<String, Document> parts = new LinkedHashMap<>();

    /**
     * A cell as it is stored.
     *
     * @param type {@code text}, {@code number} or {@code flag}
     * @param format the number of its format; 49 is Text
     */
    public record StoredCell(String type, String value, int format) {}

    /** Opens a file. */
    public static Workbook open(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            Workbook workbook = new Workbook();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                workbook.parts.put(entry.getName(), parse(zip.readAllBytes()));
            }
            return workbook;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parse(byte[] xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** {@return the names of the sheets, in order} */
    public List<String> sheets() {
        return elements(part("xl/workbook.xml").getDocumentElement(), "sheet").stream()
                .map(sheet -> sheet.getAttribute("name"))
                .toList();
    }

    /** {@return the names of all parts that the list of content types speaks of} */
    List<String> typedParts() {
        NodeList overrides = part("[Content_Types].xml").getElementsByTagNameNS("*", "Override");
        return IntStream.range(0, overrides.getLength())
                .mapToObj(i ->
                        ((Element) overrides.item(i)).getAttribute("PartName").substring(1))
                .toList();
    }

    Document part(String name) {
        if (!parts.containsKey(name)) {
            throw new IllegalStateException("There is no part " + name);
        }
        return parts.get(name);
    }

    /** {@return the root element of a sheet, by its position from 0} */
    public Element sheet(int index) {
        Element sheet =
                elements(part("xl/workbook.xml").getDocumentElement(), "sheet").get(index);
        String id = sheet.getAttributeNS(RELATION, "id");
        NodeList relations = part("xl/_rels/workbook.xml.rels").getElementsByTagNameNS("*", "Relationship");
        for (int i = 0; i < relations.getLength(); i++) {
            Element relation = (Element) relations.item(i);
            if (relation.getAttribute("Id").equals(id)) {
                return part("xl/" + relation.getAttribute("Target")).getDocumentElement();
            }
        }
        throw new IllegalStateException("Nothing is called " + id);
    }

    /** {@return the rows of a sheet, each by the letters of its columns} */
    public List<Map<String, StoredCell>> rows(int sheet) {
        List<Map<String, StoredCell>> rows = new ArrayList<>();
        for (Element row : elements(sheet(sheet), "row")) {
            Map<String, StoredCell> cells = new LinkedHashMap<>();
            for (Element cell : elements(row, "c")) {
                cells.put(cell.getAttribute("r").replaceAll("[0-9]", ""), stored(cell));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** {@return the values of a column, by its letter, without its header} */
    public List<String> column(int sheet, String letter) {
        return rows(sheet).stream()
                .skip(1)
                .map(row -> row.containsKey(letter) ? row.get(letter).value() : "")
                .toList();
    }

    private StoredCell stored(Element cell) {
        int style = cell.hasAttribute("s") ? Integer.parseInt(cell.getAttribute("s")) : 0;
        Element formats =
                elements(part("xl/styles.xml").getDocumentElement(), "cellXfs").get(0);
        int format = Integer.parseInt(elements(formats, "xf").get(style).getAttribute("numFmtId"));
        return switch (cell.getAttribute("t")) {
            case "inlineStr" ->
                new StoredCell("text", unescaped(elements(cell, "t").get(0)), format);
            case "b" -> new StoredCell("flag", elements(cell, "v").get(0).getTextContent(), format);
            case "", "n" -> new StoredCell("number", elements(cell, "v").get(0).getTextContent(), format);
            default -> throw new IllegalStateException("A cell of the type " + cell.getAttribute("t"));
        };
    }

    private static String unescaped(Element text) {
        if (!text.getAttribute("xml:space").equals("preserve")) {
            throw new IllegalStateException("Blanks may be lost");
        }
        return ESCAPED.matcher(text.getTextContent())
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static List<Element> elements(Element above, String name) {
        NodeList found = above.getElementsByTagNameNS(MAIN, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
