// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.Optional;
import java.util.Set;
import org.icddesk.icd.IcdUri;

/**
 * An entity that is not the same in two releases.
 *
 * @param uri its identifier in all releases
 * @param before the entity in the earlier release; empty if that has none
 * @param after the entity in the later release; empty if that has none
 * @param kinds what changed of it; never empty
 * @param parts which of its parts are not the same; empty if only one release has it
 * @param formerly what its code stands for in the earlier release, if that is another entity
 */
public record ChangedEntity(
        IcdUri uri,
        Optional<Entry> before,
        Optional<Entry> after,
        Set<ChangeKind> kinds,
        Set<Part> parts,
        Optional<Entry> formerly) {

    /** {@return the entity in the later release, or else in the earlier} */
    public Entry either() {
        return after.or(() -> before).orElseThrow();
    }
}
