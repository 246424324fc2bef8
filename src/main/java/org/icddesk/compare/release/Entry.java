// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;

/**
 * An entity in one release, as a table of changes shows it.
 *
 * @param code its code; empty if it has none
 * @param range the codes of a block of ICD-11; empty for all else
 * @param parent what it stands under, in the same release
 */
public record Entry(IcdUri uri, String code, String range, Text title, ClassKind kind, Optional<IcdUri> parent) {

    static Entry of(IcdEntity entity) {
        return new Entry(
                entity.uri(),
                entity.code(),
                entity.codeRange().orElse(""),
                entity.title(),
                entity.kind(),
                entity.parents().stream().findFirst().map(IcdUri.class::cast));
    }
}
