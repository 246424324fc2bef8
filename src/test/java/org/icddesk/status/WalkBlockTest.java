// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.icddesk.walk.ChapterCoverage;
import org.icddesk.walk.WalkProgress;
import org.icddesk.walk.WalkState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WalkBlockTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static WalkProgress walk(WalkState state, Optional<String> release, int done, int leftOut) {
        boolean walking = state == WalkState.WALKING;
        return new WalkProgress(
                "icd10-latest-en",
                "ICD-10",
                release,
                true,
                "en",
                List.of(),
                state,
                done,
                12_542,
                walking ? 1.96 : 0,
                walking ? Optional.of(Duration.ofMinutes(73)) : Optional.empty(),
                4_100,
                3,
                Optional.of(NOW.minusSeconds(90)),
                Optional.of("The ICD API answered with status 503"),
                1,
                leftOut,
                List.of(new ChapterCoverage("I", 1_230, 1_230, true), new ChapterCoverage("II", 35, 410, false)),
                Optional.of(NOW.minusSeconds(3_600)),
                state == WalkState.FINISHED ? Optional.of(NOW) : Optional.empty(),
                release.map(id ->
                        new WalkProgress.Searched(id, done, NOW, state == WalkState.FINISHED, List.of("I", "II"))));
    }

    private static WalkBlock block(WalkState state, String release, int done, int leftOut) {
        return WalkBlock.of(walk(state, Optional.ofNullable(release), done, leftOut), NOW);
    }

    private static String value(WalkBlock block, String label) {
        return block.rows().stream()
                .filter(row -> row.label().equals(label))
                .map(StatusRow::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void aWalkInProgressTellsHowFarItIsAndWhatIsSearched() {
        WalkBlock block = block(WalkState.WALKING, "2019", 4_000, 0);

        assertThat(block.title()).isEqualTo("ICD-10 2019 (latest release), en");
        assertThat(block.done()).isEqualTo(4_000);
        assertThat(block.total()).isEqualTo(12_542);
        assertThat(value(block, "State")).isEqualTo("asking WHO");
        assertThat(value(block, "Entities")).isEqualTo("4000 of about 12542 (32 %)");
        assertThat(value(block, "Time left")).isEqualTo("about 1 h 13 min, at 2.0 requests a second");
        assertThat(value(block, "Chapters")).isEqualTo("I whole (1230), II 35 of 410 known so far");
        assertThat(value(block, "Searched"))
                .contains("4000 entities of release 2019", "not complete; whole chapters: I II");
        assertThat(value(block, "Listed by WHO but not known to it")).isEqualTo("1");
        assertThat(value(block, "Requests since startup")).isEqualTo("4100, 3 failed");
        assertThat(value(block, "Last failure")).isEqualTo("1 min 30 s ago: The ICD API answered with status 503");
        assertThat(block.rows()).noneMatch(StatusRow::bad);
    }

    @Test
    void aFinishedWalkIsWhole() {
        WalkBlock block = block(WalkState.FINISHED, "2019", 12_542, 0);

        assertThat(value(block, "Entities")).isEqualTo("12542");
        assertThat(value(block, "Time left")).isEmpty();
        assertThat(value(block, "Searched")).doesNotContain("not complete");
        assertThat(value(block, "Finished")).isNotEmpty();
    }

    @Test
    void whatHasNoUsableAnswerNeedsAttention() {
        WalkBlock block = block(WalkState.FINISHED, "2019", 12_540, 2);

        assertThat(block.rows())
                .filteredOn(StatusRow::bad)
                .singleElement()
                .hasToString("StatusRow[label=Without a usable answer, value=2; asked for again once a day, bad=true]");
        assertThat(value(block, "Entities")).isEqualTo("12540 of about 12542 (100 %)");
    }

    @Test
    void anApiWithoutIcd10IsToldPlainly() {
        assertThat(value(block(WalkState.ABSENT, null, 0, 0), "State"))
                .isEqualTo("the ICD API does not have ICD-10: a local one never has");
        assertThat(value(block(WalkState.ABSENT, "2019", 0, 0), "State"))
                .isEqualTo("the ICD API does not have this release");
        assertThat(block(WalkState.ABSENT, null, 0, 0).title()).isEqualTo("ICD-10 (latest release), en");
        assertThat(value(block(WalkState.ABSENT, null, 0, 0), "Searched")).isEqualTo("nothing yet");
    }

    @ParameterizedTest
    @EnumSource(WalkState.class)
    void everyStateHasItsWords(WalkState state) {
        WalkBlock block = block(state, "2019", 10, 0);

        assertThat(value(block, "State")).isNotEmpty();
        assertThat(block.rows().get(0).bad()).isEqualTo(state.phase() == WalkState.Phase.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "WALKING, index-pause index-anew",
        "READERS_FIRST, index-pause index-anew",
        "OUTAGE, index-pause index-go-on index-anew",
        "PAUSED, index-go-on index-anew",
        "FINISHED, index-anew",
        "ABSENT, index-go-on index-anew",
        "WITHDRAWN, index-go-on index-anew",
        "ELSEWHERE, ''",
        "READING, ''",
        "DUPLICATE, ''",
    })
    void whatCanBeDoneDependsOnTheState(WalkState state, String steps) {
        assertThat(block(state, "2019", 10, 0).steps().stream().map(WalkBlock.Step::path))
                .containsExactly(steps.isEmpty() ? new String[0] : steps.split(" "));
    }
}
