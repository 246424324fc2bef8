// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.compare.release.TwoReleases.FROM;
import static org.icddesk.compare.release.TwoReleases.TO;
import static org.icddesk.compare.release.TwoReleases.pair;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.answer.Unavailable;
import org.icddesk.icd.Language;
import org.icddesk.testing.gateway.VirtualTime;
import org.icddesk.tracking.DependencyTracker;
import org.junit.jupiter.api.Test;

class ComparisonLoaderTest {

    private final VirtualTime time = new VirtualTime();
    private final TwoReleases who = new TwoReleases();
    private final ComparisonLoader loader = new ComparisonLoader(who, time);

    private ComparisonProgress advance(int top) {
        return loader.advance(pair(top), Language.ENGLISH);
    }

    private Changes complete(int top) {
        ComparisonProgress progress = advance(top);
        assertThat(progress.complete()).isTrue();
        return progress.changes();
    }

    private static List<String> lines(Changes changes) {
        return changes.changed().stream()
                .map(each -> each.uri().path().replaceAll(".*/", "")
                        + each.kinds().stream().map(kind -> " " + kind.word()).collect(Collectors.joining()))
                .toList();
    }

    @Test
    void nothingIsToldWhereNothingChanged() {
        who.under(0, 1, 2).under(1, 11, 12);

        assertThat(complete(1)).isEqualTo(new Changes(3, 3, 3, 0, 0, List.of(), java.util.Optional.empty()));
        assertThat(complete(0).same()).isEqualTo(4);
    }

    @Test
    void whatIsNewAndWhatIsGoneIsToldInTheOrderOfTheClassification() {
        who.under(0, 1)
                .under(1, 11)
                .under(FROM, 1, 12)
                .under(1, 13)
                .under(TO, 1, 14)
                .under(FROM, 12, 121);

        Changes changes = complete(1);

        assertThat(lines(changes)).containsExactly("12 gone", "121 gone", "14 new");
        assertThat(changes.before()).isEqualTo(5);
        assertThat(changes.after()).isEqualTo(4);
        assertThat(changes.same()).isEqualTo(3);
        assertThat(changes.count(ChangeKind.GONE)).isEqualTo(2);
    }

    @Test
    void anotherTitleCodeTextAndParentAreToldApart() {
        who.under(0, 1)
                .under(1, 11, 12, 13, 14)
                .under(FROM, 11, 15)
                .under(TO, 12, 15)
                .change(TO, 11, paper -> paper.title("Other"))
                .change(TO, 12, paper -> paper.code("D12"))
                .change(TO, 13, paper -> paper.definition("now defined"))
                .change(FROM, 14, paper -> paper.inclusions("a", "b").title("x"))
                .change(TO, 14, paper -> paper.inclusions("b", "a").title("x").code("E"));

        Changes changes = complete(1);

        assertThat(lines(changes))
                .containsExactly("11 retitled", "12 recoded", "15 moved", "13 reworded", "14 recoded");
        assertThat(changes.changed().get(3).parts()).containsExactly(Part.DEFINITION);
    }

    @Test
    void whatLeftIsMovedAndNotGone() {
        who.under(0, 1, 2).under(FROM, 1, 11).under(TO, 2, 11).under(11, 111);

        Changes left = complete(1);
        Changes came = complete(2);

        assertThat(lines(left)).containsExactly("11 moved");
        assertThat(left.before()).isEqualTo(3);
        assertThat(left.after()).isEqualTo(1);
        assertThat(lines(came)).containsExactly("11 moved");
        assertThat(came.after()).isEqualTo(3);
    }

    @Test
    void whatMovedUnderSomethingKnownAlreadyTakesWhatIsBelowAlong() {
        who.under(0, 1)
                .under(1, 11, 12)
                .under(FROM, 11, 13)
                .under(TO, 12, 13)
                .under(13, 131)
                .under(TO, 131, 1311);

        assertThat(lines(complete(1))).containsExactly("13 moved", "1311 new");
    }

    @Test
    void aCodeThatStandsForSomethingElseNowIsPointedOut() {
        who.under(0, 1)
                .under(1, 11, 12, 13)
                .change(TO, 11, paper -> paper.code("C12"))
                .change(TO, 12, paper -> paper.code("C11"))
                .under(TO, 1, 14)
                .change(TO, 13, paper -> paper.code("C99"))
                .change(TO, 14, paper -> paper.code("C13"));

        Changes changes = complete(1);

        assertThat(changes.reused()).isEqualTo(3);
        assertThat(changes.changed().stream().map(each -> each.formerly()
                        .map(entry -> entry.title().value())
                        .orElse("-")))
                .containsExactly("Title 12", "Title 11", "-", "Title 13");
    }

    @Test
    void aTranslationIsNoChange() {
        who.under(0, 1).change(FROM, 1, paper -> paper.title("Cholera").definition("defined"));
        who.change(TO, 1, paper -> paper.title("Choléra").definition("défini").tag("fr"));

        Changes changes = complete(1);

        assertThat(changes.changed()).isEmpty();
        assertThat(changes.untold()).isEqualTo(1);
        assertThat(changes.same()).isZero();
    }

    @Test
    void whatIsListedButUnknownIsCountedAsMissing() {
        who.under(0, 1).under(1, 11).ghost(TO, 1, 99);

        assertThat(complete(1).missing()).isEqualTo(1);
    }

    @Test
    void cyclesEnd() {
        who.under(0, 1).under(1, 11).under(11, 1);

        assertThat(complete(1).before()).isEqualTo(2);
    }

    @Test
    void fewAreAskedForAtOnceAndNoneTwice() {
        who.under(0, 1).under(1, IntStream.range(100, 140).toArray());

        complete(1);

        assertThat(who.batches).allMatch(size -> size <= 2 * ComparisonLoad.AT_ONCE);
        assertThat(who.asked).hasSize(82).doesNotHaveDuplicates();
    }

    @Test
    void whenWhoIsSlowItGoesOnWhereItWasLeftAndShowsWhatItFound() {
        who.under(0, 1).under(1, IntStream.range(100, 130).toArray()).under(TO, 1, 99);
        who.change(TO, 100, paper -> paper.title("Other"));
        who.meanwhile = () -> time.pass(ComparisonLoader.SLICE.dividedBy(2));

        ComparisonProgress first = advance(1);

        assertThat(first.complete()).isFalse();
        assertThat(first.compared()).isEqualTo(4);
        assertThat(first.expected()).isEqualTo(32);
        assertThat(lines(first.changes())).containsExactly("100 retitled");
        ComparisonProgress last = first;
        int calls = 1;
        while (!last.complete()) {
            last = advance(1);
            calls++;
        }
        assertThat(calls).isLessThan(12);
        assertThat(last.compared()).isEqualTo(last.expected()).isEqualTo(32);
        assertThat(who.asked).doesNotHaveDuplicates();
    }

    @Test
    void lookingAtItAsksNothing() {
        who.under(0, 1).under(1, IntStream.range(100, 130).toArray());
        assertThat(loader.progress(pair(1), Language.ENGLISH)).isEqualTo(ComparisonProgress.NONE);
        who.meanwhile = () -> time.pass(ComparisonLoader.SLICE);
        ComparisonProgress begun = advance(1);
        int asked = who.asked.size();

        assertThat(loader.progress(pair(1), Language.ENGLISH)).isEqualTo(begun);
        assertThat(who.asked).hasSize(asked);
    }

    @Test
    void whatIsCompleteIsRememberedForADay() {
        who.under(0, 1).under(1, 11);
        ComparisonProgress first = advance(1);
        int asked = who.asked.size();

        try (DependencyTracker tracker = DependencyTracker.start()) {
            assertThat(advance(1)).isSameAs(first);
            assertThat(who.asked).hasSize(asked);
            assertThat(tracker.isUnchanged()).isTrue();
            time.pass(Duration.ofDays(1));
            assertThat(tracker.isUnchanged()).isFalse();
        }
        advance(1);
        assertThat(who.asked).hasSize(2 * asked);
    }

    @Test
    void whatWasFoundInAnOutageIsNotRemembered() {
        who.under(0, 1);
        who.outage = true;
        assertThat(complete(1).asOf()).isPresent();
        who.outage = false;

        assertThat(complete(1).asOf()).isEmpty();
    }

    @Test
    void anEntityThatFailsInOneReleaseIsAskedForAgain() {
        who.under(0, 1).under(1, 11, 12);
        who.failFor(TO, 12);

        advance(1);
        ComparisonProgress held = advance(1);
        assertThat(held.complete()).isFalse();
        assertThat(held.failure()).containsInstanceOf(Unavailable.class);

        who.heal();
        assertThat(complete(1).same()).isEqualTo(3);
    }

    @Test
    void moreThanAnyClassificationHasIsRefused() {
        who.under(0, 1)
                .under(TO, 1, IntStream.range(2, UnionTree.MAX_ENTITIES + 3).toArray());

        assertThatThrownBy(() -> advance(1)).isInstanceOf(ComparisonTooLarge.class);
    }
}
