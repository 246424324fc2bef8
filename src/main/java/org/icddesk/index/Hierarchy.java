// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.icd.IcdUri;

/**
 * The entities of an index by number, each directly before all that stands under it, so that a subtree is a range of
 * numbers.
 */
final class Hierarchy {

    private static final int NONE = Numbering.NONE;

    private final IndexedEntity[] entities;
    private final int[] parents;
    private final int[] ends;
    private final int[] tops;
    private final Map<IcdUri, Integer> byUri;
    private final Map<String, Integer> byCode;

    Hierarchy(List<IndexedEntity> given) {
        Numbering numbering = new Numbering(given);
        int[] order = numbering.order();
        entities = new IndexedEntity[order.length];
        parents = new int[order.length];
        ends = new int[order.length];
        tops = new int[order.length];
        byUri = new HashMap<>(order.length * 2);
        byCode = new HashMap<>(order.length * 2);
        int[] numbers = new int[given.size()];
        for (int at = 0; at < order.length; at++) {
            numbers[order[at]] = at;
        }
        for (int at = 0; at < order.length; at++) {
            entities[at] = given.get(order[at]);
            byUri.put(numbering.uri(order[at]), at);
            if (!entities[at].code().isEmpty()) {
                byCode.putIfAbsent(entities[at].code(), at);
            }
            int above = numbering.parent(order[at]) < 0 ? at : numbers[numbering.parent(order[at])];
            parents[at] = above < at ? above : NONE;
            tops[at] = above < at ? tops[above] : at;
        }
        for (int at = order.length - 1; at >= 0; at--) {
            ends[at] = Math.max(ends[at], at + 1);
            if (parents[at] != NONE) {
                ends[parents[at]] = Math.max(ends[parents[at]], ends[at]);
            }
        }
    }

    int size() {
        return entities.length;
    }

    IndexedEntity entity(int number) {
        return entities[number];
    }

    /** {@return the number of what an entity stands under; negative for a top} */
    int parent(int number) {
        return parents[number];
    }

    /** {@return the number after the last of an entity's subtree} */
    int end(int number) {
        return ends[number];
    }

    /** {@return the number of the top, a chapter, that an entity stands under or is} */
    int top(int number) {
        return tops[number];
    }

    /** {@return the entities that stand under nothing} */
    List<IndexedEntity> tops() {
        List<IndexedEntity> chapters = new ArrayList<>();
        for (int top = 0; top < entities.length; top = ends[top]) {
            chapters.add(entities[top]);
        }
        return chapters;
    }

    /** {@return the code of the chapter that an entity stands in} */
    String chapter(int number) {
        return entities[tops[number]].code();
    }

    /** {@return the number of an entity, whatever the release of its identifier} */
    Optional<Integer> find(IcdUri uri) {
        return Optional.ofNullable(byUri.get(uri.inAllReleases()));
    }

    /** {@return the number of the entity that has a code} */
    Optional<Integer> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
