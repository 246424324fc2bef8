// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WordMatchesTest {

    private static Map<Long, Float> of(WordMatches matches, int word) {
        Map<Long, Float> found = new HashMap<>();
        for (int match = matches.first(word); match != WordMatches.NONE; match = matches.next(match)) {
            assertThat(matches.word(match)).isEqualTo(word);
            assertThat(found.put(matches.set(match), matches.quality(match))).isNull();
        }
        return found;
    }

    @Test
    void theBetterOfTwoMatchesCounts() {
        WordMatches matches = new WordMatches();
        matches.add(7, 1, 0.8f, MatchKind.PREFIX);
        matches.add(7, 1, 0.97f, MatchKind.STEM);
        matches.add(7, 1, 0.6f, MatchKind.SIMILAR);
        matches.add(7, 2, 1, MatchKind.EXACT);

        assertThat(of(matches, 7)).containsOnly(Map.entry(1L, 0.97f), Map.entry(2L, 1f));
        assertThat(of(matches, 8)).isEmpty();
        assertThat(matches.size()).isEqualTo(2);
        assertThat(matches.kind(0)).isEqualTo(MatchKind.STEM);
    }

    @Property
    void asManyAsThereAreAreKept(@ForAll @Size(max = 400) List<@IntRange(max = 60) Integer> words) {
        WordMatches matches = new WordMatches();
        Map<Integer, Map<Long, Float>> expected = new HashMap<>();
        for (int at = 0; at < words.size(); at++) {
            long set = 1L << at % 5;
            float quality = at % 7 / 7f;
            matches.add(words.get(at), set, quality, MatchKind.SIMILAR);
            expected.computeIfAbsent(words.get(at), key -> new HashMap<>()).merge(set, quality, Math::max);
        }

        assertThat(expected)
                .allSatisfy((word, found) -> assertThat(of(matches, word)).isEqualTo(found));
        assertThat(matches.size())
                .isEqualTo(expected.values().stream().mapToInt(Map::size).sum());
    }
}
