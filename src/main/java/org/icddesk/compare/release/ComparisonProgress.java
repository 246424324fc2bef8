// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.Optional;
import org.icddesk.answer.IcdFailure;

/**
 * How far a comparison is.
 *
 * @param compared how many entities are compared
 * @param expected how many there are; 0 while nobody knows
 * @param changes what was found so far, or all of it
 * @param complete whether that is all
 * @param failure why nothing more could be compared just now; empty if something was
 */
public record ComparisonProgress(
        int compared, int expected, Changes changes, boolean complete, Optional<IcdFailure> failure) {

    static final ComparisonProgress NONE = new ComparisonProgress(0, 0, Changes.NONE, false, Optional.empty());
}
