// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An entity of ICD-11: its place in one linearization, in the foundation, or in both.
 *
 * <p>Filled while a catalogue is loaded, only read afterwards.
 */
public final class Node {

    public final String id;
    public final String linearization;
    public final String code;
    public final String classKind;
    public final Node parent;
    private final Node chapter;
    private Node unspecified;
    final List<Node> children = new ArrayList<>();
    public final List<Node> foundationParents = new ArrayList<>();
    public final List<Node> foundationChildren = new ArrayList<>();

    public String blockId = "";
    public String codeRange = "";
    String since = "";
    String until = "9999";
    public boolean openCode;
    /** Codes that together mean this entity below the shoreline, or empty. */
    public String cluster = "";

    public Texts title;
    public Details details = Details.NONE;
    /** Titles that differ in a release, by its id. */
    public final Map<String, Texts> titleIn = new LinkedHashMap<>();
    /** Details that differ in a release, by its id. */
    final Map<String, Details> detailsIn = new LinkedHashMap<>();
    /** Codes that differ in a release, by its id. */
    final Map<String, String> codeIn = new LinkedHashMap<>();
    /** Parents that differ in a release, by its id. */
    private final Map<String, Node> parentIn = new LinkedHashMap<>();
    /** What stands here in a release and elsewhere in others, by the release's id. */
    private final Map<String, List<Node>> childrenIn = new LinkedHashMap<>();

    /**
     * @param id digits, for a residual followed by {@code /other} or {@code /unspecified}
     * @param linearization {@code mms}, {@code icf}, or {@code foundation} for what is below the shoreline
     * @param parent the only parent in the linearization, null for chapters and foundation entities
     */
    Node(String id, String linearization, String code, String classKind, Node parent, Texts title) {
        this.id = id;
        this.linearization = linearization;
        this.code = code;
        this.classKind = classKind;
        this.parent = parent;
        this.title = title;
        this.chapter = parent == null ? this : parent.chapter;
        if (parent != null) {
            parent.children.add(this);
            if (id.endsWith("/unspecified")) {
                parent.unspecified = this;
            }
        }
    }

    public boolean isResidual() {
        return id.indexOf('/') >= 0;
    }

    public boolean isCluster() {
        return !cluster.isEmpty();
    }

    /** The digits, without a residual. */
    public String entityId() {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }

    public boolean existsIn(String release) {
        return since.compareTo(release) <= 0 && release.compareTo(until) <= 0;
    }

    public Texts titleIn(String release) {
        Texts changed = titleIn.get(release);
        return changed == null ? title : changed;
    }

    public Details detailsIn(String release) {
        return detailsIn.getOrDefault(release, details);
    }

    public String codeIn(String release) {
        return codeIn.getOrDefault(release, code);
    }

    /** The only parent in the linearization, null for chapters. */
    public Node parentIn(String release) {
        return parentIn.getOrDefault(release, parent);
    }

    /** Puts this under another parent of the same chapter in one release. */
    void moveIn(String release, Node other) {
        parentIn.put(release, other);
        other.childrenIn.computeIfAbsent(release, id -> new ArrayList<>()).add(this);
    }

    public List<Node> children(String release) {
        return Stream.concat(
                        children.stream().filter(child -> !child.parentIn.containsKey(release)),
                        childrenIn.getOrDefault(release, List.of()).stream())
                .filter(child -> child.existsIn(release))
                .toList();
    }

    boolean isLeaf(String release) {
        return children(release).isEmpty();
    }

    /** The topmost entity above this one in its linearization; below the shoreline that of the first parent. */
    public Node chapter() {
        boolean below = linearization.equals("foundation") && !foundationParents.isEmpty();
        return below ? foundationParents.get(0).chapter() : chapter;
    }

    /** Nearest first, without the linearization itself. */
    public List<Node> ancestors() {
        return ancestors("");
    }

    /** Nearest first, as they are in a release. */
    public List<Node> ancestors(String release) {
        List<Node> found = new ArrayList<>();
        for (Node node = parentIn(release); node != null; node = node.parentIn(release)) {
            found.add(node);
        }
        return found;
    }

    public boolean isUnder(Node root) {
        for (Node node = this; node != null; node = node.parent) {
            if (node == root) {
                return true;
            }
        }
        return false;
    }

    /** Where a coder ends who picked this entity: its unspecified residual if there is one, else itself. */
    public Node terminal(String release) {
        return unspecified != null && unspecified.existsIn(release) ? unspecified : this;
    }

    @Override
    public String toString() {
        return linearization + " " + id + " " + code;
    }
}
