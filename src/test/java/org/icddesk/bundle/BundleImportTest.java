// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.bundle.BundleBench.MADE;
import static org.icddesk.bundle.BundleBench.ROOT;
import static org.icddesk.bundle.BundleBench.uri;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.Answer;
import org.icddesk.bundle.BundleRefusal.Reason;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.icddesk.walk.WalkedIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of bundles that are imported one after the other, and over restarts. */
class BundleImportTest {

    private static final Instant LATER = MADE.plusSeconds(3_600);

    @TempDir
    private Path folder;

    private BundleBench bench;

    @BeforeEach
    void start() {
        bench = new BundleBench(folder);
        bench.desk.who.always(ScriptedOutbound.status(503));
    }

    private Answer<Icd10Entity> read(String code) {
        return bench.desk.gateway.icd10Entity((Icd10Uri) uri(code), Language.ENGLISH);
    }

    private String title() {
        return read("A01").value().title().value();
    }

    private Optional<WalkedIndex> index() {
        return bench.indexes.find(ROOT, Language.ENGLISH);
    }

    @Test
    void whatIsInItIsReadSearchedAndToldThoughWhoNeverAnswers() throws IOException, BundleRefusal {
        BundleStatus status = bench.take(bench.bundle(MADE, "Typhoid"));

        assertThat(status.refused()).isEmpty();
        BundleStatus.InUse inUse = status.inUse().orElseThrow();
        assertThat(inUse.manifest().created()).isEqualTo(MADE);
        assertThat(inUse.source()).contains("uploaded by anna");
        assertThat(inUse.manifest().walks()).singleElement().satisfies(walk -> {
            assertThat(walk.answers()).isEqualTo(5);
            assertThat(walk.complete()).isTrue();
            assertThat(walk.oldest()).isEqualTo(BundleBench.ASKED);
            assertThat(walk.licence()).contains("ICD-10", "all rights reserved");
        });
        Answer<Icd10Entity> answer = read("A01");
        assertThat(answer.value().title().value()).isEqualTo("Typhoid");
        assertThat(answer.source()).isEqualTo(Answer.Source.BUNDLE);
        assertThat(answer.asOf()).isEqualTo(BundleBench.ASKED);
        assertThat(bench.desk
                        .gateway
                        .icd10(BundleBench.RELEASE, Language.ENGLISH)
                        .source())
                .isEqualTo(Answer.Source.BUNDLE);
        assertThat(bench.desk.gateway.latestIcd10Release()).isEqualTo(BundleBench.RELEASE);
        assertThat(bench.desk.gateway.releases(uri("A00"))).containsExactly(BundleBench.RELEASE);
        assertThat(index()).hasValueSatisfying(index -> {
            assertThat(index.index().size()).isEqualTo(4);
            assertThat(index.coverage().complete()).isTrue();
        });
    }

    @Test
    void aSecondOneReplacesTheFirstInMemoryTooAndAnOlderOneSaysSo() throws IOException, BundleRefusal {
        bench.take(bench.bundle(MADE, "Typhoid"));
        assertThat(title()).isEqualTo("Typhoid");

        assertThat(bench.take(bench.bundle(LATER, "Typhus"))
                        .inUse()
                        .orElseThrow()
                        .replaced())
                .isEmpty();
        assertThat(title()).isEqualTo("Typhus");
        assertThat(bench.take(bench.bundle(MADE, "Typhoid"))
                        .inUse()
                        .orElseThrow()
                        .replaced())
                .contains(LATER);
        assertThat(title()).isEqualTo("Typhoid");
        try (Stream<Path> files = Files.list(folder.resolve("imported"))) {
            assertThat(files).as("what is kept").hasSize(1);
        }
    }

    @Test
    void whatIsRefusedLeavesTheOneInUseAndNothingOnTheDisk() throws IOException, BundleRefusal {
        bench.take(bench.bundle(MADE, "Typhoid"));
        byte[] altered = bench.bundle(LATER, "Typhus");
        altered[altered.length - 100] ^= 1;

        BundleStatus status = bench.take(altered);

        assertThat(status.refused().orElseThrow().reason()).isEqualTo(Reason.ALTERED);
        assertThat(status.inUse().orElseThrow().manifest().created()).isEqualTo(MADE);
        assertThat(title()).isEqualTo("Typhoid");
        try (Stream<Path> files = Files.list(folder.resolve("imported"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void afterARestartItIsInUseAgainUnlessTheKeyIsGone() throws IOException, BundleRefusal {
        bench.take(bench.bundle(MADE, "Typhoid"));
        bench.indexes.useImported(List.of());

        bench.start(Optional.empty());
        bench.look();
        assertThat(bench.bundles.status().inUse()).isPresent();
        assertThat(index()).isPresent();

        BundleBench.writeKeys(bench.privateKey, bench.publicKey);
        bench.start(Optional.empty());
        bench.look();
        BundleStatus status = bench.bundles.status();
        assertThat(status.inUse()).isEmpty();
        assertThat(status.refused().orElseThrow().reason()).isEqualTo(Reason.OTHER_KEY);
        assertThat(status.fault()).contains("The bundle that was in use is refused now");
    }

    @Test
    void whatACrashLeftHalfWrittenIsNotUsed() throws IOException, BundleRefusal {
        bench.take(bench.bundle(MADE, "Typhoid"));
        byte[] half = Arrays.copyOf(bench.bundle(LATER, "Typhus"), 700);
        Files.write(folder.resolve("imported").resolve("half.part"), half);
        Files.write(folder.resolve("imported").resolve("9999999999999.bundle"), half);

        bench.start(Optional.empty());
        bench.look();

        assertThat(bench.bundles.status().inUse().orElseThrow().manifest().created())
                .isEqualTo(MADE);
        assertThat(bench.bundles.status().refused().orElseThrow().reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(title()).isEqualTo("Typhoid");
    }

    @Test
    void theFileOfTheSettingsIsImportedWheneverItChangesButNotIfItIsOlder() throws IOException, BundleRefusal {
        Path file = folder.resolve("carried.icdbundle");
        bench.start(Optional.of(file));
        bench.look();
        assertThat(bench.bundles.status().fault()).as("not there yet").isEmpty();

        Files.write(file, bench.bundle(MADE, "Typhoid"));
        bench.look();
        assertThat(bench.bundles.status().inUse().orElseThrow().source()).contains(file.toString());
        Instant imported = bench.bundles.status().inUse().orElseThrow().importedAt();
        Files.setLastModifiedTime(file, FileTime.from(LATER));
        bench.look();
        assertThat(bench.bundles.status().inUse().orElseThrow().importedAt())
                .as("the same again")
                .isEqualTo(imported);

        bench.take(bench.bundle(LATER, "Typhus"));
        Files.write(file, bench.bundle(MADE, "Typhoids"));
        Files.setLastModifiedTime(file, FileTime.from(LATER.plusSeconds(1)));
        bench.look();
        assertThat(title()).isEqualTo("Typhus");
        assertThat(bench.bundles.status().refused().orElseThrow().reason()).isEqualTo(Reason.OLDER);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsWritten() throws IOException {
        long twoGigabytes = 2L << 30;
        assertThatThrownBy(() -> bench.bundles.receive(twoGigabytes, "uploaded by anna", place -> {
                    throw new AssertionError("written");
                }))
                .isInstanceOf(BundleRefusal.class)
                .hasMessage("It has 2048 MB, and icd.bundle.megabytes allows 1");
        bench.start(Optional.empty(), 1_000_000);
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < 900_000L << 20) {
            assertThatThrownBy(() -> bench.bundles.receive(room + (64 << 20), "uploaded by anna", place -> {
                        throw new AssertionError("written");
                    }))
                    .isInstanceOf(BundleRefusal.class)
                    .hasMessageContaining("has room for");
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        assertThatThrownBy(() -> bench.bundles.receive(1_000, "uploaded by anna", place -> {
                    Files.write(place, new byte[10]);
                    throw new IOException("broken off");
                }))
                .hasMessage("broken off");
        bench.bundles.tick();

        assertThat(bench.bundles.status().running()).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("imported"))) {
            assertThat(files).isEmpty();
        }
    }
}
