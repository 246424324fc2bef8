// SPDX-License-Identifier: Apache-2.0
package org.icddesk.synonym;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.icddesk.index.synonym.SynonymEntry;
import org.icddesk.index.synonym.SynonymReader;
import org.icddesk.index.synonym.SynonymReading;
import org.icddesk.time.TimeSource;

/** An administrator's file of synonyms, read again when it changes; what was read last stays when it cannot be read. */
final class SynonymFile {

    /** The largest file read, in bytes. */
    static final int MAX_BYTES = 5_000_000;

    private static final Logger LOG = Logger.getLogger("org.icddesk");
    private static final int LOGGED_FAULTS = 5;

    private final Path path;
    private final TimeSource time;

    private Optional<Version> version = Optional.empty();
    private Optional<Instant> readAt = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private SynonymReading reading = new SynonymReading(List.of(), List.of(), 0);

    SynonymFile(Path path, TimeSource time) {
        this.path = path;
        this.time = time;
    }

    /**
     * Reads it if it has changed.
     *
     * @return its entries if it was read
     */
    synchronized Optional<List<SynonymEntry>> readIfChanged() {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            if (!found.isRegularFile()) {
                fail("is not a file");
            } else if (found.size() > MAX_BYTES) {
                fail("is larger than 5 MB");
            } else if (problem.isPresent() || !version.equals(Optional.of(Version.of(found)))) {
                read(Version.of(found));
                return Optional.of(reading.entries());
            }
        } catch (NoSuchFileException e) {
            fail("is not there");
        } catch (AccessDeniedException e) {
            fail("is not readable for the server's user");
        } catch (IOException | SecurityException e) {
            fail("cannot be read: " + e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private void read(Version found) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES);
        }
        // The version from before reading: what is written meanwhile is read the next time.
        version = Optional.of(found);
        readAt = Optional.of(time.now());
        problem = Optional.empty();
        reading = SynonymReader.read(bytes);
        LOG.info("ICDDESK-C003 Synonyms read from " + path + ": "
                + reading.entries().size());
        if (reading.faultCount() > 0) {
            LOG.warning("ICDDESK-C004 Lines of " + path + " that cannot be used: " + reading.faultCount() + ". "
                    + reading.faults().stream()
                            .limit(LOGGED_FAULTS)
                            .map(SynonymReading.Fault::toString)
                            .collect(Collectors.joining("; ")));
        }
    }

    private void fail(String words) {
        if (!problem.equals(Optional.of(words))) {
            LOG.warning("ICDDESK-C005 The file of synonyms " + path + " " + words
                    + ". In use of what was read of it before: "
                    + reading.entries().size());
        }
        problem = Optional.of(words);
    }

    synchronized SynonymStatus.OfFile status() {
        return new SynonymStatus.OfFile(
                path.toString(),
                readAt,
                reading.entries().size(),
                problem,
                reading.faultCount(),
                reading.faults().stream().map(SynonymReading.Fault::toString).toList());
    }

    /** What differs when a file is written or replaced. */
    private record Version(FileTime modified, long size, Optional<Object> key) {

        static Version of(BasicFileAttributes found) {
            return new Version(found.lastModifiedTime(), found.size(), Optional.ofNullable(found.fileKey()));
        }
    }
}
