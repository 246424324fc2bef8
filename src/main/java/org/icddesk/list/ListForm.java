// SPDX-License-Identifier: Apache-2.0
package org.icddesk.list;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.icddesk.table.ReadTable;
import org.icddesk.table.TableOptions;
import org.icddesk.table.TableReader;
import org.icddesk.web.PostedForm;
import org.icddesk.web.Texts;

/**
 * A list as a form brings it.
 *
 * @param table the list; its columns all have names
 * @param column which of them has the texts, from 0
 * @param notices what to know of the file, in words
 */
record ListForm(ReadTable table, List<String> columns, int column, List<String> notices) {

    private static final int MAX_ROWS = 200;

    /** {@return the list of a form: its file, else what was pasted; empty if there is neither} */
    static Optional<ListForm> of(PostedForm form, Texts texts) {
        Optional<PostedForm.Part> file = form.file("file");
        Optional<String> text = form.text("text");
        if (file.isEmpty() && text.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = file.map(PostedForm.Part::bytes)
                .orElseGet(() -> text.orElseThrow().getBytes(StandardCharsets.UTF_8));
        String name = file.flatMap(PostedForm.Part::fileName).orElse("");
        ReadTable table = TableReader.read(bytes, new TableOptions(name, form.text("encoding"), 1));
        List<String> columns = named(table.columns(), texts);
        return Optional.of(new ListForm(
                table,
                columns,
                form.text("column").flatMap(wanted -> column(wanted, columns)).orElseGet(() -> TextColumn.of(table)),
                table.notices().stream().map(notice -> notice.in(texts)).toList()));
    }

    private static List<String> named(List<String> names, Texts texts) {
        List<String> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(name.isEmpty() ? texts.format("table.column", columns.size() + 1) : name);
        }
        return columns;
    }

    private static Optional<Integer> column(String wanted, List<String> columns) {
        return IntStream.range(0, columns.size())
                .filter(at -> columns.get(at).equalsIgnoreCase(wanted)
                        || String.valueOf(at + 1).equals(wanted))
                .boxed()
                .findFirst();
    }

    /** {@return the rows that are coded} */
    List<List<String>> rows() {
        return table.rows().subList(0, Math.min(MAX_ROWS, table.rows().size()));
    }

    /** {@return how many rows are not coded} */
    int left() {
        return table.rows().size() - rows().size();
    }

    /** {@return the texts to be coded} */
    List<String> texts() {
        return rows().stream().map(row -> row.get(column)).toList();
    }
}
