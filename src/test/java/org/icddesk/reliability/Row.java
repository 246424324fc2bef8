// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One promise about a fault, as tests name it.
 *
 * @param id such as {@code T24}; T is the token endpoint, A the ICD API, L the machine, B bad input, P load, C a crowd
 * @param fault what goes wrong; empty for load
 * @param promise what readers and administrators see all the same
 */
record Row(String id, String fault, String promise) {

    private static final Pattern IN_TEST_NAME = Pattern.compile("^((?:[TALBPC]\\d\\d_)+).*");

    /** {@return all rows, in the order of the report} */
    static List<Row> all() {
        try (InputStream rows = Row.class.getResourceAsStream("rows.tsv")) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(columns -> new Row(columns[0], columns[1], columns[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the ids at the start of a test's name}
     *
     * @param method such as {@code T17_T18_aResetIsTransient}
     */
    static List<String> idsIn(String method) {
        Matcher ids = IN_TEST_NAME.matcher(method);
        return ids.matches() ? List.of(ids.group(1).split("_")) : List.of();
    }
}
