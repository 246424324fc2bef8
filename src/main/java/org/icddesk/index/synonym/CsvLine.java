// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import java.util.ArrayList;
import java.util.List;

/** A line of CSV, RFC 4180, whose quoted fields end on it. */
final class CsvLine {

    private final String text;
    private int at;

    private CsvLine(String text) {
        this.text = text;
    }

    /** {@return its fields; an {@link IllegalArgumentException} says what is wrong with it} */
    static List<String> fields(String text) {
        CsvLine line = new CsvLine(text);
        List<String> fields = new ArrayList<>();
        do {
            fields.add(line.field());
        } while (line.at++ < text.length());
        return fields;
    }

    private String field() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int end = text.indexOf(',', at);
        String field = end < 0 ? text.substring(at) : text.substring(at, end);
        at += field.length();
        return field;
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        for (int from = at + 1; ; from = at + 1) {
            int end = text.indexOf('"', from);
            if (end < 0) {
                throw new IllegalArgumentException("a quotation mark is not closed on this line");
            }
            field.append(text, from, end);
            at = end + 1;
            if (at == text.length() || text.charAt(at) == ',') {
                return field.toString();
            }
            if (text.charAt(at) != '"') {
                throw new IllegalArgumentException("something stands behind a quotation mark that closes a text");
            }
            field.append('"');
        }
    }
}
