// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.bundle.BundleRefusal.Reason;
import org.icddesk.disk.PrivateDirectory;

/**
 * The directory with the bundle in use, named after the time of its import; accessible only to the server's user. Servers
 * that share it use the same bundle.
 */
final class BundleDirectory {

    private static final Pattern KEPT = Pattern.compile("(\\d{1,18})[.]bundle");
    private static final String INCOMING = ".part";
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final int CHUNK = 1 << 16;

    private final Path folder;

    BundleDirectory(Path folder) {
        this.folder = folder;
    }

    /** {@return the bundles kept, the one imported last first} */
    List<Path> kept() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> KEPT.matcher(name(path)).matches())
                    .sorted(Comparator.comparing(BundleDirectory::importedAt).reversed())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** {@return when a bundle was imported} */
    static Instant importedAt(Path kept) {
        Matcher name = KEPT.matcher(name(kept));
        return name.matches() ? Instant.ofEpochMilli(Long.parseLong(name.group(1))) : Instant.EPOCH;
    }

    /** {@return a place for a bundle that comes in; what others left a day ago is deleted} */
    Path incoming() throws IOException {
        PrivateDirectory.create(folder);
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(each -> name(each).endsWith(INCOMING))::iterator) {
                Instant written = Files.getLastModifiedTime(path).toInstant();
                if (written.isBefore(Instant.now().minus(ABANDONED))) {
                    Files.deleteIfExists(path);
                }
            }
        }
        return folder.resolve(UUID.randomUUID() + INCOMING);
    }

    /** Refuses what has no room. */
    void requireRoom(long bytes) throws IOException, BundleRefusal {
        long room = Files.getFileStore(folder).getUsableSpace();
        if (bytes > room) {
            throw new BundleRefusal(
                    Reason.TOO_LARGE,
                    "It has " + (bytes >> 20) + " MB, but the disk of " + folder + " has room for " + (room >> 20)
                            + " MB only");
        }
    }

    /** Copies a bundle in. */
    void copy(Path from, Path incoming, LongConsumer progress) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(incoming, StandardOpenOption.CREATE_NEW)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                out.write(chunk, 0, count);
                done += count;
                progress.accept(done);
            }
        }
    }

    /** Keeps a bundle that came in and was verified, before all others: after this it is the one in use. */
    Path keep(Path incoming, Instant now) throws IOException {
        try (FileChannel channel = FileChannel.open(incoming, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        long newest = kept().stream()
                .map(BundleDirectory::importedAt)
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElse(0);
        Path path = folder.resolve(Math.max(now.toEpochMilli(), newest + 1) + ".bundle");
        return Files.move(incoming, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what was imported before a bundle. */
    void deleteBefore(Path kept) throws IOException {
        for (Path path : kept()) {
            if (importedAt(path).isBefore(importedAt(kept))) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
