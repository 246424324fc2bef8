// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Parses delimited text, RFC 4180, in any line ends. A quotation mark that is not closed, or stands where it may not, is
 * taken as it stands and counted: it costs its own field and none of those that follow.
 */
final class DelimitedParser {

    private static final char QUOTE = '"';
    private static final char NONE = '\0';

    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;
    private boolean noneCloses;
    private int faults;
    private int firstFault;

    /**
     * Creates a parser.
     *
     * @param delimiter what stands between fields; NUL if nothing does, and quotation marks mean nothing
     */
    DelimitedParser(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** Parses rows until there are no more, or the receiver wants no more. */
    void parse(Predicate<List<String>> receiver) {
        boolean wanted = true;
        while (wanted && at < text.length()) {
            wanted = receiver.test(row());
        }
    }

    /** {@return how many quotation marks were at fault} */
    int faults() {
        return faults;
    }

    /** {@return the line of the first of them} */
    int firstFault() {
        return firstFault;
    }

    private List<String> row() {
        List<String> row = new ArrayList<>();
        boolean more = true;
        while (more) {
            boolean quoted = delimiter != NONE && at < text.length() && text.charAt(at) == QUOTE;
            String field = quoted ? quoted() : null;
            row.add(field == null ? plain() : field);
            if (row.size() > TableLimits.MAX_COLUMNS) {
                throw TableFault.tooLarge("table.columns", TableLimits.MAX_COLUMNS);
            }
            more = at < text.length() && text.charAt(at) == delimiter && delimiter != NONE;
            at += more ? 1 : 0;
        }
        lineEnd();
        return row;
    }

    private void lineEnd() {
        if (at < text.length()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
        }
    }

    private static boolean isLineEnd(char sign) {
        return sign == '\n' || sign == '\r';
    }

    private String plain() {
        int start = at;
        while (at < text.length() && !endsField(at)) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean endsField(int place) {
        return isLineEnd(text.charAt(place)) || delimiter != NONE && text.charAt(place) == delimiter;
    }

    /** {@return a field in quotation marks; null if they are not closed, and the field is a plain one} */
    private String quoted() {
        StringBuilder field = new StringBuilder();
        int lines = 0;
        int wrong = 0;
        int place = at + 1;
        while (!noneCloses && place < text.length()) {
            char sign = text.charAt(place);
            if (sign != QUOTE) {
                lines += sign == '\n' || sign == '\r' && !text.startsWith("\r\n", place) ? 1 : 0;
                field.append(sign);
                place++;
            } else if (text.startsWith("\"\"", place)) {
                field.append(QUOTE);
                place += 2;
            } else if (place + 1 == text.length() || endsField(place + 1)) {
                if (wrong > 0) {
                    fault(wrong);
                }
                at = place + 1;
                line += lines;
                return field.toString();
            } else if (endsField(place - 1)) {
                // What looks like the beginning of another field: this one was never closed.
                fault(1);
                return null;
            } else {
                wrong++;
                field.append(QUOTE);
                place++;
            }
        }
        noneCloses = true;
        fault(1);
        return null;
    }

    private void fault(int count) {
        firstFault = faults == 0 ? line : firstFault;
        faults += count;
    }
}
