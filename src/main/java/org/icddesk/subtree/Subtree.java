// SPDX-License-Identifier: Apache-2.0
package org.icddesk.subtree;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.icd.IcdUri;

/**
 * An entity and all that is below it, each entity before those below it; one that stands in several places comes once, in
 * the first.
 *
 * @param asOf when WHO gave the oldest of the answers, if one of them came while WHO did not answer
 */
public record Subtree(List<Row> rows, Optional<Instant> asOf) {

    /**
     * An entity in its place.
     *
     * @param depth how far it is below the first; from 0, or from 1 below a classification as a whole
     * @param parent what it stands under; empty for the first
     */
    public record Row(SubtreeNode node, int depth, Optional<IcdUri> parent) {}

    /** {@return how many of the entities WHO does not know, though it lists them} */
    public long missing() {
        return rows.stream().filter(row -> row.node().title().isEmpty()).count();
    }

    /**
     * Puts entities in order.
     *
     * @param top the entity, or a classification as a whole, which gets no row
     * @param below the children of the classification; empty for an entity
     * @param known all entities of the subtree
     */
    static List<Row> order(IcdUri top, List<IcdUri> below, Map<IcdUri, SubtreeNode> known) {
        List<Row> rows = new ArrayList<>(known.size());
        Set<IcdUri> listed = new HashSet<>();
        Deque<Row> next = new ArrayDeque<>();
        if (known.containsKey(top)) {
            next.push(new Row(known.get(top), 0, Optional.empty()));
        } else {
            push(next, below, 1, top, known);
        }
        while (!next.isEmpty()) {
            Row row = next.pop();
            if (listed.add(row.node().uri())) {
                rows.add(row);
                push(next, row.node().children(), row.depth() + 1, row.node().uri(), known);
            }
        }
        return rows;
    }

    private static void push(
            Deque<Row> next, List<IcdUri> children, int depth, IcdUri parent, Map<IcdUri, SubtreeNode> known) {
        for (int i = children.size() - 1; i >= 0; i--) {
            next.push(new Row(known.get(children.get(i)), depth, Optional.of(parent)));
        }
    }
}
