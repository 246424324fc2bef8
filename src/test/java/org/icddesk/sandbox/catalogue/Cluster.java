// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A code or a combination of codes, with what each means: a stem and the values of its axes.
 *
 * @param stem the entity of the first code
 * @param values what was added to it, in the order written
 */
public record Cluster(Node stem, List<Value> values) {

    /** Where WHO puts a value that fits none of the stem's axes, in flexible mode only. */
    static final String OTHER = "otherPostcoordination";

    /**
     * A value on an axis.
     *
     * @param joint {@code &} for an extension code, {@code /} for another stem
     */
    public record Value(String axis, char joint, Cluster cluster) {}

    /**
     * Reads {@code stem&extension/stem2&extension}.
     *
     * @return empty for an unknown code, or one that the axes do not allow unless {@code flexible}
     */
    public static Optional<Cluster> of(Edition edition, String code, boolean flexible, boolean terminal) {
        String[] parts = code.split("/", -1);
        Optional<Cluster> head = part(edition, parts[0], flexible, terminal);
        if (head.isEmpty()) {
            return head;
        }
        List<Value> values = new ArrayList<>(head.get().values());
        for (int i = 1; i < parts.length; i++) {
            Optional<Cluster> next = part(edition, parts[i], flexible, terminal);
            if (next.isEmpty() || !add(edition, head.get().stem(), '/', next.get(), flexible, values)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Cluster(head.get().stem(), values));
    }

    private static Optional<Cluster> part(Edition edition, String part, boolean flexible, boolean terminal) {
        String[] codes = part.split("&", -1);
        List<Value> values = new ArrayList<>();
        Node stem = null;
        for (String code : codes) {
            Optional<Node> found = edition.byCode(code.strip());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Node node = terminal ? found.get().terminal(edition.release().id()) : found.get();
            if (stem == null) {
                stem = node;
            } else if (!add(edition, stem, '&', new Cluster(node, List.of()), flexible, values)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Cluster(stem, values));
    }

    private static boolean add(
            Edition edition, Node stem, char joint, Cluster value, boolean flexible, List<Value> values) {
        Optional<Scale> scale = stem.details.scales().stream()
                .filter(candidate -> holds(edition, candidate, value.stem()))
                .filter(candidate -> allowsAnother(edition, candidate, value.stem(), values))
                .findFirst();
        if (scale.isEmpty() && !flexible) {
            return false;
        }
        values.add(new Value(scale.map(Scale::axis).orElse(OTHER), joint, value));
        return true;
    }

    private static boolean holds(Edition edition, Scale scale, Node value) {
        return root(edition, scale, value).isPresent();
    }

    /** The entity of a scale below which a value stands. */
    private static Optional<Node> root(Edition edition, Scale scale, Node value) {
        return scale.values().stream()
                .map(id -> edition.catalogue().byId(id))
                .filter(root -> root != null && value.isUnder(root))
                .findFirst();
    }

    /** Whether the values that are there leave room; a block is taken to be what stands below one entity of the scale. */
    private static boolean allowsAnother(Edition edition, Scale scale, Node added, List<Value> values) {
        List<Node> there = values.stream()
                .filter(value -> value.axis().equals(scale.axis()))
                .map(value -> value.cluster().stem())
                .toList();
        return switch (scale.multiple()) {
            case "NotAllowed" -> there.isEmpty();
            case "AllowedExceptFromSameBlock" ->
                there.stream().noneMatch(other -> root(edition, scale, other).equals(root(edition, scale, added)));
            default -> !there.contains(added);
        };
    }

    public boolean isPlain() {
        return values.isEmpty();
    }

    public String code() {
        StringBuilder code = new StringBuilder(stem.code);
        values.forEach(
                value -> code.append(value.joint()).append(value.cluster().code()));
        return code.toString();
    }

    /** Something of each part, joined as WHO joins URIs: {@code a & b / c}. */
    public String joined(java.util.function.Function<Node, String> each) {
        StringBuilder all = new StringBuilder(each.apply(stem));
        values.forEach(value -> all.append(' ')
                .append(value.joint())
                .append(' ')
                .append(value.cluster().joined(each)));
        return all.toString();
    }
}
