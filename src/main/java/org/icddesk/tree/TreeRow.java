// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Text;

/**
 * A row of a hierarchy: a node, or the remainder of a level too wide to show.
 *
 * @param uri the class; for a rest, the one that all of it stands under, or the classification itself
 * @param code its code; empty if it has none
 * @param title its title; empty for a rest and where WHO gave none
 * @param level how deep it stands, from 1
 * @param position its place among its siblings, from 1; for a rest, that of the first left out
 * @param size how many siblings there are, itself counted
 * @param branch whether anything stands under it, and if so, whether that is shown
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

    /** What stands under a class. */
    public enum Branch {
        /** Nothing, as far as is known. */
        NONE,
        /** Something that is not shown. */
        CLOSED,
        /** Something that the next lines show. */
        OPEN
    }

    /** {@return what {@code aria-expanded} says; null where nothing stands under it} */
    public String expanded() {
        return branch == Branch.NONE ? null : String.valueOf(branch == Branch.OPEN);
    }

    /** {@return the last segment of its identifier, the fallback for an unknown title} */
    public String name() {
        return uri.path().substring(uri.path().lastIndexOf('/') + 1);
    }
}
