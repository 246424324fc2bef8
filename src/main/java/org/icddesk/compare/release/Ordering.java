// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.icddesk.compare.diff.Change;

/** The order in which compared things are listed: those that changed before those that did not. */
final class Ordering {

    private Ordering() {}

    static <T> List<T> changesFirst(List<T> all, Function<T, Change> change) {
        return all.stream()
                .sorted(Comparator.comparing(each -> change.apply(each) == Change.SAME))
                .toList();
    }
}
