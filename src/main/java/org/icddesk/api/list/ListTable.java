// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.list;

import java.util.ArrayList;
import java.util.List;
import org.icddesk.table.ReadTable;
import org.icddesk.web.Texts;

/**
 * A file read as a table, as programs get it: texts as they stand in the file.
 *
 * @param format {@code csv}, {@code tsv}, {@code xlsx}, {@code json} or {@code text}
 * @param encodings encodings to choose from, where the bytes do not tell which is right
 * @param sheet the number of the sheet read, from 1; 0 if there is none
 * @param header whether the first row was taken for the names of the columns
 * @param notices what to know of the file, in words
 */
public record ListTable(
        String format,
        String encoding,
        List<String> encodings,
        List<String> sheets,
        int sheet,
        String delimiter,
        boolean header,
        List<String> columns,
        List<List<String>> rows,
        List<String> notices) {

    static ListTable of(ReadTable table, Texts texts) {
        List<String> columns = new ArrayList<>();
        for (String name : table.columns()) {
            columns.add(name.isEmpty() ? texts.format("table.column", columns.size() + 1) : name);
        }
        return new ListTable(
                table.format().word(),
                table.encoding().orElse(null),
                table.encodings(),
                table.sheets(),
                table.sheet(),
                table.delimiter().orElse(null),
                table.header(),
                columns,
                table.rows(),
                table.notices().stream().map(notice -> notice.in(texts)).toList());
    }
}
