// SPDX-License-Identifier: Apache-2.0
package org.icddesk.synonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.icddesk.icd.Language;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskSynonymsTest {

    private static final Synonym OURS = new Synonym("flu", "influenza");

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();
    private final Deque<Runnable> background = new ArrayDeque<>();

    private Path file(String csv) throws IOException {
        return Files.writeString(folder.resolve("synonyms.csv"), csv);
    }

    private DeskSynonyms open(Path file) {
        return new DeskSynonyms(Optional.of(file), background::add, time);
    }

    private void runBackground() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private static List<Synonym> find(DeskSynonyms synonyms, String words) {
        return synonyms.in(words, Language.ENGLISH);
    }

    @Test
    void withoutAFileOursAreUsedAndNothingIsLookedAt() {
        DeskSynonyms synonyms = new DeskSynonyms(Optional.empty(), background::add, time);

        assertThat(find(synonyms, "flu")).containsExactly(OURS);
        assertThat(synonyms.status().file()).isEmpty();
        assertThat(synonyms.status().shipped()).containsKeys("en", "fr", "es", "ar");
        assertThat(background).isEmpty();
    }

    @Test
    void noSearchWaitsForTheFile() throws IOException {
        DeskSynonyms synonyms = open(file("en,flu,seasonal influenza"));

        assertThat(find(synonyms, "flu")).containsExactly(OURS);
        runBackground();
        assertThat(find(synonyms, "flu")).containsExactly(new Synonym("flu", "seasonal influenza"), OURS);
    }

    @Test
    void aChangeIsSeenWithinSecondsAfterASearch() throws IOException {
        DeskSynonyms synonyms = open(file("en,flu,seasonal influenza"));
        runBackground();
        file("en,flu,");

        find(synonyms, "flu");
        assertThat(background).isEmpty();
        time.pass(DeskSynonyms.CHECK_INTERVAL.minusNanos(1));
        find(synonyms, "flu");
        assertThat(background).isEmpty();
        time.pass(Duration.ofNanos(1));
        find(synonyms, "flu");
        find(synonyms, "flu");
        assertThat(background).hasSize(1);
        runBackground();
        assertThat(find(synonyms, "flu")).isEmpty();
    }

    @Test
    void theStatusPageHasTheFileLookedAtToo() throws IOException {
        DeskSynonyms synonyms = open(file("en,flu,seasonal influenza"));
        runBackground();
        time.pass(DeskSynonyms.CHECK_INTERVAL);

        assertThat(synonyms.status().file())
                .hasValueSatisfying(file -> assertThat(file.entries()).isEqualTo(1));
        assertThat(background).hasSize(1);
    }

    @Test
    void aServerWithoutAThreadForItIsAskedAgain() throws IOException {
        Deque<Runnable> accepted = new ArrayDeque<>();
        DeskSynonyms synonyms = new DeskSynonyms(
                Optional.of(file("en,flu,seasonal influenza")),
                task -> {
                    if (time.nanos() == 0) {
                        throw new RejectedExecutionException();
                    }
                    accepted.add(task);
                },
                time);

        assertThat(find(synonyms, "flu")).containsExactly(OURS);
        time.pass(DeskSynonyms.CHECK_INTERVAL);
        find(synonyms, "flu");
        assertThat(accepted).hasSize(1);
    }

    @Test
    void whatWasReadStaysWhenTheFileDisappears() throws IOException {
        Path file = file("en,wardword,influenza");
        DeskSynonyms synonyms = open(file);
        runBackground();
        Files.delete(file);
        time.pass(DeskSynonyms.CHECK_INTERVAL);
        find(synonyms, "flu");
        runBackground();

        assertThat(find(synonyms, "wardword")).containsExactly(new Synonym("wardword", "influenza"));
    }
}
