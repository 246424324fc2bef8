// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.testing.CapturingHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCacheTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
    private static final String REALM = "https://id.who.int";

    @TempDir
    private Path temporary;

    private final AtomicLong nanos = new AtomicLong();
    private final CapturingHandler logged = CapturingHandler.ofThisThread("org.icddesk.gateway");

    @AfterEach
    void stopListening() {
        logged.close();
    }

    @Test
    void anAnswerOutlivesARestart() {
        files(1 << 20).save("GET /icd/entity/1 en", answer("cholera"));

        DiskCache later = files(1 << 20);

        CacheFile found = later.find("GET /icd/entity/1 en").orElseThrow();
        assertThat(found.asOf()).isEqualTo(MORNING);
        assertThat(found.body()).asString(StandardCharsets.UTF_8).isEqualTo("cholera");
        assertThat(later.count()).isEqualTo(1);
        assertThat(later.bytes()).isEqualTo(7 + 24);
        assertThat(later.find("GET /icd/entity/1 fr")).isEmpty();
    }

    @Test
    void whatElseLiesInItsDirectoryIsNotTouched() throws IOException {
        Path other = Files.writeString(
                Files.createDirectories(folder().resolve("index")).resolve("icd10-2019-en.1.walk"), "x".repeat(5_000));

        DiskCache small = files(1_000);
        for (int i = 0; i < 50; i++) {
            small.save("GET " + i, answer("cholera " + i));
        }

        assertThat(small.bytes()).isBetween(900L, 1_000L);
        assertThat(other).exists();
    }

    @Test
    void answersOfAnotherServiceAreNotFound() {
        files(1 << 20).save("a", answer("cholera"));

        DiskCache other =
                new DiskCache(folder(), "http://localhost:8382", 1 << 20, Runnable::run, nanos::incrementAndGet);

        assertThat(other.find("a")).isEmpty();
    }

    @Test
    void aNewAnswerReplacesTheOldAndADeletedIsGone() {
        DiskCache files = files(1 << 20);
        files.save("a", answer("old"));
        files.save("a", answer("newer"));

        assertThat(files.find("a").orElseThrow().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("newer");
        assertThat(files.count()).isEqualTo(1);
        assertThat(files.bytes()).isEqualTo(5 + 24);

        files.delete("a");

        assertThat(files.find("a")).isEmpty();
        assertThat(files.count()).isZero();
        assertThat(files.bytes()).isZero();
    }

    @Test
    void L10_everyDamagedFileIsAMissAndGone() throws IOException {
        byte[] whole = answer("cholera").bytes();
        int damaged = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            assertThat(CacheFile.of(flipped)).as("bit flipped in byte " + at).isEmpty();
            assertThat(CacheFile.of(java.util.Arrays.copyOf(whole, at)))
                    .as("cut at " + at)
                    .isEmpty();
            damaged += 2;
        }
        DiskCache files = files(1 << 20);
        files.save("a", answer("cholera"));
        Path file = onlyFile();
        Files.writeString(file, "rubbish");

        assertThat(files.find("a")).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(logged.records()).isEmpty();
        Reliability.measured("L10", damaged + " ways to damage a file, all a miss");
    }

    @Test
    void filesAreBoundedTogetherAndTheLeastWantedGoFirst() {
        DiskCache files = files(3 * (10 + 24));
        files.save("a", answer("0123456789"));
        files.save("b", answer("0123456789"));
        files.save("c", answer("0123456789"));
        files.find("a");
        files.save("d", answer("0123456789"));

        assertThat(files.count()).isEqualTo(3);
        assertThat(files.bytes()).isEqualTo(3 * (10 + 24));
        assertThat(files.find("b")).isEmpty();
        assertThat(files.find("a")).isPresent();
        assertThat(files.find("c")).isPresent();
        assertThat(files.find("d")).isPresent();
    }

    @Test
    void aSmallerLimitHoldsFromTheNextStart() {
        DiskCache files = files(1 << 20);
        for (int i = 0; i < 10; i++) {
            files.save("key " + i, answer("0123456789"));
        }

        DiskCache later = files(100);

        assertThat(later.bytes()).isLessThanOrEqualTo(100);
        assertThat(later.count()).isEqualTo(2);
    }

    @Test
    void whatAnEndInTheMiddleOfWritingLeftIsCleanedUp() throws IOException {
        files(1 << 20).save("a", answer("cholera"));
        Path left = onlyFile().resolveSibling("17.new");
        Files.writeString(left, "half an ans");

        DiskCache later = files(1 << 20);

        assertThat(left).doesNotExist();
        assertThat(later.count()).isEqualTo(1);
    }

    @Test
    void noNameTellsWhatWasAskedAndNobodyElseMayLook() throws IOException {
        files(1 << 20).save("GET /search?q=syphilis", answer("{}"));

        assertThat(onlyFile().getFileName().toString()).matches("[0-9a-f]{62}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void L10_anUnusableDiskIsOneWarningAndIsTriedAgainLater() throws IOException {
        Files.writeString(folder(), "a file where the folder should be");
        DiskCache files = files(1 << 20);

        for (int i = 0; i < 100; i++) {
            files.save("key " + i, answer("cholera"));
            assertThat(files.find("key " + i)).isEmpty();
        }

        assertThat(logged.records()).hasSize(1);
        assertThat(logged.records().get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(files.fault()).hasValueSatisfying(words -> assertThat(words).contains("memory only"));

        Files.delete(folder());
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        files.save("a", answer("cholera"));

        assertThat(files.find("a")).isPresent();
        assertThat(files.fault()).isEmpty();
        assertThat(logged.records()).hasSize(2);
        Reliability.measured("L10", "100 answers on an unusable disk: 1 warning, used again after 60 s");
    }

    @Test
    void aDiskThatCannotKeepPaceLosesAnswersInsteadOfMemory() {
        List<Runnable> waiting = new ArrayList<>();
        DiskCache files = new DiskCache(folder(), REALM, 1L << 30, waiting::add, nanos::incrementAndGet);
        CacheFile large = new CacheFile(MORNING, new byte[1 << 20]);
        for (int i = 0; i < 100; i++) {
            files.save("key " + i, large);
        }

        assertThat(waiting).hasSize(1 + 16);

        waiting.forEach(Runnable::run);
        files.save("one more", large);
        assertThat(waiting).hasSize(1 + 16 + 1);
        assertThat(files.count()).isEqualTo(16);
    }

    @Test
    void aServerThatShutsDownKeepsNothingMore() {
        DiskCache files = new DiskCache(
                folder(),
                REALM,
                1 << 20,
                task -> {
                    throw new RejectedExecutionException();
                },
                nanos::incrementAndGet);

        files.save("a", answer("cholera"));

        assertThat(files.find("a")).isEmpty();
        assertThat(files.fault()).isEmpty();
    }

    private DiskCache files(long limit) {
        return new DiskCache(folder(), REALM, limit, Runnable::run, nanos::incrementAndGet);
    }

    private Path folder() {
        return temporary.resolve("answers");
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> all = Files.walk(folder())) {
            return all.filter(Files::isRegularFile).reduce((a, b) -> null).orElseThrow();
        }
    }

    private static CacheFile answer(String text) {
        return new CacheFile(MORNING, text.getBytes(StandardCharsets.UTF_8));
    }
}
