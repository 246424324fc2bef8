// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.disk.DirectoryHealth;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.testing.CapturingHandler;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkStoreTest {

    private static final URI API = URI.create("https://id.who.int");
    private static final long LIMIT = 1 << 20;
    private static final Release RELEASE = new Release("2019");
    private static final WalkKey KEY = new WalkKey(Icd10Uri.root(RELEASE), Language.ENGLISH);
    private static final Instant NOW = VirtualTime.START;
    private static final WalkRecord ANSWER = new WalkRecord(
            Icd10Uri.of(RELEASE, new Icd10Code("A00")), NOW, Optional.of("{}".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();

    private WalkStore store() {
        return WalkStore.in(Optional.of(folder), API, LIMIT, time);
    }

    private static int count(WalkStore store) {
        List<WalkRecord> read = new ArrayList<>();
        store.files().forEach(file -> store.readNew(file, read::add));
        return read.size();
    }

    @Test
    void whatIsKeptIsFoundByItsNameTheNewestFirst() {
        try (WalkStore store = store()) {
            assertThat(store.isOwned()).isTrue();
            WalkKey older = new WalkKey(Icd10Uri.root(new Release("2008")), new Language("fr"));
            store.append(store.create(older, NOW.plusSeconds(9)).orElseThrow(), ANSWER);
            store.append(store.create(KEY, NOW).orElseThrow(), ANSWER);
            store.append(store.create(KEY, NOW.plusSeconds(1)).orElseThrow(), ANSWER);
        }
        try (WalkStore store = store()) {
            assertThat(store.isOwned()).isTrue();
            assertThat(store.files().stream()
                            .map(file -> file.key().name() + " " + file.begun().getEpochSecond()))
                    .containsExactly(
                            "icd10-2019-en " + NOW.plusSeconds(1).getEpochSecond(),
                            "icd10-2019-en " + NOW.getEpochSecond(),
                            "icd10-2008-fr " + NOW.plusSeconds(9).getEpochSecond());
            assertThat(count(store)).isEqualTo(3);
            store.delete(store.files().get(0));
            assertThat(store.files()).hasSize(2);
        }
    }

    @Test
    void whatIsKeptIsFoundByWhatWasAskedInTheLanguageThatWasAskedFor() {
        try (WalkStore store = store()) {
            assertThat(store.isOwned()).isTrue();
            WalkFile file = store.create(KEY, NOW).orElseThrow();
            store.append(file, new WalkRecord(Icd10Uri.root(RELEASE), NOW, Optional.empty()));
            store.append(file, ANSWER);
            assertThat(store.find(ANSWER.uri(), Language.ENGLISH)).hasValueSatisfying(found -> {
                assertThat(found.body()).asString().isEqualTo("{}");
                assertThat(found.asOf()).isEqualTo(NOW);
            });
            assertThat(store.find(ANSWER.uri(), new Language("fr"))).isEmpty();
            assertThat(store.find(Icd10Uri.root(RELEASE), Language.ENGLISH))
                    .as("WHO did not know it")
                    .isEmpty();
        }
        try (WalkStore store = store()) {
            assertThat(store.isOwned()).isTrue();
            assertThat(store.find(ANSWER.uri(), Language.ENGLISH))
                    .as("before it is read")
                    .isEmpty();
            count(store);
            assertThat(store.find(ANSWER.uri(), Language.ENGLISH)).isPresent();
            store.delete(store.files().get(0));
            assertThat(store.find(ANSWER.uri(), Language.ENGLISH)).isEmpty();
        }
    }

    @Test
    void moreThanTheLimitIsNotKeptWhichIsToldOnce() {
        WalkRecord large = new WalkRecord(ANSWER.uri(), NOW, Optional.of(new byte[400_000]));
        try (CapturingHandler log = CapturingHandler.ofThisThread("org.icddesk.index");
                WalkStore store = store()) {
            assertThat(store.isOwned()).isTrue();
            WalkFile file = store.create(KEY, NOW).orElseThrow();
            for (int i = 0; i < 5; i++) {
                store.append(file, large);
            }
            assertThat(count(store)).isEqualTo(2);
            assertThat(store.fault())
                    .hasValueSatisfying(
                            words -> assertThat(words).contains("1 MB").contains("icd.index.directory.megabytes"));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("ICDDESK-I011"))
                    .hasSize(1);

            store.delete(file);
            store.append(store.create(KEY, NOW).orElseThrow(), large);
            assertThat(store.fault()).as("after there is room").isEmpty();
        }
    }

    @Test
    void aDamagedAnswerIsNotFound() throws IOException {
        try (WalkStore store = store()) {
            assertThat(store.isOwned()).isTrue();
            WalkFile file = store.create(KEY, NOW).orElseThrow();
            store.append(file, ANSWER);
            byte[] bytes = Files.readAllBytes(file.path());
            bytes[bytes.length - 6] ^= 1;
            Files.write(file.path(), bytes);

            assertThat(store.find(ANSWER.uri(), Language.ENGLISH)).isEmpty();
            Files.delete(file.path());
            assertThat(store.find(ANSWER.uri(), Language.ENGLISH)).isEmpty();
        }
    }

    @Test
    void oneOwnsItUntilItCloses() {
        WalkStore first = store();
        WalkStore second = store();
        assertThat(first.isOwned()).isTrue();
        assertThat(second.isOwned()).isFalse();

        second.append(second.create(KEY, NOW).orElseThrow(), ANSWER);
        assertThat(first.files()).as("who does not own it does not write").isEmpty();
        assertThat(second.fault()).isEmpty();

        first.close();
        assertThat(first.isOwned()).isFalse();
        first.append(first.create(KEY, NOW).orElseThrow(), ANSWER);
        assertThat(second.isOwned()).isTrue();
        assertThat(second.files()).isEmpty();
        second.close();
    }

    @Test
    void whatIsPausedStaysSo() {
        try (WalkStore store = store()) {
            store.isOwned();
            store.pause("icd10-latest-en", true);
        }
        try (WalkStore store = store()) {
            assertThat(store.isPaused("icd10-latest-en")).isTrue();
            assertThat(store.isPaused("icd10-2008-fr")).isFalse();
            store.pause("icd10-latest-en", false);
            assertThat(store.isPaused("icd10-latest-en")).isFalse();
        }
    }

    @Test
    void whatCannotBeWrittenIsToldOnceAndTriedAgainAfterAMinute() throws IOException {
        try (WalkStore store = store();
                CapturingHandler log = CapturingHandler.ofThisThread("org.icddesk.index")) {
            store.isOwned();
            WalkFile file = store.create(KEY, NOW).orElseThrow();
            Files.createDirectory(file.path());
            for (int minute = 0; minute < 5; minute++) {
                store.append(file, ANSWER);
                store.append(file, ANSWER);
                time.pass(DirectoryHealth.RETRY_INTERVAL);
            }
            assertThat(log.lines()).singleElement().asString().startsWith("ICDDESK-I001");
            assertThat(store.fault()).isPresent();

            Files.delete(file.path());
            store.append(file, ANSWER);

            assertThat(store.fault()).isEmpty();
            assertThat(log.lines()).hasSize(2).last().asString().startsWith("ICDDESK-I002");
            assertThat(count(store)).isEqualTo(1);
        }
    }

    @Test
    void withoutADirectoryNothingIsKeptAndNothingIsWrong() {
        WalkStore store = WalkStore.in(Optional.empty(), API, LIMIT, time);

        assertThat(store.isOwned()).isTrue();
        assertThat(store.create(KEY, NOW)).isEmpty();
        assertThat(store.files()).isEmpty();
        store.pause("icd10-latest-en", true);
        assertThat(store.isPaused("icd10-latest-en")).isFalse();
        assertThat(store.fault()).isEmpty();
        store.close();
    }
}
