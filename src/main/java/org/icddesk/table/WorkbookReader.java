// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads workbooks of Office Open XML (ECMA-376), one sheet at a time. */
final class WorkbookReader {

    private static final byte[] NO_STYLES = "<styleSheet/>".getBytes(StandardCharsets.US_ASCII);

    private final WorkbookParts parts;
    private final List<String> names = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();
    private boolean from1904;

    WorkbookReader(WorkbookParts parts) {
        this.parts = parts;
        PartReader xml = new PartReader(parts.part("xl/workbook.xml").orElseThrow());
        for (Optional<Integer> event = xml.next(); event.isPresent(); event = xml.next()) {
            if (xml.starts(event.get(), "sheet")) {
                names.add(xml.attribute("name").orElse(""));
                relations.add(xml.attribute("id").orElse(""));
            } else if (xml.starts(event.get(), "workbookPr")) {
                from1904 = xml.attribute("date1904")
                        .filter(set -> set.equals("1") || set.equals("true"))
                        .isPresent();
            }
        }
    }

    /** {@return a sheet, by its number from 1} */
    ReadTable read(int sheet) {
        if (sheet > names.size()) {
            throw TableFault.broken("table.sheet", sheet, names.size());
        }
        RowCollector rows = new RowCollector();
        SheetReader reader = new SheetReader(
                sheet(relations.get(sheet - 1)),
                parts.part("xl/sharedStrings.xml").map(SheetReader::sharedTexts).orElse(List.of()),
                new NumberFormats(parts.part("xl/styles.xml").orElse(NO_STYLES), from1904),
                rows);
        reader.read();
        if (rows.rows().isEmpty()) {
            throw TableFault.broken(names.size() > 1 ? "table.sheet.empty" : "table.empty", names.get(sheet - 1));
        }
        boolean header = HeaderGuess.of(rows.rows());
        return new ReadTable(
                TableFormat.XLSX,
                Optional.empty(),
                List.of(),
                List.copyOf(names),
                sheet,
                Optional.empty(),
                header,
                rows.names(header),
                rows.from(header ? 1 : 0),
                notices(reader, rows));
    }

    private List<Notice> notices(SheetReader reader, RowCollector rows) {
        List<Notice> notices = new ArrayList<>();
        if (reader.formulas() > 0) {
            notices.add(Notice.of("table.formulas", reader.formulas()));
        }
        if (reader.withoutValue() > 0) {
            notices.add(Notice.of("table.formulas.empty", reader.withoutValue()));
        }
        if (parts.hasMacros()) {
            notices.add(Notice.of("table.macros"));
        }
        if (rows.empty() > 0) {
            notices.add(Notice.of("table.empty-rows", rows.empty()));
        }
        return notices;
    }

    private byte[] sheet(String relation) {
        Map<String, String> targets = new HashMap<>();
        parts.part("xl/_rels/workbook.xml.rels").ifPresent(part -> {
            PartReader xml = new PartReader(part);
            for (Optional<Integer> event = xml.next(); event.isPresent(); event = xml.next()) {
                if (xml.starts(event.get(), "Relationship")) {
                    targets.put(
                            xml.attribute("Id").orElse(""),
                            xml.attribute("Target").orElse(""));
                }
            }
        });
        String target = targets.getOrDefault(relation, "");
        String name = target.startsWith("/") ? target.substring(1) : "xl/" + target;
        return parts.part(name).orElseThrow(() -> TableFault.broken("table.xml"));
    }
}
