// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells of one sheet of a workbook. Formulas are not evaluated: their last values are read. */
final class SheetReader {

    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");

    private final PartReader xml;
    private final List<String> shared;
    private final NumberFormats formats;
    private final RowCollector rows;
    private final List<String> row = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private String type = "n";
    private int style;
    private int column;
    private boolean inValue;
    private boolean formula;
    private int formulas;
    private int withoutValue;

    SheetReader(byte[] part, List<String> shared, NumberFormats formats, RowCollector rows) {
        this.xml = new PartReader(part);
        this.shared = shared;
        this.formats = formats;
        this.rows = rows;
    }

    void read() {
        for (Optional<Integer> event = xml.next(); event.isPresent(); event = xml.next()) {
            at(event.get());
        }
    }

    /** {@return how many cells have formulas} */
    int formulas() {
        return formulas;
    }

    /** {@return how many of them have no value} */
    int withoutValue() {
        return withoutValue;
    }

    private void at(int event) {
        if (xml.starts(event, "row")) {
            row.clear();
            column = -1;
        } else if (xml.ends(event, "row")) {
            rows.add(row);
        } else if (xml.starts(event, "c")) {
            start();
        } else if (xml.starts(event, "v") || xml.starts(event, "t")) {
            inValue = true;
        } else if (xml.ends(event, "v") || xml.ends(event, "t")) {
            inValue = false;
        } else if (xml.starts(event, "f")) {
            formula = true;
        } else if (xml.ends(event, "c")) {
            end();
        } else if (inValue) {
            xml.text(event).ifPresent(value::append);
        }
    }

    private void start() {
        column = xml.attribute("r").map(SheetReader::column).orElse(column + 1);
        if (column >= TableLimits.MAX_COLUMNS) {
            throw TableFault.tooLarge("table.columns", TableLimits.MAX_COLUMNS);
        }
        type = xml.attribute("t").orElse("n");
        style = xml.number("s", 0);
        formula = false;
        value.setLength(0);
    }

    private static int column(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw TableFault.broken("table.xml");
        }
        return matcher.group(1).chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1) - 1;
    }

    private void end() {
        String text = text(value.toString());
        formulas += formula ? 1 : 0;
        withoutValue += formula && text.isEmpty() ? 1 : 0;
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, text);
    }

    private String text(String written) {
        return switch (type) {
            case "s" -> shared(written);
            case "inlineStr", "str" -> CellText.of(written);
            case "b" -> written.equals("1") ? "true" : written.equals("0") ? "false" : written;
            case "n" -> formats.shown(written.strip(), style);
            default -> written;
        };
    }

    private String shared(String number) {
        String index = number.strip();
        if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) >= shared.size()) {
            throw TableFault.broken("table.xml");
        }
        return shared.get(Integer.parseInt(index));
    }

    /** {@return the texts that cells share, by their number} */
    static List<String> sharedTexts(byte[] part) {
        List<String> texts = new ArrayList<>();
        PartReader xml = new PartReader(part);
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        boolean phonetic = false;
        for (Optional<Integer> next = xml.next(); next.isPresent(); next = xml.next()) {
            int event = next.get();
            if (xml.starts(event, "si")) {
                text.setLength(0);
            } else if (xml.ends(event, "si")) {
                texts.add(CellText.of(text.toString()));
            } else if (xml.starts(event, "rPh") || xml.ends(event, "rPh")) {
                phonetic = xml.starts(event, "rPh");
            } else if (xml.starts(event, "t") || xml.ends(event, "t")) {
                inText = xml.starts(event, "t") && !phonetic;
            } else if (inText) {
                xml.text(event).ifPresent(text::append);
            }
        }
        return texts;
    }
}
