// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

/** The limits within which files are read. */
public final class TableLimits {

    /** The most bytes of a file, packed or not. */
    public static final int MAX_BYTES = 10_000_000;

    /** The most rows, without the header. */
    public static final int MAX_ROWS = 50_000;

    /** The most columns. */
    public static final int MAX_COLUMNS = 200;

    /** The most characters of all cells together. */
    public static final int MAX_CHARACTERS = 10_000_000;

    private TableLimits() {}
}
