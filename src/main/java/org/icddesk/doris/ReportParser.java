// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.icddesk.icd.PlainText;
import org.icddesk.table.ReadTable;
import org.icddesk.table.TableFault;
import org.icddesk.table.TableOptions;
import org.icddesk.table.TableReader;

/**
 * Reads the reports of DORIS and CODEDIT, which come as lines, as markup, or as a table with semicolons or tabs, into
 * blocks of plain text. Never fails.
 */
final class ReportParser {

    private static final int MAX_LENGTH = 200_000;
    private static final int MAX_BLOCKS = 1_000;
    private static final Pattern MARKUP = Pattern.compile(
            "(?i)<\\s*/?\\s*(table|tr|t[dh]|p|br|div|[uo]l|li|h[1-6]|pre|span|b|i|html|body|script|style|img|svg|em|strong|a)\\b[^<>]*>");

    private ReportParser() {}

    /** {@return the blocks of a report for people} */
    static List<ReportBlock> report(String text) {
        String plain = plain(text);
        List<ReportBlock> blocks = isMarkup(plain) ? new ReportMarkup(plain).read() : lines(plain);
        return blocks.size() > MAX_BLOCKS ? blocks.subList(0, MAX_BLOCKS) : blocks;
    }

    /** {@return the blocks of a report that is a table} */
    static List<ReportBlock> table(String text) {
        String plain = plain(text);
        if (isMarkup(plain)) {
            return report(plain);
        }
        boolean several = plain.indexOf('\n') >= 0 && plain.chars().anyMatch(sign -> ";\t|,".indexOf(sign) >= 0);
        return several ? delimited(plain).map(List::of).orElseGet(() -> report(plain)) : report(plain);
    }

    private static String plain(String text) {
        return PlainText.of(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text);
    }

    private static boolean isMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    private static List<ReportBlock> lines(String text) {
        List<ReportBlock> blocks = new ArrayList<>();
        ReportTable table = null;
        for (String line : text.split("\n")) {
            if (line.strip().indexOf('\t') > 0) {
                table = table == null ? new ReportTable() : table;
                table.row();
                for (String cell : line.split("\t", -1)) {
                    table.cell(cell.strip(), false);
                }
                continue;
            }
            if (table != null) {
                table.block().ifPresent(blocks::add);
                table = null;
            }
            words(line.strip()).ifPresent(blocks::add);
        }
        if (table != null) {
            table.block().ifPresent(blocks::add);
        }
        return blocks;
    }

    private static Optional<ReportBlock> words(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        boolean heading = line.endsWith(":") && line.length() < 60;
        return Optional.of(ReportBlock.words(heading ? ReportBlock.Kind.HEADING : ReportBlock.Kind.TEXT, line));
    }

    private static Optional<ReportBlock> delimited(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ReadTable read = TableReader.read(bytes, new TableOptions("report.csv", Optional.empty(), 1));
            ReportTable table = new ReportTable();
            List<List<String>> rows = new ArrayList<>(read.rows());
            if (read.header()) {
                rows.add(0, read.columns());
            }
            if (rows.get(0).size() < 2) {
                return Optional.empty();
            }
            for (int number = 0; number < rows.size(); number++) {
                table.row();
                for (String cell : rows.get(number)) {
                    table.cell(cell.strip(), number == 0);
                }
            }
            return table.block();
        } catch (TableFault e) {
            return Optional.empty();
        }
    }
}
