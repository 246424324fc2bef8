// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Text;

/**
 * A row of a hierarchy: a node, or the remainder of a level too wide to show.
 *
 * @param uri the class; for a remainder, the parent of its nodes
 * @param code its code; empty if it has none
 * @param title its title; empty for a remainder and where WHO gave none
 * @param level how deep it stands, from 1
 * @param position its position among its siblings, from 1; for a remainder, that of its first node
 * @param size how many siblings there are, itself counted
 * @param branch whether it has children, and if so, whether they are shown
 * @param current whether it is what the page shows
 * @param rest how many siblings are left out here; 0 for a class
 */
public record TreeRow(
        IcdUri uri,
        String code,
        Optional<Text> title,
        int level,
        int position,
        int size,
        Branch branch,
        boolean current,
        int rest) {

    /** The children of a node. */
    public enum Branch {
        /** None known. */
        NONE,
        /** Not shown. */
        CLOSED,
        /** Shown by the next rows. */
        OPEN
    }

    /** {@return the value of {@code aria-expanded}; null if it has no children} */
    public String expanded() {
        return branch == Branch.NONE ? null : String.valueOf(branch == Branch.OPEN);
    }

    /** {@return the last segment of its identifier, the fallback for an unknown title} */
    public String name() {
        return uri.path().substring(uri.path().lastIndexOf('/') + 1);
    }
}
