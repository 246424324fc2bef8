// SPDX-License-Identifier: Apache-2.0
package org.icddesk.list;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.icddesk.table.ReadTable;

/** Guesses which column of a table has the diagnoses: one that is called so, else the one with the longest texts. */
final class TextColumn {

    private static final int SAMPLE = 100;
    private static final List<String> NAMES = List.of(
            "text",
            "diagnosis",
            "diagnoses",
            "term",
            "description",
            "diagnose",
            "diagnostic",
            "texte",
            "libellé",
            "diagnóstico",
            "texto",
            "descripción",
            "التشخيص",
            "النص");

    private TextColumn() {}

    static int of(ReadTable table) {
        List<String> columns = table.columns().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return NAMES.stream()
                .map(columns::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElseGet(() -> longest(table));
    }

    private static int longest(ReadTable table) {
        List<List<String>> sample =
                table.rows().subList(0, Math.min(SAMPLE, table.rows().size()));
        return IntStream.range(0, table.columns().size())
                .boxed()
                .max(Comparator.comparingLong((Integer at) -> sample.stream()
                                .mapToLong(row -> row.get(at)
                                        .chars()
                                        .filter(Character::isLetter)
                                        .count())
                                .sum())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
    }
}
