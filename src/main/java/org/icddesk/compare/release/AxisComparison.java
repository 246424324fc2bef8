// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.List;
import java.util.Optional;
import org.icddesk.compare.diff.Change;
import org.icddesk.compare.diff.ListDiff;
import org.icddesk.compare.diff.ListDiff.Pair;
import org.icddesk.icd.code.PostcoordinationAxis;

/**
 * A postcoordination axis in two releases.
 *
 * @param before the axis in the earlier release; empty if that has none
 * @param after the axis in the later release; empty if that has none
 * @param scale the entities below which its values are
 */
public record AxisComparison(
        Change change,
        Optional<PostcoordinationAxis> before,
        Optional<PostcoordinationAxis> after,
        List<PlaceComparison> scale) {

    /** {@return the axes of two lists, those that are not the same first} */
    static List<AxisComparison> of(List<PostcoordinationAxis> before, List<PostcoordinationAxis> after) {
        List<AxisComparison> all =
                ListDiff.of(before, after, PostcoordinationAxis::name, axis -> Optional.empty(), (old, axis) -> false)
                        .stream()
                        .map(AxisComparison::of)
                        .toList();
        return Ordering.changesFirst(all, AxisComparison::change);
    }

    private static AxisComparison of(Pair<PostcoordinationAxis> pair) {
        List<PlaceComparison> scale = PlaceComparison.of(
                pair.before().map(PostcoordinationAxis::scale).orElse(List.of()),
                pair.after().map(PostcoordinationAxis::scale).orElse(List.of()));
        boolean sameScale = scale.stream().allMatch(value -> value.change() == Change.SAME);
        Change change = pair.change((old, axis) ->
                sameScale && old.required() == axis.required() && old.multiplicity() == axis.multiplicity());
        return new AxisComparison(change, pair.before(), pair.after(), scale);
    }

    /** {@return the axis of the later release, or else of the earlier} */
    public PostcoordinationAxis either() {
        return after.or(() -> before).orElseThrow();
    }

    /** {@return whether a value must be added to a code in one of the releases and need not in the other} */
    public boolean requirementChanged() {
        return both() && before.get().required() != after.get().required();
    }

    /** {@return whether it takes more values in one of the releases than in the other} */
    public boolean multiplicityChanged() {
        return both() && before.get().multiplicity() != after.get().multiplicity();
    }

    private boolean both() {
        return before.isPresent() && after.isPresent();
    }
}
