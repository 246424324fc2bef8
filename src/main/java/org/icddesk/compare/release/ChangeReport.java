// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.icd.IcdUri;

/** The report on what is known of a comparison: counted, and put in the order of the classification. */
final class ChangeReport {

    private final UnionTree tree;
    private final Map<String, Entry> codesBefore = new HashMap<>();
    private final List<ChangedEntity> changed = new ArrayList<>();
    private int before;
    private int after;
    private int same;
    private int untold;
    private int missing;

    private ChangeReport(UnionTree tree) {
        this.tree = tree;
    }

    /**
     * Makes the report.
     *
     * @param top the uppermost entities in order
     */
    static Changes of(UnionTree tree, List<IcdUri> top, Optional<Instant> asOf) {
        ChangeReport report = new ChangeReport(tree);
        List<IcdUri> all = report.inOrder(top);
        all.forEach(report::noteCode);
        all.forEach(report::count);
        return new Changes(
                report.before, report.after, report.same, report.untold, report.missing, report.changed, asOf);
    }

    private List<IcdUri> inOrder(List<IcdUri> top) {
        List<IcdUri> all = new ArrayList<>(tree.compared());
        Set<IcdUri> listed = new HashSet<>();
        Deque<IcdUri> next = new ArrayDeque<>(top);
        while (!next.isEmpty()) {
            IcdUri uri = next.pop();
            LoadedPair pair = tree.get(uri);
            if (pair != null && listed.add(uri)) {
                all.add(uri);
                List<IcdUri> below = children(uri, pair);
                for (int i = below.size() - 1; i >= 0; i--) {
                    next.push(below.get(i));
                }
            }
        }
        return all;
    }

    /** {@return the children as the later release orders them, each that only the earlier has after its neighbour there} */
    private List<IcdUri> children(IcdUri uri, LoadedPair pair) {
        List<IcdUri> merged = new ArrayList<>(tree.isInsideAfter(uri) ? pair.childrenAfter() : List.of());
        Set<IcdUri> known = new HashSet<>(merged);
        int at = 0;
        for (IcdUri child : tree.isInsideBefore(uri) ? pair.childrenBefore() : List.<IcdUri>of()) {
            if (known.contains(child)) {
                at = merged.indexOf(child) + 1;
            } else if (!tree.isInsideAfter(child)) {
                merged.add(at++, child);
            }
        }
        return merged;
    }

    private void noteCode(IcdUri uri) {
        tree.get(uri)
                .before()
                .filter(entry -> tree.isInsideBefore(uri) && !entry.code().isEmpty())
                .ifPresent(entry -> codesBefore.putIfAbsent(entry.code(), entry));
    }

    private void count(IcdUri uri) {
        LoadedPair pair = tree.get(uri);
        before += pair.before().isPresent() && tree.isInsideBefore(uri) ? 1 : 0;
        after += pair.after().isPresent() && tree.isInsideAfter(uri) ? 1 : 0;
        untold += pair.untold() ? 1 : 0;
        if (pair.isMissing()) {
            missing++;
            return;
        }
        Set<ChangeKind> kinds = pair.kinds();
        if (!kinds.isEmpty()) {
            changed.add(new ChangedEntity(uri, pair.before(), pair.after(), kinds, pair.parts(), formerly(uri, pair)));
        } else if (!pair.untold()) {
            same++;
        }
    }

    private Optional<Entry> formerly(IcdUri uri, LoadedPair pair) {
        return pair.after()
                .map(entry -> codesBefore.get(entry.code()))
                .filter(entry -> !entry.uri().inAllReleases().equals(uri));
    }
}
