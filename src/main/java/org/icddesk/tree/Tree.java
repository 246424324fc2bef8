// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.List;

/**
 * An expanded hierarchy as rows, from top to bottom.
 *
 * @param rows the lines; empty if WHO did not answer
 * @param missing how many of them WHO gave no title for
 */
public record Tree(List<TreeRow> rows, long missing) {

    static Tree of(List<TreeRow> rows) {
        return new Tree(
                List.copyOf(rows),
                rows.stream()
                        .filter(row -> row.rest() == 0 && row.title().isEmpty())
                        .count());
    }
}
