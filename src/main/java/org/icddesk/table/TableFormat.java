// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.Locale;

/** The kinds of files that are read. */
public enum TableFormat {
    /** Fields between commas, semicolons or bars. */
    CSV,
    /** Fields between tabs. */
    TSV,
    /** A workbook of Office Open XML. */
    XLSX,
    /** An array of objects, arrays or texts. */
    JSON,
    /** One text on each line. */
    TEXT;

    /** {@return its name in answers} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
