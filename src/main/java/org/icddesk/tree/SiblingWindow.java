// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.List;
import org.icddesk.icd.IcdUri;

/**
 * The visible part of a level.
 *
 * @param siblings the whole level
 * @param from the first shown
 * @param to the one after the last shown
 */
record SiblingWindow(List<IcdUri> siblings, int from, int to) {

    /**
     * Chooses what to show of a level.
     *
     * @param siblings the whole level
     * @param focus what must be among it; null to show the first
     * @param width how many to show at most, at least 1
     */
    static SiblingWindow around(List<IcdUri> siblings, IcdUri focus, int width) {
        int middle = focus == null ? 0 : Math.max(0, siblings.indexOf(focus));
        int from = Math.max(0, Math.min(middle - width / 2, siblings.size() - width));
        return new SiblingWindow(siblings, from, Math.min(siblings.size(), from + width));
    }

    /** {@return what is shown} */
    List<IcdUri> shown() {
        return siblings.subList(from, to);
    }

    /** {@return how many are left out before what is shown} */
    int before() {
        return from;
    }

    /** {@return how many are left out after what is shown} */
    int after() {
        return siblings.size() - to;
    }
}
