// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.tree.TreeRow.Branch;

/** Flattens levels into rows, each level below its parent in the level above. */
final class TreeWriter {

    private final List<IcdUri> path;
    private final List<SiblingWindow> levels;
    private final Map<IcdUri, HierarchyNode> known;
    private final List<TreeRow> rows = new ArrayList<>();

    /**
     * Flattens a hierarchy.
     *
     * @param path the classes that lead down, from the top
     * @param levels the levels, the first that of the path's first class, the last that below its last
     * @param known what is known of each class shown
     */
    TreeWriter(List<IcdUri> path, List<SiblingWindow> levels, Map<IcdUri, HierarchyNode> known) {
        this.path = path;
        this.levels = levels;
        this.known = known;
    }

    /**
     * Flattens the levels below a class.
     *
     * @param above the parent of the first level
     * @return all rows, from top to bottom
     */
    List<TreeRow> rows(IcdUri above) {
        flatten(0, above);
        return rows;
    }

    private void flatten(int depth, IcdUri above) {
        SiblingWindow level = levels.get(depth);
        rest(level.before(), 0, depth, above);
        for (int i = level.from(); i < level.to(); i++) {
            IcdUri uri = level.siblings().get(i);
            boolean leads = depth < path.size() && path.get(depth).equals(uri);
            boolean opens = leads && !levels.get(depth + 1).shown().isEmpty();
            rows.add(row(uri, depth, i, level.siblings().size(), opens, leads && depth == path.size() - 1));
            if (opens) {
                flatten(depth + 1, uri);
            }
        }
        rest(level.after(), level.to(), depth, above);
    }

    private TreeRow row(IcdUri uri, int depth, int index, int size, boolean opens, boolean current) {
        HierarchyNode node = known.getOrDefault(uri, HierarchyNode.unknown(uri));
        Branch branch = opens ? Branch.OPEN : node.children().isEmpty() ? Branch.NONE : Branch.CLOSED;
        return new TreeRow(uri, node.code(), node.title(), depth + 1, index + 1, size, branch, current, 0);
    }

    private void rest(int count, int index, int depth, IcdUri above) {
        if (count > 0) {
            int size = levels.get(depth).siblings().size();
            rows.add(new TreeRow(above, "", Optional.empty(), depth + 1, index + 1, size, Branch.NONE, false, count));
        }
    }
}
