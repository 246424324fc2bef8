// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.List;
import java.util.Optional;
import org.icddesk.compare.diff.Change;
import org.icddesk.compare.diff.ListDiff;
import org.icddesk.icd.IcdUri;

/**
 * An entity that stands in a list of another one, such as its children, in two releases.
 *
 * @param before its identifier in the earlier release; empty if it does not stand there
 * @param after its identifier in the later release; empty if it does not stand there
 */
public record PlaceComparison(Optional<IcdUri> before, Optional<IcdUri> after) {

    /** {@return the entities of two lists, those that are not in both first} */
    static List<PlaceComparison> of(List<? extends IcdUri> before, List<? extends IcdUri> after) {
        List<PlaceComparison> all = ListDiff.<IcdUri>of(
                        List.copyOf(before),
                        List.copyOf(after),
                        IcdUri::inAllReleases,
                        uri -> Optional.empty(),
                        (old, uri) -> false)
                .stream()
                .map(pair -> new PlaceComparison(pair.before(), pair.after()))
                .toList();
        return Ordering.changesFirst(all, PlaceComparison::change);
    }

    /** {@return whether it stands in both, or in which} */
    public Change change() {
        if (before.isPresent() && after.isPresent()) {
            return Change.SAME;
        }
        return after.isPresent() ? Change.NEW : Change.GONE;
    }

    /** {@return its identifier in the later release, or else in the earlier} */
    public IcdUri either() {
        return after.or(() -> before).orElseThrow();
    }
}
