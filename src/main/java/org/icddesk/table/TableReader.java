// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads files as tables. */
public final class TableReader {

    private TableReader() {}

    /**
     * Reads a file.
     *
     * @param bytes the file, at most {@value TableLimits#MAX_BYTES} bytes
     * @return the table; a {@link TableFault} if the file is none
     */
    public static ReadTable read(byte[] bytes, TableOptions options) {
        if (bytes.length > TableLimits.MAX_BYTES) {
            throw TableFault.tooLarge("table.bytes", TableLimits.MAX_BYTES / 1_000_000);
        }
        FileKind.refuseOthers(bytes);
        ReadTable table = FileKind.isZip(bytes)
                ? new WorkbookReader(WorkbookParts.of(bytes)).read(options.sheet())
                : text(TextDecoding.of(bytes, options.encoding()), options.extension());
        return isMisnamed(table.format(), options.extension()) ? told(table, options.extension()) : table;
    }

    private static ReadTable text(TextDecoding decoding, String extension) {
        FileKind.refuseOthers(decoding.text());
        Optional<JsonTableReader.Rows> json = JsonTableReader.rows(decoding.text());
        if (json.isEmpty() && extension.equals("json")) {
            throw TableFault.broken("table.json");
        }
        return json.map(rows -> JsonTableReader.table(rows, decoding)).orElseGet(() -> delimited(decoding, extension));
    }

    private static boolean isMisnamed(TableFormat format, String extension) {
        boolean workbook = extension.matches("xls[xmb]?");
        return format == TableFormat.XLSX ? extension.matches("csv|tsv|txt|json") : workbook;
    }

    private static ReadTable told(ReadTable table, String extension) {
        List<Notice> notices = new ArrayList<>(table.notices());
        notices.add(Notice.of(
                "table.misnamed",
                extension.toUpperCase(Locale.ROOT),
                table.format().name()));
        return table.with(notices);
    }

    private static ReadTable delimited(TextDecoding decoding, String extension) {
        DelimiterGuess guess = DelimiterGuess.of(decoding.text(), extension);
        RowCollector collector = new RowCollector();
        DelimitedParser parser = new DelimitedParser(decoding.text().substring(guess.start()), guess.delimiter());
        parser.parse(row -> {
            collector.add(row);
            return true;
        });
        if (collector.rows().isEmpty()) {
            throw TableFault.broken("table.empty");
        }
        List<Notice> notices = new ArrayList<>();
        if (parser.faults() > 0) {
            notices.add(Notice.of("table.quotes", parser.faults(), parser.firstFault()));
        }
        if (collector.empty() > 0) {
            notices.add(Notice.of("table.empty-rows", collector.empty()));
        }
        if (decoding.text().indexOf('\uFFFD') >= 0) {
            notices.add(Notice.of("table.undecodable", decoding.encoding()));
        }
        if (OwnFiles.isHeader(collector.rows().get(0))) {
            collector.change(OwnFiles::unprotected);
        }
        boolean header = HeaderGuess.of(collector.rows());
        return new ReadTable(
                format(guess.delimiter()),
                Optional.of(decoding.encoding()),
                decoding.encodings(),
                List.of(),
                0,
                guess.delimiter() == '\0' ? Optional.empty() : Optional.of(String.valueOf(guess.delimiter())),
                header,
                collector.names(header),
                collector.from(header ? 1 : 0),
                notices);
    }

    private static TableFormat format(char delimiter) {
        return switch (delimiter) {
            case '\0' -> TableFormat.TEXT;
            case '\t' -> TableFormat.TSV;
            default -> TableFormat.CSV;
        };
    }
}
