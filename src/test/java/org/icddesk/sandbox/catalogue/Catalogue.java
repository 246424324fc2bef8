// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All ICD-11 entities that the sandbox knows, in the order of the classification. */
public final class Catalogue {

    private final Map<String, Node> byId = new LinkedHashMap<>();
    private final Map<String, Node> byCode = new LinkedHashMap<>();
    private final Map<String, Map<String, Node>> codesIn = new HashMap<>();
    private final Map<String, List<Node>> roots = new LinkedHashMap<>();

    void add(Node node) {
        byId.put(node.id, node);
        if (!node.code.isEmpty()) {
            byCode.put(node.linearization + " " + node.code, node);
        }
        if (node.parent == null) {
            roots.computeIfAbsent(node.linearization, name -> new ArrayList<>()).add(node);
        }
    }

    /** Makes {@code child} a child of {@code parent} in the foundation, once. */
    void link(Node parent, Node child) {
        if (!child.foundationParents.contains(parent)) {
            child.foundationParents.add(parent);
            parent.foundationChildren.add(child);
        }
    }

    /** The node of that identifier, or null. */
    public Node byId(String id) {
        return byId.get(id);
    }

    public Collection<Node> nodes() {
        return byId.values();
    }

    /** Number of entities and residuals of a linearization in a release. */
    public long size(String linearization, String release) {
        return byId.values().stream()
                .filter(node -> node.linearization.equals(linearization) && node.existsIn(release))
                .count();
    }

    public Optional<Node> inLinearization(String linearization, String release, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(node -> node.linearization.equals(linearization) && node.existsIn(release));
    }

    public Optional<Node> inFoundation(String release, String id) {
        return Optional.ofNullable(byId.get(id)).filter(node -> !node.isResidual() && node.existsIn(release));
    }

    public Optional<Node> byCode(String linearization, String release, String code) {
        return Optional.ofNullable(codesOf(release)
                        .getOrDefault(linearization + " " + code, byCode.get(linearization + " " + code)))
                .filter(node -> node.existsIn(release) && !node.classKind.equals("chapter"))
                .filter(node -> node.codeIn(release).equals(code));
    }

    /** The entities whose codes are others in a release, by those. */
    private Map<String, Node> codesOf(String release) {
        return codesIn.getOrDefault(release, Map.of());
    }

    /** Gives an entity another code in one release. */
    void recodeIn(String release, Node node, String code) {
        node.codeIn.put(release, code);
        codesIn.computeIfAbsent(release, id -> new HashMap<>()).put(node.linearization + " " + code, node);
    }

    /** Chapters of a linearization, or the topmost entities of the foundation. */
    public List<Node> roots(String linearization, String release) {
        return roots.getOrDefault(linearization, List.of()).stream()
                .filter(node -> node.existsIn(release))
                .filter(node -> !linearization.equals("foundation") || node.foundationParents.isEmpty())
                .toList();
    }

    /** The entity into which the linearization aggregates a foundation entity: itself, or the nearest above it. */
    public Optional<Node> aggregated(String linearization, String release, String id) {
        Node node = byId.get(id);
        while (node != null && !(node.linearization.equals(linearization) && node.existsIn(release))) {
            node = node.foundationParents.isEmpty() ? null : node.foundationParents.get(0);
        }
        return Optional.ofNullable(node);
    }
}
