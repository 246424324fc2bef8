// SPDX-License-Identifier: Apache-2.0
package org.icddesk.subtree;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;

/**
 * An entity of a subtree.
 *
 * @param code its code; empty if it has none
 * @param range the codes of a block of ICD-11; empty for all else
 * @param title its title; empty if WHO does not know it, though it is listed
 * @param children what stands under it
 */
public record SubtreeNode(
        IcdUri uri, String code, String range, Optional<Text> title, ClassKind kind, List<IcdUri> children) {

    static SubtreeNode of(IcdUri uri, IcdEntity entity) {
        return new SubtreeNode(
                uri,
                entity.code(),
                entity.codeRange().orElse(""),
                Optional.of(entity.title()),
                entity.kind(),
                askable(entity.children()));
    }

    /** {@return those of the listed identifiers that can be asked for: a classification is no entity of itself} */
    static List<IcdUri> askable(List<? extends IcdUri> listed) {
        return listed.stream()
                .filter(uri -> !uri.isRoot() && !uri.isInAllReleases())
                .map(IcdUri.class::cast)
                .toList();
    }

    static SubtreeNode unknown(IcdUri uri) {
        return new SubtreeNode(uri, "", "", Optional.empty(), ClassKind.UNKNOWN, List.of());
    }
}
