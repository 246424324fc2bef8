// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the entities that match one reading of a search. */
final class EntitySearch {

    private final SearchVariant variant;
    private final Candidates candidates;
    private final HitScorer scorer;
    private final int from;
    private final int to;

    /**
     * @param from the number of the first entity to look at
     * @param to the number after the last
     */
    EntitySearch(IndexContents contents, SearchVariant variant, int from, int to) {
        this.variant = variant;
        this.candidates = new Candidates(contents, variant);
        this.scorer = new HitScorer(contents, variant);
        this.from = from;
        this.to = to;
    }

    /** {@return those that have all words, or lack some of them at most} */
    List<ScoredEntity> lacking(int most) {
        List<ScoredEntity> found = new ArrayList<>();
        long optional = most == 0 ? 0 : variant.optional();
        BitSet those = candidates.with(optional, most);
        for (int entity = those.nextSetBit(from); entity >= 0 && entity < to; entity = those.nextSetBit(entity + 1)) {
            ScoredEntity scored = scorer.score(entity, optional, most);
            if (scored != null) {
                found.add(scored);
            }
        }
        return found;
    }
}
