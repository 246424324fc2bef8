// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Brings what several readings of a search found into one order.
 *
 * <p>A hit through a synonym comes after those whose whole text is what was typed, and before those that have a word of
 * the synonym only as the beginning of another, as "fluid" is of "flu".
 */
final class HitRanking {

    private static final float SYNONYM = 0.10f;
    private static final float APART = 0.01f;

    private HitRanking() {}

    /**
     * Merges hits.
     *
     * @param texts the texts in which they were found
     * @return each entity once, not in order
     */
    static List<ScoredEntity> merged(List<ScoredEntity> found, IndexedTexts texts) {
        List<ScoredEntity> direct =
                found.stream().filter(ScoredEntity::isDirect).toList();
        if (direct.size() == found.size()) {
            return found;
        }
        Collection<ScoredEntity> meant = best(found.stream().filter(hit -> !hit.isDirect()));
        List<ScoredEntity> whole = direct.stream()
                .filter(ScoredEntity::whole)
                .map(hit -> byTitle(hit, meant, texts))
                .toList();
        List<ScoredEntity> synonyms =
                lowered(meant.stream().map(hit -> hit.lowered(SYNONYM)).toList(), whole);
        List<ScoredEntity> rest = direct.stream()
                .filter(hit -> !hit.whole() && !hit.isByAccident())
                .toList();
        Collection<ScoredEntity> merged = best(Stream.of(whole, synonyms, rest).flatMap(List::stream));
        return after(merged, direct.stream().filter(ScoredEntity::isByAccident).toList());
    }

    /** {@return a hit; where only an inclusion of it was typed, the one whose title a synonym says, at the same place} */
    private static ScoredEntity byTitle(ScoredEntity hit, Collection<ScoredEntity> meant, IndexedTexts texts) {
        int title = texts.first(hit.entity());
        return hit.text() == title
                ? hit
                : meant.stream()
                        .filter(other -> other.entity() == hit.entity() && other.text() == title && other.whole())
                        .findFirst()
                        .map(other -> other.lowered(other.score() - hit.score()))
                        .orElse(hit);
    }

    /** {@return some hits, then others that are not among them} */
    static List<ScoredEntity> after(Collection<ScoredEntity> first, List<ScoredEntity> others) {
        Map<Integer, ScoredEntity> known = new HashMap<>();
        first.forEach(hit -> known.put(hit.entity(), hit));
        List<ScoredEntity> last =
                others.stream().filter(hit -> !known.containsKey(hit.entity())).toList();
        List<ScoredEntity> all = new ArrayList<>(first);
        all.addAll(lowered(last, first));
        return all;
    }

    private static Collection<ScoredEntity> best(Stream<ScoredEntity> hits) {
        Map<Integer, ScoredEntity> best = new HashMap<>();
        hits.forEach(hit -> best.merge(hit.entity(), hit, (one, other) -> other.score() > one.score() ? other : one));
        return best.values();
    }

    /** {@return hits with lower scores, if need be, so that all come after others} */
    private static List<ScoredEntity> lowered(List<ScoredEntity> hits, Collection<ScoredEntity> others) {
        double lowest = others.stream().mapToDouble(ScoredEntity::score).min().orElse(Double.MAX_VALUE);
        double highest = hits.stream().mapToDouble(ScoredEntity::score).max().orElse(0);
        float by = (float) Math.max(0, highest + APART - lowest);
        return by == 0 ? hits : hits.stream().map(hit -> hit.lowered(by)).toList();
    }
}
