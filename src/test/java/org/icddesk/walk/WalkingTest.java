// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;
import static org.icddesk.walk.WalkBench.PLAN;
import static org.icddesk.walk.WalkBench.RELEASE;
import static org.icddesk.walk.WalkBench.uri;

import java.time.Duration;
import java.util.Optional;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.tracking.DependencyTracker;
import org.junit.jupiter.api.Test;

/** A walk from its beginning to its end: what is asked, how politely, and what is searched meanwhile. */
class WalkingTest {

    private final WalkBench bench = new WalkBench(Optional.empty(), PLAN);

    @Test
    void itAsksForTheReleaseAndForEachEntityOnceLevelByLevel() {
        bench.run(30);

        assertThat(bench.asked())
                .containsExactly(
                        "2019",
                        "2019/I",
                        "2019/II",
                        "2019/A00-A09",
                        "2019/A15-A19",
                        "2019/C00-C97",
                        "2019/A00",
                        "2019/A01",
                        "2019/A15",
                        "2019/C00",
                        "2019/A00.0",
                        "2019/A00.1",
                        "2019/A00.9");
        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
        assertThat(bench.progress().done()).isEqualTo(bench.entities()).isEqualTo(12);
    }

    @Test
    void whatItBringsIsIndexedInTheOrderOfTheClassification() {
        bench.run(30);

        WalkedIndex found = bench.index().orElseThrow();
        assertThat(found.index().size()).isEqualTo(12);
        assertThat(found.release()).isEqualTo(RELEASE);
        assertThat(found.language()).isEqualTo(Language.ENGLISH);
        assertThat(found.coverage().complete()).isTrue();
        assertThat(found.coverage().finished()).containsExactly("I", "II");
        assertThat(found.asOf()).isBetween(bench.desk.time.now().minusSeconds(30), bench.desk.time.now());
    }

    @Test
    void itAsksTwiceASecondAndNotMore() {
        bench.pass(Duration.ofSeconds(4));

        assertThat(bench.asked()).hasSize(8);
        assertThat(bench.progress().perSecond()).isBetween(1.9, 2.1);
        assertThat(bench.state()).isEqualTo(WalkState.WALKING);
    }

    @Test
    void fasterThanItTicksItAsksSeveralTimesATick() {
        bench.rate(50);
        bench.restart();

        bench.pass(Duration.ofMillis(300));

        assertThat(bench.asked()).hasSizeBetween(9, 11);
    }

    @Test
    void ofTimeInWhichItAskedNothingASecondIsMadeUpForAtMost() {
        bench.run(1);
        bench.desk.time.pass(Duration.ofMinutes(5));

        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.asked()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void whatIsThereIsSearchedWhileItGrowsAndTellsWhichChaptersAreThere() {
        bench.put("C00", many("C", 10));
        bench.put("A15", many("A", 40));

        bench.run(45);

        WalkedIndex soFar = bench.index().orElseThrow();
        assertThat(soFar.coverage().complete()).isFalse();
        assertThat(soFar.coverage().chapters()).containsExactly("I", "II");
        assertThat(soFar.index().size()).isBetween(25, 44);
        bench.run(90);
        assertThat(bench.index().orElseThrow().coverage().complete()).isTrue();
        assertThat(bench.searched()).isEqualTo(bench.entities());
    }

    @Test
    void aPageThatShowsWhatIsSearchedDependsOnIt() {
        bench.put("A15", many("A", 40));
        bench.run(40);
        DependencyTracker page = DependencyTracker.start();
        String version = bench.index().orElseThrow().version();
        page.close();

        assertThat(page.isUnchanged()).isTrue();
        bench.run(50);
        assertThat(page.isUnchanged()).isFalse();
        assertThat(bench.index().orElseThrow().version()).isNotEqualTo(version);
    }

    @Test
    void aPageThatFoundNothingDependsOnThatToo() {
        DependencyTracker page = DependencyTracker.start();
        assertThat(bench.index()).isEmpty();
        page.close();

        assertThat(page.isUnchanged()).isTrue();
        bench.run(30);
        assertThat(page.isUnchanged()).isFalse();
    }

    @Test
    void theNumberOfEntitiesIsEstimatedFromThoseAnswered() {
        bench.run(2);
        assertThat(bench.progress().total()).isEqualTo(6);

        bench.run(6);

        assertThat(bench.progress().done()).isEqualTo(7);
        assertThat(bench.progress().total()).isBetween(12, 20);
        assertThat(bench.progress().timeLeft())
                .hasValueSatisfying(left -> assertThat(left).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8)));
    }

    @Test
    void anAnswerThatIsCachedIsNotAskedForAgain() {
        bench.desk.gateway.icd10Entity((Icd10Uri) uri("A00"), Language.ENGLISH);
        long remembered = bench.desk.gateway.status().remembered();

        bench.run(30);

        assertThat(bench.asked()).filteredOn("2019/A00"::equals).hasSize(1);
        assertThat(bench.progress().calls()).isEqualTo(12);
        assertThat(bench.desk.gateway.status().remembered())
                .as("what readers have not asked for takes no room")
                .isEqualTo(remembered);
    }

    @Test
    void whatWhoListsButDoesNotKnowIsToldAndLeftOut() {
        bench.spoil("2019/A01", status(404));

        bench.run(30);

        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
        assertThat(bench.progress().absent()).isEqualTo(1);
        assertThat(bench.searched()).isEqualTo(11);
        assertThat(bench.asked()).filteredOn("2019/A01"::equals).hasSize(1);
        assertThat(bench.asked())
                .as("whether the release itself is gone")
                .filteredOn("2019"::equals)
                .hasSize(2);
    }

    @Test
    void aReleaseThatIsWithdrawnIsToldAndWhatIsThereIsSearched() {
        bench.run(8);
        bench.spoil("2019", status(404));
        bench.spoil("2019/A15", status(404));

        bench.run(30);

        assertThat(bench.state()).isEqualTo(WalkState.WITHDRAWN);
        assertThat(bench.searched()).isEqualTo(7);
        int asked = bench.asked().size();
        bench.run(20);
        assertThat(bench.asked()).as("not asked for again at once").hasSize(asked);

        bench.heal();
        bench.desk.time.pass(Duration.ofDays(1));
        bench.run(30);
        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
        assertThat(bench.searched()).isEqualTo(12);
    }

    @Test
    void aReleaseThatWasNeverThereIsTold() {
        bench.spoil("2019", status(404));

        bench.run(5);

        assertThat(bench.state()).isEqualTo(WalkState.ABSENT);
        assertThat(bench.index()).isEmpty();
        assertThat(bench.asked()).containsExactly("2019");
    }

    @Test
    void anAnswerThatCannotBeReadIsLeftOutAfterThreeTriesAndAskedForAgainNextDay() {
        bench.spoil("2019/A00", ok("rubbish"));

        bench.pass(Duration.ofMinutes(4));

        assertThat(bench.asked()).filteredOn("2019/A00"::equals).hasSize(3);
        assertThat(bench.progress().leftOut()).isEqualTo(1);
        assertThat(bench.progress().failures()).isEqualTo(3);
        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
        WalkedIndex without = bench.index().orElseThrow();
        assertThat(without.coverage().complete()).isFalse();
        assertThat(without.coverage().finished()).containsExactly("II");

        bench.heal();
        bench.desk.time.pass(Duration.ofDays(1));
        bench.run(10);
        assertThat(bench.progress().leftOut()).isZero();
        assertThat(bench.index().orElseThrow().coverage().complete()).isTrue();
    }

    private static String[] many(String letter, int from) {
        String[] codes = new String[50];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = letter + (from + i);
        }
        return codes;
    }
}
