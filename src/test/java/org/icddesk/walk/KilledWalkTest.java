// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;
import static org.icddesk.walk.WalkBench.LATEST;
import static org.icddesk.walk.WalkBench.PLAN;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.icddesk.testing.CapturingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a walk has kept, whenever the server ends and whatever happens to the disk. */
class KilledWalkTest {

    /** What each answer in a file begins with. */
    private static final int MARKER = 0x49434457;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void killedTenTimesAtRandomItAsksForNothingTwiceButWhatWasBeingWritten(long seed) {
        Random random = new Random(seed);
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        for (int kill = 0; kill < 10; kill++) {
            bench.run(random.nextInt(4));
            tear(random);
            bench.restart();
        }
        bench.run(40);

        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
        assertThat(bench.searched()).isEqualTo(bench.entities());
        assertThat(bench.asked()).hasSizeLessThanOrEqualTo(1 + bench.entities() + 10);
    }

    @Test
    void afterARestartWhatIsKeptIsSearchedBeforeWhoIsAsked() {
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        bench.run(8);
        bench.restart();
        int asked = bench.asked().size();
        bench.desk.who.always(request -> {
            throw new AssertionError("not now");
        });
        bench.walks.tick();

        assertThat(bench.searched()).isEqualTo(7);
        assertThat(bench.index().orElseThrow().coverage().complete()).isFalse();
        assertThat(bench.asked()).hasSize(asked);
    }

    @Test
    void aFinishedWalkIsNotWalkedAgain() {
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        bench.run(20);
        String version = bench.index().orElseThrow().version();
        int asked = bench.asked().size();
        bench.restart();
        bench.run(20);

        assertThat(bench.asked()).hasSize(asked);
        assertThat(bench.state()).isEqualTo(WalkState.FINISHED);
        assertThat(bench.index().orElseThrow().version()).isEqualTo(version);
        assertThat(bench.progress().finishedAt()).isPresent();
    }

    @Test
    void whatWhoDoesNotKnowIsKeptToo() {
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        bench.spoil("2019/A01", status(404));
        bench.run(20);
        int asked = bench.asked().size();
        bench.restart();
        bench.run(20);

        assertThat(bench.asked()).hasSize(asked);
        assertThat(bench.progress().absent()).isEqualTo(1);
    }

    @Test
    void aDamagedAnswerIsAskedForAgainAndNoOther() throws IOException {
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        bench.run(20);
        bench.walks.stop();
        int asked = bench.asked().size();
        flip(indexOf("/icd/release/10/2019/A00-A09{"));
        bench.restart();
        bench.run(20);

        assertThat(bench.asked()).hasSize(asked + 1).last().isEqualTo("2019/A00-A09");
        assertThat(bench.searched()).isEqualTo(bench.entities());
        bench.restart();
        bench.run(20);
        assertThat(bench.asked()).hasSize(asked + 1);
    }

    @Test
    void anotherApisAnswersAreNotItsOwn() throws IOException {
        WalkBench bench = new WalkBench(Optional.of(folder), PLAN);
        bench.run(1);

        assertThat(file().getParent().getParent()).isEqualTo(folder);
        assertThat(file().getParent().getFileName().toString()).matches("[0-9a-f]{16}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void withADirectoryThatCannotBeUsedItWalksInMemoryAndSaysSoOnce() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");
        WalkBench bench = new WalkBench(Optional.of(inTheWay), PLAN);
        try (CapturingHandler log = CapturingHandler.ofThisThread("org.icddesk.index")) {
            bench.run(400);

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("ICDDESK-I001"))
                    .hasSize(1);
        }
        assertThat(bench.searched()).isEqualTo(bench.entities());
        assertThat(bench.asked()).hasSize(1 + bench.entities());
        assertThat(bench.walks.fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains(inTheWay.toString(), "in memory only"));
    }

    @Test
    void ofTwoServersThatShareADirectoryOneWalksAndTheOtherSearchesWhatItBrings() {
        WalkBench bench = new WalkBench(Optional.of(folder), LATEST);
        bench.run(6);
        WalkedIndexes others = new WalkedIndexes();
        Walks other = bench.walks(others);
        other.tick();

        assertThat(other.progress().get(0).state()).isEqualTo(WalkState.ELSEWHERE);
        assertThat(others.all())
                .singleElement()
                .satisfies(index -> assertThat(index.index().size()).isEqualTo(4));
        for (int i = 0; i < 100; i++) {
            bench.run(1);
            other.tick();
        }
        assertThat(bench.asked()).hasSize(2 + bench.entities());
        assertThat(others.all())
                .singleElement()
                .satisfies(index -> assertThat(index.coverage().complete()).isTrue());

        bench.walks.stop();
        bench.desk.time.pass(Duration.ofSeconds(5));
        other.tick();
        assertThat(other.progress().get(0).state()).as("it takes over").isEqualTo(WalkState.FINISHED);
    }

    /** Cuts the last answer off somewhere, as a kill does while it is written. */
    private void tear(Random random) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".walk")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                int last = lastMarker(bytes);
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.setLength(last + random.nextInt(bytes.length - last + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lastMarker(byte[] bytes) {
        for (int i = bytes.length - Integer.BYTES; i >= 0; i--) {
            if (ByteBuffer.wrap(bytes, i, Integer.BYTES).getInt() == MARKER) {
                return i;
            }
        }
        return 0;
    }

    private int indexOf(String text) throws IOException {
        return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private void flip(int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        bytes[at] ^= 1;
        Files.write(file(), bytes);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all =
                    files.filter(path -> path.toString().endsWith(".walk")).toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
