// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Node;

/** Which entities a query wants, decided once for each. */
final class SearchFilter {

    private static final Set<String> LEFT_OUT = Set.of("26", "V", "X");

    private final SearchQuery query;
    private final Edition edition;
    private final Map<Node, Boolean> known = new HashMap<>();
    private final Set<Node> roots = new HashSet<>();
    private final boolean byFoundation;

    SearchFilter(Edition edition, SearchQuery query) {
        this.query = query;
        this.edition = edition;
        this.byFoundation = edition.isFoundation() || query.foundationDescendants();
        query.subtrees().forEach(id -> roots.add(edition.catalogue().byId(id)));
        roots.remove(null);
    }

    boolean accepts(Node node) {
        return known.computeIfAbsent(node, this::decide);
    }

    private boolean decide(Node node) {
        if (query.codingMode() && (codeless(node) || node.parent == null)) {
            return false;
        }
        return chapterWanted(node) && (query.subtrees().isEmpty() || isUnderRoot(node));
    }

    private boolean codeless(Node node) {
        return node.terminal(edition.release().id()).code.isEmpty();
    }

    private boolean chapterWanted(Node node) {
        String chapter = node.chapter().code;
        if (!query.chapters().isEmpty()) {
            return query.chapters().contains(chapter);
        }
        return !query.codingMode() || !query.subtrees().isEmpty() || !LEFT_OUT.contains(chapter);
    }

    private boolean isUnderRoot(Node node) {
        if (roots.contains(node) || roots.stream().anyMatch(node::isUnder)) {
            return true;
        }
        Node start = node.isResidual() ? node.parent : node;
        return byFoundation && start != null && isUnderInFoundation(start);
    }

    private boolean isUnderInFoundation(Node node) {
        return roots.contains(node) || node.foundationParents.stream().anyMatch(this::isUnderInFoundation);
    }
}
