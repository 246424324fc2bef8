// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListDiffTest {

    /** Written as {@code what it stands for:its words}, or words alone. */
    private static List<String> diff(List<String> before, List<String> after) {
        return ListDiff.of(
                        before,
                        after,
                        item -> item,
                        item -> item.contains(":")
                                ? Optional.of(item.substring(0, item.indexOf(':')))
                                : Optional.empty(),
                        (old, item) -> old.charAt(0) == item.charAt(0))
                .stream()
                .map(pair -> pair.change(String::equals).word() + " "
                        + pair.before().orElse("-") + " " + pair.after().orElse("-"))
                .toList();
    }

    @Test
    void theOrderDoesNotMatter() {
        assertThat(diff(List.of("x", "y"), List.of("y", "x"))).containsExactly("same y y", "same x x");
    }

    @Test
    void whatStandsForTheSameIsChangedAndWhatIsLeftIsNewOrGone() {
        assertThat(diff(List.of("1:old", "2:gone", "plain"), List.of("3:new", "1:other", "plain")))
                .containsExactly("new - 3:new", "changed 1:old 1:other", "same plain plain", "gone 2:gone -");
    }

    @Test
    void equalOnesArePairedBeforeThoseThatOnlyStandForTheSame() {
        assertThat(diff(List.of("1:a", "1:b"), List.of("1:b", "1:c")))
                .containsExactly("same 1:b 1:b", "changed 1:a 1:c");
    }

    @Test
    void likenessPairsWhatIsLeft() {
        assertThat(diff(List.of("apple", "beet"), List.of("apples", "corn")))
                .containsExactly("changed apple apples", "new - corn", "gone beet -");
    }

    @Test
    void whatIsThereTwiceIsCountedTwice() {
        assertThat(diff(List.of("x", "x"), List.of("x"))).containsExactly("same x x", "gone x -");
    }

    @Test
    void manyThatAreLeftAreNotLookedThroughForLikeness() {
        List<String> many = IntStream.range(0, 500).mapToObj(i -> "a" + i).toList();

        assertThat(diff(many, List.of("also"))).hasSize(501).contains("new - also");
    }
}
