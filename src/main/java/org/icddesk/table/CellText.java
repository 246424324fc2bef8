// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts in the XML of a workbook: {@code _xHHHH_} stands for a character (ECMA-376 part 1, 22.9.2.19). */
final class CellText {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellText() {}

    static String of(String written) {
        return written.contains("_x")
                ? ESCAPED.matcher(written)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : written;
    }
}
