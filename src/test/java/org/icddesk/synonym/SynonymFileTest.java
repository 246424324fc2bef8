// SPDX-License-Identifier: Apache-2.0
package org.icddesk.synonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.icddesk.index.synonym.SynonymEntry;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynonymFileTest {

    private static final Logger LOG = Logger.getLogger("org.icddesk");

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime();
    private final Lines log = new Lines();
    private Path path;
    private SynonymFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("synonyms.csv");
        file = new SynonymFile(path, time);
        LOG.addHandler(log);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(log);
        LOG.setUseParentHandlers(true);
    }

    private void write(String csv, int second) throws IOException {
        Files.writeString(path, csv);
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + second)));
    }

    private Optional<List<String>> read() {
        return file.readIfChanged()
                .map(entries -> entries.stream().map(SynonymEntry::word).toList());
    }

    @Test
    void itIsReadOnceAndAgainWhenItChanges() throws IOException {
        write("en,flu,influenza", 0);
        assertThat(read()).contains(List.of("flu"));
        assertThat(read()).isEmpty();

        write("en,TB!,influenza", 0);
        write("en,TB!,influenza", 1);
        assertThat(read()).contains(List.of("TB!"));
        assertThat(read()).isEmpty();
        assertThat(log.ids()).containsExactly("ICDDESK-C003", "ICDDESK-C003");
    }

    @Test
    void anotherSizeIsAChange() throws IOException {
        write("en,flu,influenza", 0);
        read();
        write("en,flu,influenza\nen,TB,tuberculosis", 0);

        assertThat(read()).contains(List.of("flu", "TB"));
    }

    @Test
    void aFileThatTakesItsPlaceIsAChange() throws IOException {
        write("en,flu,influenza", 0);
        read();
        Path other = folder.resolve("new.csv");
        Files.writeString(other, "en,bug,influenza");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(path));
        Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);

        assertThat(read()).contains(List.of("bug"));
    }

    @Test
    void itTellsWhatItHas() throws IOException {
        assertThat(file.status().readAt()).isEmpty();
        write("en,flu,influenza\nfr,flu\nen,TB,tuberculosis", 0);
        read();

        assertThat(file.status())
                .isEqualTo(new SynonymStatus.OfFile(
                        path.toString(),
                        Optional.of(VirtualTime.START),
                        2,
                        Optional.empty(),
                        1,
                        List.of("line 2: has 2 columns instead of language,word,means")));
        assertThat(log.ids()).containsExactly("ICDDESK-C003", "ICDDESK-C004");
        assertThat(log.words.get(1)).contains(path.toString(), "line 2: has 2 columns");
        read();
        assertThat(log.words).hasSize(2);
    }

    @Test
    void onlyTheFirstFaultsAreLogged() throws IOException {
        write("nonsense\n".repeat(100), 0);
        read();

        assertThat(log.words.get(1)).contains("cannot be used: 100.", "line 5:").doesNotContain("line 6:");
    }

    @Test
    void aFileThatIsNotThereIsToldOnceAndReadWhenItComes() throws IOException {
        assertThat(read()).isEmpty();
        assertThat(read()).isEmpty();
        assertThat(file.status().problem()).contains("is not there");
        assertThat(log.ids()).containsExactly("ICDDESK-C005");

        write("en,flu,influenza", 0);
        assertThat(read()).contains(List.of("flu"));
        assertThat(file.status().problem()).isEmpty();
    }

    @Test
    void whatWasReadStaysWhenTheFileDisappearsAndIsReadAgainWhenItIsBack() throws IOException {
        write("en,flu,influenza", 0);
        read();
        Files.delete(path);

        assertThat(read()).isEmpty();
        assertThat(file.status().entries()).isEqualTo(1);
        assertThat(file.status().problem()).contains("is not there");
        assertThat(log.words.get(1)).endsWith("before: 1");

        write("en,flu,influenza", 0);
        assertThat(read()).contains(List.of("flu"));
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.createDirectory(path);

        assertThat(read()).isEmpty();
        assertThat(file.status().problem()).contains("is not a file");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        write("en,flu,influenza", 0);
        read();
        try (RandomAccessFile large = new RandomAccessFile(path.toFile(), "rw")) {
            large.setLength(SynonymFile.MAX_BYTES + 1L);
        }

        assertThat(read()).isEmpty();
        assertThat(file.status().problem()).contains("is larger than 5 MB");
        assertThat(file.status().entries()).isEqualTo(1);
    }

    /** Keeps lines of the log. */
    private static final class Lines extends Handler {

        private final List<String> words = new ArrayList<>();

        List<String> ids() {
            return words.stream().map(line -> line.split(" ", 2)[0]).toList();
        }

        @Override
        public void publish(LogRecord entry) {
            words.add(entry.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
