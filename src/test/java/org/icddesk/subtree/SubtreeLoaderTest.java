// SPDX-License-Identifier: Apache-2.0
package org.icddesk.subtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.PaperGateway.ROOT;
import static org.icddesk.testing.gateway.PaperGateway.uri;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.Unavailable;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.testing.gateway.PaperGateway;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

class SubtreeLoaderTest {

    private final VirtualTime time = new VirtualTime();
    private final List<Integer> batches = new ArrayList<>();
    private Duration delay = Duration.ZERO;
    private Runnable meanwhile = () -> {};
    private boolean tellsSizes = true;

    /** A gateway that notes how many entities it is asked for at once, and takes its time. */
    private final PaperGateway paper = new PaperGateway() {
        @Override
        public List<Attempt<IcdEntity>> entities(
                Collection<? extends IcdUri> uris, Optional<Release> release, Language language, AnswerTimeout limit) {
            batches.add(uris.size());
            time.pass(delay);
            meanwhile.run();
            return super.entities(uris, release, language, limit);
        }

        @Override
        public OptionalInt descendantCount(IcdUri uri, Optional<Release> release, Language language) {
            return tellsSizes ? super.descendantCount(uri, release, language) : OptionalInt.empty();
        }
    };

    private final SubtreeLoader loader = new SubtreeLoader(paper, time);

    private SubtreeProgress advance(IcdUri top) {
        return loader.advance(top, Optional.empty(), Language.ENGLISH);
    }

    private static SubtreeProgress progress(int loaded, int expected) {
        return new SubtreeProgress(loaded, expected, Optional.empty(), Optional.empty());
    }

    private static List<String> lines(SubtreeProgress progress) {
        return progress.subtree().orElseThrow().rows().stream()
                .map(row -> row.depth() + " " + row.node().code()
                        + row.parent()
                                .map(parent -> " < " + parent.path().replaceAll(".*/", ""))
                                .orElse("")
                        + (row.node().children().isEmpty() ? " leaf" : ""))
                .toList();
    }

    @Test
    void anEntityComesBeforeWhatIsBelowItInWhosOrder() {
        paper.under(0, 1, 2).under(1, 12, 11).under(12, 121, 122).under(11, 111);

        assertThat(lines(advance(uri(1))))
                .containsExactly(
                        "0 C1", "1 C12 < 1", "2 C121 < 12 leaf", "2 C122 < 12 leaf", "1 C11 < 1", "2 C111 < 11 leaf");
    }

    @Test
    void aClassificationAsAWholeHasNoRowOfItsOwn() {
        paper.under(0, 1, 2).under(2, 21);

        assertThat(lines(advance(ROOT))).containsExactly("1 C1 < mms leaf", "1 C2 < mms", "2 C21 < 2 leaf");
    }

    @Test
    void whatStandsInSeveralPlacesComesOnceAndACycleEnds() {
        paper.under(0, 1).under(1, 11, 12).under(11, 111).under(12, 111).under(111, 1);

        assertThat(lines(advance(uri(1)))).containsExactly("0 C1", "1 C11 < 1", "2 C111 < 11", "1 C12 < 1");
    }

    @Test
    void fewAreAskedForAtOnceAndNoneTwice() {
        paper.under(0, 1).under(1, IntStream.range(100, 130).toArray());

        advance(uri(1));

        assertThat(batches).allMatch(size -> size <= SubtreeLoad.AT_ONCE);
        assertThat(paper.asked).hasSize(31).doesNotHaveDuplicates();
    }

    @Test
    void whenWhoIsSlowItGoesOnWhereItWasLeft() {
        paper.under(0, 1).under(1, IntStream.range(100, 140).toArray());
        delay = SubtreeLoader.SLICE.dividedBy(2);

        SubtreeProgress first = advance(uri(1));
        int calls = 1;
        SubtreeProgress last = first;
        while (last.subtree().isEmpty()) {
            last = advance(uri(1));
            calls++;
        }

        assertThat(first).isEqualTo(progress(5, 41));
        assertThat(calls).isEqualTo(6);
        assertThat(lines(last)).hasSize(41);
        assertThat(new HashSet<>(paper.asked)).hasSameSizeAs(paper.asked);
    }

    @Test
    void eachCallLoadsSomethingHoweverSlowWhoIs() {
        paper.under(0, 1).under(1, 11, 12);
        delay = SubtreeLoader.SLICE.multipliedBy(3);

        assertThat(advance(uri(1)).loaded()).isEqualTo(1);
        assertThat(lines(advance(uri(1)))).hasSize(3);
    }

    @Test
    void oneEntityThatFailsIsAskedForAgainAndNothingElseIs() {
        paper.under(0, 1).under(1, 11, 12, 13).failFor(uri(12));

        assertThat(advance(uri(1))).isEqualTo(progress(3, 4));
        SubtreeProgress held = advance(uri(1));
        assertThat(held.loaded()).isEqualTo(3);
        assertThat(held.failure()).containsInstanceOf(Unavailable.class);

        paper.heal();
        assertThat(lines(advance(uri(1))))
                .containsExactly("0 C1", "1 C11 < 1 leaf", "1 C12 < 1 leaf", "1 C13 < 1 leaf");
        assertThat(paper.asked).filteredOn(uri(11)::equals).hasSize(1);
    }

    @Test
    void aFailureFromTheBeginningOnIsWaitedForToo() {
        paper.under(0, 1).under(1, 11).failFor(uri(1)).failFor(ROOT);

        assertThat(advance(uri(1)).failure()).containsInstanceOf(Unavailable.class);
        assertThat(advance(ROOT).failure()).containsInstanceOf(Unavailable.class);
        paper.heal();
        assertThat(lines(advance(uri(1)))).hasSize(2);
        assertThat(lines(advance(ROOT))).hasSize(2);
    }

    @Test
    void whatWhoListsButDoesNotKnowIsARowWithoutATitle() {
        paper.under(0, 1).under(1, 11).ghost(1, 12);

        Subtree subtree = advance(uri(1)).subtree().orElseThrow();

        assertThat(subtree.rows()).hasSize(3);
        assertThat(subtree.rows().get(2).node().uri()).isEqualTo(uri(12));
        assertThat(subtree.missing()).isEqualTo(1);
    }

    @Test
    void aSubtreeOfThousandsIsRefusedBeforeItIsLoaded() {
        paper.under(0, 1).under(1, IntStream.rangeClosed(10_001, 15_000).toArray());

        assertThatThrownBy(() -> advance(uri(1)))
                .isInstanceOfSatisfying(
                        SubtreeTooLarge.class, e -> assertThat(e.count()).isEqualTo(5_001));
        assertThatThrownBy(() -> advance(ROOT)).isInstanceOf(SubtreeTooLarge.class);
        assertThat(paper.asked).isEmpty();
    }

    @Test
    void theLargestThatIsAllowedComes() {
        paper.under(0, 1).under(1, IntStream.rangeClosed(10_001, 14_999).toArray());

        assertThat(lines(advance(uri(1)))).hasSize(5_000);
    }

    @Test
    void whereWhoDoesNotTellTheSizeTheWalkDoes() {
        tellsSizes = false;
        paper.under(0, 1, 2)
                .under(1, 11, 12)
                .under(2, IntStream.rangeClosed(10_001, 15_000).toArray());

        assertThat(lines(advance(uri(1)))).hasSize(3);
        assertThatThrownBy(() -> advance(uri(2)))
                .isInstanceOfSatisfying(
                        SubtreeTooLarge.class, e -> assertThat(e.count()).isEqualTo(5_001));
        assertThat(paper.asked).hasSize(4);
    }

    @Test
    void theSizeThatIsUnknownIsNotShown() {
        tellsSizes = false;
        paper.under(0, 1).under(1, 11, 12);
        delay = SubtreeLoader.SLICE;

        assertThat(advance(uri(1))).isEqualTo(progress(1, 0));
    }

    @Test
    void twoSubtreesAreLoadedAtOnceAndAThirdWaits() {
        paper.under(0, 1, 2, 3).under(1, 11).under(2, 21).under(3, 31);
        List<SubtreeProgress> nested = new ArrayList<>();
        meanwhile = () -> {
            meanwhile = () -> {
                meanwhile = () -> {};
                nested.add(advance(uri(3)));
                nested.add(advance(uri(2)));
            };
            nested.add(advance(uri(2)));
        };

        assertThat(lines(advance(uri(1)))).hasSize(2);

        assertThat(nested.subList(0, 2))
                .as("the third, and the second by somebody else")
                .containsOnly(progress(0, 0));
        assertThat(lines(nested.get(2))).hasSize(2);
        assertThat(lines(advance(uri(3)))).hasSize(2);
    }

    @Test
    void whatNobodyAsksForIsForgotten() {
        paper.under(0, 1).under(1, 11, 12);
        delay = SubtreeLoader.SLICE;
        assertThat(advance(uri(1)).loaded()).isEqualTo(1);

        time.pass(Duration.ofMinutes(6));

        assertThat(advance(uri(1)).loaded()).isEqualTo(1);
        assertThat(paper.asked).filteredOn(uri(1)::equals).hasSize(2);
    }
}
