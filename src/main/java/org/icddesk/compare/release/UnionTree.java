// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.icddesk.icd.IcdUri;

/**
 * What is below an entity in one of two releases or in both, as far as it is known; one thread at a time.
 *
 * <p>Whoever leaves the place that is compared, or comes into it, is looked for in the other release too, so that a move is
 * told from an end.
 */
final class UnionTree {

    /** More than the largest classification has, with what left it. */
    static final int MAX_ENTITIES = 60_000;

    private final Map<IcdUri, LoadedPair> loaded = new HashMap<>();
    private final Set<IcdUri> discovered = new HashSet<>();
    private final Deque<IcdUri> pending = new ArrayDeque<>();
    private final Set<IcdUri> insideBefore = new HashSet<>();
    private final Set<IcdUri> insideAfter = new HashSet<>();

    /** Takes in what stands there in the earlier release. */
    void enterBefore(List<IcdUri> uris) {
        enter(uris, insideBefore, false);
    }

    /** Takes in what stands there in the later release. */
    void enterAfter(List<IcdUri> uris) {
        enter(uris, insideAfter, true);
    }

    private void enter(List<IcdUri> uris, Set<IcdUri> inside, boolean later) {
        Deque<IcdUri> next = new ArrayDeque<>(uris);
        while (!next.isEmpty()) {
            IcdUri uri = next.remove();
            if (inside.add(uri)) {
                if (discovered.add(uri)) {
                    pending.add(uri);
                }
                LoadedPair known = loaded.get(uri);
                if (known != null) {
                    next.addAll(later ? known.childrenAfter() : known.childrenBefore());
                }
            }
        }
        if (discovered.size() > MAX_ENTITIES) {
            throw new ComparisonTooLarge();
        }
    }

    /** {@return the next entity to be asked for; null if there is none} */
    IcdUri next() {
        return pending.poll();
    }

    /** Has an entity asked for again. */
    void putBack(IcdUri uri) {
        pending.addFirst(uri);
    }

    void add(IcdUri uri, LoadedPair pair) {
        loaded.put(uri, pair);
        if (insideBefore.contains(uri)) {
            enterBefore(pair.childrenBefore());
        }
        if (insideAfter.contains(uri)) {
            enterAfter(pair.childrenAfter());
        }
    }

    LoadedPair get(IcdUri uri) {
        return loaded.get(uri);
    }

    boolean isInsideBefore(IcdUri uri) {
        return insideBefore.contains(uri);
    }

    boolean isInsideAfter(IcdUri uri) {
        return insideAfter.contains(uri);
    }

    boolean isComplete() {
        return pending.isEmpty();
    }

    int compared() {
        return loaded.size();
    }

    int discovered() {
        return discovered.size();
    }
}
