// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.entity.IcdEntity;

/**
 * An entity that was asked for in both releases.
 *
 * @param before the entity in the earlier release; empty if that has none
 * @param after the entity in the later release; empty if that has none
 * @param childrenBefore its children in the earlier release, their identifiers in all releases
 * @param childrenAfter its children in the later release, likewise
 * @param parts which of its parts are not the same; empty unless both releases have it
 * @param untold whether its texts are in another language than before
 */
record LoadedPair(
        Optional<Entry> before,
        Optional<Entry> after,
        List<IcdUri> childrenBefore,
        List<IcdUri> childrenAfter,
        Set<Part> parts,
        boolean untold) {

    /** Parts whose change has a kind of its own, or shows in other entities. */
    private static final Set<Part> TOLD_OTHERWISE = EnumSet.of(Part.CODE, Part.TITLE, Part.PARENT, Part.CHILDREN);

    static LoadedPair of(Optional<IcdEntity> before, Optional<IcdEntity> after) {
        boolean both = before.isPresent() && after.isPresent();
        Optional<EntityComparison> comparison =
                both ? Optional.of(EntityComparison.of(before, after)) : Optional.empty();
        return new LoadedPair(
                before.map(Entry::of),
                after.map(Entry::of),
                children(before),
                children(after),
                comparison.map(EntityComparison::changed).orElse(Set.of()),
                comparison.filter(EntityComparison::isInTwoLanguages).isPresent());
    }

    private static List<IcdUri> children(Optional<IcdEntity> entity) {
        return entity.map(each -> askable(each.children())).orElse(List.of());
    }

    /** {@return those of the listed identifiers that can be asked for, in all releases} */
    static List<IcdUri> askable(List<? extends IcdUri> listed) {
        return listed.stream()
                .filter(uri -> !uri.isRoot())
                .map(IcdUri::inAllReleases)
                .distinct()
                .toList();
    }

    boolean isMissing() {
        return before.isEmpty() && after.isEmpty();
    }

    Set<ChangeKind> kinds() {
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        if (before.isEmpty() || after.isEmpty()) {
            kinds.add(before.isEmpty() ? ChangeKind.NEW : ChangeKind.GONE);
            return kinds;
        }
        // The codes of a block are no code of its own.
        addIf(!before.get().code().equals(after.get().code()), ChangeKind.RECODED, kinds);
        addIf(parts.contains(Part.PARENT), ChangeKind.MOVED, kinds);
        addIf(parts.contains(Part.TITLE) && !untold, ChangeKind.RETITLED, kinds);
        addIf(!untold && parts.stream().anyMatch(part -> !TOLD_OTHERWISE.contains(part)), ChangeKind.REWORDED, kinds);
        return kinds;
    }

    private static void addIf(boolean is, ChangeKind kind, Set<ChangeKind> kinds) {
        if (is) {
            kinds.add(kind);
        }
    }
}
