// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;

/** Reads the visible part of a hierarchy from WHO. */
@ApplicationScoped
public class TreeReader {

    /** The maximum number of rows of a level. */
    static final int MAX_PER_LEVEL = 60;

    /** The maximum number of nodes loaded for one hierarchy, not counting ancestors and remainder rows. */
    static final int MAX_ROWS = 150;

    /** The maximum number of rows sent at once when a reader expands a level. */
    static final int PAGE = 200;

    private static final int MAX_DEPTH = 20;

    private final IcdGateway gateway;

    protected TreeReader() {
        this(null);
    }

    @Inject
    public TreeReader(IcdGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Reads the hierarchy down to a class and the level below it.
     *
     * @param uri the class, in one release
     * @param ancestors its known ancestors, in any order; may be empty
     * @param release as in {@link HierarchySource}
     * @param language the language of the titles
     * @return the hierarchy; what WHO does not answer is left out or has no title
     */
    public Tree open(IcdUri uri, List<? extends IcdUri> ancestors, Optional<Release> release, Language language) {
        try {
            HierarchySource source = new HierarchySource(uri.root(), release, language, gateway);
            Map<IcdUri, HierarchyNode> known = new HashMap<>();
            List<IcdUri> path = uri.isRoot() ? List.of() : path(uri, ancestors, source, known);
            List<SiblingWindow> levels = levels(path, source, known);
            List<IcdUri> asked = levels.stream()
                    .flatMap(level -> level.shown().stream())
                    .filter(shown -> !known.containsKey(shown))
                    .distinct()
                    .toList();
            known.putAll(source.nodes(asked));
            return Tree.of(new TreeWriter(path, levels, known).rows(uri.root()));
        } catch (IcdFailure e) {
            return Tree.of(List.of());
        }
    }

    /**
     * Reads the level below a class.
     *
     * @param uri the class or the classification itself, in one release
     * @param from how many of the level to leave out
     * @param release as in {@link HierarchySource}
     * @param language the language of the titles
     * @return at most {@value #PAGE} lines and, if more follow, a line that says so
     * @throws IcdFailure if WHO does not answer for the children of the class
     */
    public Tree children(IcdUri uri, int from, Optional<Release> release, Language language) {
        HierarchySource source = new HierarchySource(uri.root(), release, language, gateway);
        List<IcdUri> level = source.children(uri);
        int start = Math.max(0, Math.min(from, level.size()));
        SiblingWindow window = new SiblingWindow(level, start, Math.min(level.size(), start + PAGE));
        List<TreeRow> rows = new TreeWriter(List.of(), List.of(window), source.nodes(window.shown())).rows(uri);
        // The reader already has the nodes before.
        rows.removeIf(row -> row.rest() > 0 && row.position() <= start);
        return Tree.of(rows);
    }

    /** Follows the first parent of each class upwards; a cycle ends where it closes (A33). */
    private static List<IcdUri> path(
            IcdUri uri, List<? extends IcdUri> ancestors, HierarchySource source, Map<IcdUri, HierarchyNode> known) {
        List<IcdUri> first = new ArrayList<>(ancestors.subList(0, Math.min(MAX_DEPTH, ancestors.size())));
        first.add(uri);
        known.putAll(source.nodes(first));
        Deque<IcdUri> path = new ArrayDeque<>();
        Set<IcdUri> seen = new HashSet<>();
        Optional<IcdUri> next = Optional.of(uri);
        while (next.isPresent() && !next.get().isRoot() && path.size() < MAX_DEPTH && seen.add(next.get())) {
            IcdUri at = next.get();
            if (!known.containsKey(at)) {
                known.putAll(source.nodes(List.of(at)));
            }
            path.addFirst(at);
            next = known.getOrDefault(at, HierarchyNode.unknown(at)).parent();
        }
        return List.copyOf(path);
    }

    /** Cuts each level to a window, the nearest levels first, so that a wide top level does not hide the neighbours. */
    private static List<SiblingWindow> levels(
            List<IcdUri> path, HierarchySource source, Map<IcdUri, HierarchyNode> known) {
        Deque<SiblingWindow> levels = new ArrayDeque<>();
        int left = MAX_ROWS;
        for (int depth = path.size(); depth >= 0; depth--) {
            IcdUri focus = depth < path.size() ? path.get(depth) : null;
            List<IcdUri> siblings =
                    depth == 0 ? top(source) : known.get(path.get(depth - 1)).children();
            if (focus != null && !siblings.contains(focus)) {
                siblings = List.of(focus);
            }
            SiblingWindow window = SiblingWindow.around(siblings, focus, Math.max(1, Math.min(MAX_PER_LEVEL, left)));
            left -= window.shown().size();
            levels.addFirst(window);
        }
        return List.copyOf(levels);
    }

    private static List<IcdUri> top(HierarchySource source) {
        try {
            return source.roots();
        } catch (IcdFailure e) {
            return List.of();
        }
    }
}
