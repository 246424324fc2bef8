// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.icddesk.export.DownloadFormat;
import org.icddesk.export.ExportTable;
import org.icddesk.export.ListFiles;

/** A list that was written is read again as it was. */
class RoundTripProperties {

    private static final int SOURCE_COLUMNS = 3;

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> pieces = Arbitraries.of(
                "=",
                "+",
                "-",
                "@",
                "'",
                "\"",
                ",",
                ";",
                "\t",
                "\n",
                "\r\n",
                "\r",
                "|",
                "_x000D_",
                "<b>",
                "&",
                "1E30",
                "007",
                "سرطان",
                "糖尿病",
                "é",
                "😀",
                " ",
                "a",
                "0.5",
                "true",
                "2025-01-01",
                "\u0001",
                "\uFEFF");
        Arbitrary<String> texts = pieces.list().ofMaxSize(5).map(list -> String.join("", list));
        return texts.list()
                .ofSize(SOURCE_COLUMNS + OwnFiles.ADDED.size())
                .filter(row -> row.stream().anyMatch(text -> !text.isBlank()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 300)
    void B25_nothingIsLostInAnyFormat(@ForAll("rows") List<List<String>> rows, @ForAll DownloadFormat format) {
        List<String> columns = new ArrayList<>(List.of("diagnosis", "n", "=2+5"));
        columns.addAll(OwnFiles.ADDED);

        byte[] file = ListFiles.write(
                        format, new ExportTable("list", "en", Map.of(), columns, ListFiles.cells(columns, rows)))
                .bytes();
        ReadTable table = TableReader.read(
                file,
                new TableOptions("list." + format.name().toLowerCase(java.util.Locale.ROOT), Optional.empty(), 1));

        assertThat(table.format().name()).isEqualTo(format.name());
        assertThat(table.columns()).isEqualTo(columns);
        assertThat(table.rows()).isEqualTo(rows);
    }
}
