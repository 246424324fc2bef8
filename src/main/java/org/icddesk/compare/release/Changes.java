// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What changed of an entity and all that is below it, or of a classification.
 *
 * @param before how many entities the earlier release has there
 * @param after how many entities the later release has there
 * @param same how many are in both and the same in every part that is compared
 * @param untold how many are in another language than before, so that their texts cannot be compared
 * @param missing how many are listed by a release but unknown to WHO
 * @param changed those that are not the same, in the order of the classification
 * @param asOf when WHO gave the oldest of the answers, if one of them came while WHO did not answer
 */
public record Changes(
        int before, int after, int same, int untold, int missing, List<ChangedEntity> changed, Optional<Instant> asOf) {

    static final Changes NONE = new Changes(0, 0, 0, 0, 0, List.of(), Optional.empty());

    /** {@return how many entities changed in that way} */
    public int count(ChangeKind kind) {
        return (int)
                changed.stream().filter(each -> each.kinds().contains(kind)).count();
    }

    /** {@return how many codes stand for another entity than before} */
    public int reused() {
        return (int)
                changed.stream().filter(each -> each.formerly().isPresent()).count();
    }
}
