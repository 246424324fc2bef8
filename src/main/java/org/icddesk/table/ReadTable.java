// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.List;
import java.util.Optional;

/**
 * A file read as a table.
 *
 * @param encoding how its text is encoded; empty for a workbook
 * @param encodings the encodings to choose from, where only a reader of the text can tell which is right; else empty
 * @param sheets the names of a workbook's sheets; else empty
 * @param sheet the number of the sheet read, from 1; 0 if there is none
 * @param delimiter what stands between fields; empty if nothing does
 * @param header whether the first row was taken for the names of the columns
 * @param columns the names of the columns, each once; empty texts where there is no name
 * @param rows the rows, each with a text for every column
 * @param notices what to know of the file
 */
public record ReadTable(
        TableFormat format,
        Optional<String> encoding,
        List<String> encodings,
        List<String> sheets,
        int sheet,
        Optional<String> delimiter,
        boolean header,
        List<String> columns,
        List<List<String>> rows,
        List<Notice> notices) {

    /** {@return the same table with other notices} */
    ReadTable with(List<Notice> others) {
        return new ReadTable(
                format, encoding, encodings, sheets, sheet, delimiter, header, columns, rows, List.copyOf(others));
    }
}
