// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.IcdEntity;

/**
 * A node of a hierarchy.
 *
 * @param code its code; empty if it has none
 * @param title its title; empty if unknown
 * @param parent its parent, the first where there are several; empty at the top or when unknown
 */
record HierarchyNode(IcdUri uri, String code, Optional<Text> title, Optional<IcdUri> parent, List<IcdUri> children) {

    /** {@return the node of an entity; of several parents, the first counts} */
    static HierarchyNode of(IcdEntity entity) {
        return new HierarchyNode(
                entity.uri(),
                entity.code(),
                Optional.of(entity.title()),
                entity.parents().stream().findFirst().map(IcdUri.class::cast),
                List.copyOf(entity.children()));
    }

    /** {@return a class of which nothing but its identifier is known} */
    static HierarchyNode unknown(IcdUri uri) {
        return new HierarchyNode(uri, "", Optional.empty(), Optional.empty(), List.of());
    }

    /** {@return whether it could be loaded} */
    boolean isKnown() {
        return title.isPresent();
    }
}
