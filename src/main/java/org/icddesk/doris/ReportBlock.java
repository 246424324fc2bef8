// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.List;

/**
 * A part of a report in plain text: words, or a table.
 *
 * @param kind what the words are; a table has none
 * @param words the words; empty for a table
 * @param head the names of a table's columns; may be empty
 * @param rows a table's rows, all of one width
 */
public record ReportBlock(Kind kind, String words, List<String> head, List<List<String>> rows) {

    /** What a part of a report is. */
    public enum Kind {
        /** A heading. */
        HEADING,
        /** A paragraph. */
        TEXT,
        /** An item of a list. */
        ITEM,
        /** A table. */
        TABLE
    }

    static ReportBlock words(Kind kind, String words) {
        return new ReportBlock(kind, words, List.of(), List.of());
    }

    static ReportBlock table(List<String> head, List<List<String>> rows) {
        return new ReportBlock(Kind.TABLE, "", List.copyOf(head), List.copyOf(rows));
    }

    /** {@return whether it is a table} */
    public boolean isTable() {
        return kind == Kind.TABLE;
    }

    /** {@return whether it is a heading} */
    public boolean isHeading() {
        return kind == Kind.HEADING;
    }

    /** {@return whether it is an item of a list} */
    public boolean isItem() {
        return kind == Kind.ITEM;
    }
}
