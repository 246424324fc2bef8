// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.icd.IcdUri;

/**
 * Puts entities in an order in which each stands directly before all that is below it. One whose parent is not there is
 * a top; of several with one identifier the first counts.
 */
final class Numbering {

    /** The number of no entity. */
    static final int NONE = -1;

    private final IcdUri[] uris;
    private final int[] parents;
    private final int[] firstChild;
    private final int[] nextSibling;
    private final boolean[] done;
    private final int[] order;
    private int ordered;

    Numbering(List<IndexedEntity> given) {
        int count = given.size();
        uris = new IcdUri[count];
        parents = new int[count];
        firstChild = new int[count];
        nextSibling = new int[count];
        done = new boolean[count];
        order = new int[count];
        Arrays.fill(firstChild, NONE);
        Map<IcdUri, Integer> known = new HashMap<>(count * 2);
        for (int at = 0; at < count; at++) {
            uris[at] = given.get(at).uri().inAllReleases();
            done[at] = known.putIfAbsent(uris[at], at) != null;
        }
        for (int at = count - 1; at >= 0; at--) {
            parents[at] = given.get(at)
                    .parent()
                    .map(parent -> known.get(parent.inAllReleases()))
                    .orElse(NONE);
            if (parents[at] != NONE) {
                nextSibling[at] = firstChild[parents[at]];
                firstChild[parents[at]] = at;
            }
        }
        for (int at = 0; at < count; at++) {
            if (parents[at] == NONE) {
                descend(at);
            }
        }
        // What is its own parent, at whatever distance, was not come to from any top.
        for (int at = 0; at < count; at++) {
            descend(at);
        }
    }

    private void descend(int top) {
        int at = top;
        while (at != NONE) {
            boolean isNew = !done[at];
            if (isNew) {
                done[at] = true;
                order[ordered++] = at;
            }
            int next = isNew ? firstChild[at] : NONE;
            while (next == NONE && at != top) {
                next = nextSibling[at];
                at = parents[at];
            }
            at = next;
        }
    }

    /** {@return the entities, by their places in what was given, in the new order} */
    int[] order() {
        return Arrays.copyOf(order, ordered);
    }

    /** {@return the identifier of an entity in all releases} */
    IcdUri uri(int place) {
        return uris[place];
    }

    /** {@return the place of what an entity stands under} */
    int parent(int place) {
        return parents[place];
    }
}
