// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.util.List;

/**
 * How much of a release an index has.
 *
 * @param complete whether it has all of it, as far as it is wanted
 * @param done how many entities were asked for
 * @param total about how many there are
 * @param chapters the codes of the chapters known so far, in the order of the classification
 * @param finished the codes of those that are there as a whole
 */
public record WalkCoverage(boolean complete, int done, int total, List<String> chapters, List<String> finished) {

    /** Copies the lists. */
    public WalkCoverage {
        chapters = List.copyOf(chapters);
        finished = List.copyOf(finished);
    }
}
