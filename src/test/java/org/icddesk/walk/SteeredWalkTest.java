// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;
import static org.icddesk.walk.WalkBench.ICD10;
import static org.icddesk.walk.WalkBench.LATEST;
import static org.icddesk.walk.WalkBench.PLAN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks as administrators steer them, and as WHO's releases change. */
class SteeredWalkTest {

    private static final String ID = "icd10-2019-en";

    @TempDir
    private Path folder;

    @Test
    void pausedItAsksNothingEvenAfterARestartUntilItIsToGoOn() {
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        bench.run(3);

        bench.walks.perform(WalkAction.PAUSE, ID);
        bench.run(5);
        assertThat(bench.state()).isEqualTo(WalkState.PAUSED);
        assertThat(bench.asked()).hasSize(3);

        bench.restart();
        bench.run(5);
        assertThat(bench.state()).isEqualTo(WalkState.PAUSED);
        assertThat(bench.asked()).hasSize(3);
        assertThat(bench.searched()).isEqualTo(2);

        bench.walks.perform(WalkAction.GO_ON, ID);
        bench.run(20);
        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
    }

    @Test
    void walkedAnewItSearchesWhatWasThereUntilAllOfTheNewIs() throws Exception {
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        bench.run(20);
        Instant before = bench.index().orElseThrow().asOf();
        bench.put("A01", "A01.0");

        bench.walks.perform(WalkAction.ANEW, ID);
        bench.run(8);
        assertThat(bench.state()).isEqualTo(WalkState.WALKING);
        assertThat(bench.searched()).isEqualTo(12);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.index().orElseThrow().asOf()).isEqualTo(before);

        bench.restart();
        bench.run(1);
        assertThat(bench.searched()).as("after a restart in between").isEqualTo(12);
        bench.run(20);
        assertThat(bench.searched()).isEqualTo(13);
        assertThat(bench.index().orElseThrow().asOf()).isAfter(before);
        assertThat(bench.asked()).filteredOn("2019/A01"::equals).hasSize(2);
        assertThat(files()).hasSize(1);
    }

    @Test
    void walkedAnewItDoesNotTakeWhatIsCached() {
        WalkBench bench = new WalkBench(Optional.empty(), PLAN);
        bench.desk.gateway.icd10Entity((Icd10Uri) WalkBench.uri("A00"), Language.ENGLISH);
        bench.run(20);
        assertThat(bench.asked()).filteredOn("2019/A00"::equals).hasSize(1);

        bench.walks.perform(WalkAction.ANEW, ID);
        bench.run(20);

        assertThat(bench.asked()).filteredOn("2019/A00"::equals).hasSize(2);
        assertThat(bench.searched()).isEqualTo(12);
    }

    @Test
    void walkedAnewOfAReleaseThatIsGoneItKeepsWhatWasThere() {
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        bench.run(20);
        bench.spoil("2019", status(404));

        bench.walks.perform(WalkAction.ANEW, ID);
        bench.run(5);

        assertThat(bench.state()).isEqualTo(WalkState.ABSENT);
        assertThat(bench.searched()).isEqualTo(12);
        bench.restart();
        bench.run(5);
        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
        assertThat(bench.searched()).isEqualTo(12);
    }

    @Test
    void theLatestReleaseIsFoundOutAtTheStartAndEachDay() throws Exception {
        WalkBench bench = new WalkBench(Optional.of(folder), LATEST);
        bench.run(20);
        assertThat(bench.asked()).startsWith("", "2019", "2019/I");
        assertThat(bench.progress().release()).contains("2019");

        bench.releases("2026", "2019");
        bench.desk.time.pass(Duration.ofHours(20));
        bench.run(3);
        assertThat(bench.asked()).filteredOn(""::equals).hasSize(1);

        bench.desk.time.pass(Duration.ofHours(5));
        bench.run(6);
        assertThat(bench.progress().release()).contains("2026");
        assertThat(bench.index().orElseThrow().release())
                .as("searched meanwhile")
                .isEqualTo(new Release("2019"));
        bench.restart();
        bench.run(1);
        assertThat(bench.index().orElseThrow().release()).as("after a restart").isEqualTo(new Release("2019"));

        bench.run(20);
        assertThat(bench.index().orElseThrow().release()).isEqualTo(new Release("2026"));
        assertThat(bench.indexes.find(Icd10Uri.root(new Release("2019")), Language.ENGLISH))
                .isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void withoutWhoTheLatestReleaseKeptIsSearched() {
        WalkBench bench = new WalkBench(Optional.of(folder), LATEST);
        bench.run(20);
        bench.restart();
        bench.desk.who.always(status(500));
        bench.run(20);

        assertThat(bench.searched()).isEqualTo(12);
        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
    }

    @Test
    void anApiWithoutIcd10IsToldAsSuch() {
        WalkBench bench = new WalkBench(Optional.of(folder), LATEST);
        bench.spoil("", status(404));

        bench.run(10);

        assertThat(bench.state()).isEqualTo(WalkState.ABSENT);
        assertThat(bench.asked()).containsExactly("");
        assertThat(bench.desk.gateway.status().rootMissing())
                .as("a local ICD API has no ICD-10")
                .isFalse();
        bench.walks.perform(WalkAction.GO_ON, "icd10-latest-en");
        bench.heal();
        bench.desk.time.pass(Duration.ofMinutes(11));
        bench.run(20);
        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
    }

    @Test
    void severalWalksAreTakenOneAfterTheOther() {
        IndexedRelease older =
                new IndexedRelease(ICD10, Optional.of(new Release("2008")), new Language("fr"), List.of());
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN, older);
        bench.run(5);
        assertThat(bench.walks.progress())
                .extracting(WalkProgress::state)
                .containsExactly(WalkState.WALKING, WalkState.QUEUED);

        bench.run(30);

        assertThat(bench.walks.progress())
                .extracting(WalkProgress::state)
                .containsExactly(WalkState.FINISHED, WalkState.FINISHED);
        assertThat(bench.indexes.all()).hasSize(2);
        assertThat(bench.indexes.find(ICD10, new Language("fr")).orElseThrow().language())
                .as("of the newest release, which is not in French")
                .isEqualTo(Language.ENGLISH);
        assertThat(bench.indexes
                        .find(Icd10Uri.root(new Release("2008")), new Language("fr"))
                        .orElseThrow()
                        .language())
                .isEqualTo(new Language("fr"));
        assertThat(bench.indexes.find(Icd10Uri.root(new Release("2008")), Language.ENGLISH))
                .isEmpty();
    }

    @Test
    void whileOneIsPausedTheOthersGoOn() {
        IndexedRelease older =
                new IndexedRelease(ICD10, Optional.of(new Release("2008")), new Language("fr"), List.of());
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN, older);
        bench.walks.perform(WalkAction.PAUSE, ID);

        bench.run(20);

        assertThat(bench.walks.progress())
                .extracting(WalkProgress::state)
                .containsExactly(WalkState.PAUSED, WalkState.FINISHED);
    }

    @Test
    void theLatestReleaseIsNotWalkedTwiceIfItIsNamedToo() {
        WalkBench bench = new WalkBench(Optional.of(folder), LATEST, PLAN);
        bench.run(30);

        assertThat(bench.walks.progress())
                .extracting(WalkProgress::state)
                .containsExactly(WalkState.DUPLICATE, WalkState.FINISHED);
        assertThat(bench.asked()).hasSize(2 + bench.entities());
    }

    private List<Path> files() throws java.io.IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".walk")).toList();
        }
    }
}
