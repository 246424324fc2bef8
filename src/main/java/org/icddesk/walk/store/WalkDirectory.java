// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.disk.PrivateDirectory;
import org.icddesk.text.Sha256;

/**
 * The directory of the walks through one ICD API, named after its address so that a sandbox's answers never pass for
 * WHO's; accessible only to the server's user.
 */
final class WalkDirectory {

    private static final Pattern FILE = Pattern.compile("(.+)[.](\\d{1,18})[.]walk");
    private static final int NAME_BYTES = 8;

    private final Path folder;
    private FileChannel channel;
    private FileLock lock;

    /**
     * Names a directory, which need not exist.
     *
     * @param parent the directory of the walks through all of them
     * @param api the base URL of the ICD API
     */
    WalkDirectory(Path parent, URI api) {
        byte[] digest = Sha256.digest(api.toString().getBytes(StandardCharsets.UTF_8));
        folder = parent.resolve(HexFormat.of().formatHex(digest, 0, NAME_BYTES));
    }

    /** Makes this server the owner of the directory; {@return false if another one is} */
    synchronized boolean own() throws IOException {
        if (lock != null) {
            return true;
        }
        PrivateDirectory.create(folder);
        channel = FileChannel.open(folder.resolve("owner"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException anotherDeployment) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
        }
        return lock != null;
    }

    /** Ends the ownership; {@return whether there was one} */
    synchronized boolean release() throws IOException {
        if (lock == null) {
            return false;
        }
        lock = null;
        channel.close();
        return true;
    }

    /** {@return the files of all walks, the newest release first, and of one release the newest walk} */
    List<WalkFile> files() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.flatMap(path -> walk(path).stream())
                    .sorted(Comparator.<WalkFile, String>comparing(
                                    file -> file.key().release().id())
                            .thenComparing(WalkFile::begun)
                            .reversed())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** {@return the total size of the files of all walks, in bytes} */
    long size() throws IOException {
        long size = 0;
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                size += Files.size(path);
            }
        }
        return size;
    }

    WalkFile file(WalkKey key, Instant begun) {
        return new WalkFile(folder.resolve(key.name() + "." + begun.toEpochMilli() + ".walk"), key, begun);
    }

    /** Deletes a file; {@return whether there was one} */
    boolean delete(WalkFile file) throws IOException {
        file.close();
        return Files.deleteIfExists(file.path());
    }

    boolean isPaused(String walk) throws IOException {
        return Files.exists(pauseOf(walk));
    }

    /** Notes whether a walk is paused; {@return that} */
    boolean pause(String walk, boolean paused) throws IOException {
        if (paused) {
            PrivateDirectory.create(folder);
            Files.write(pauseOf(walk), new byte[0]);
        } else {
            Files.deleteIfExists(pauseOf(walk));
        }
        return paused;
    }

    private Path pauseOf(String walk) {
        return folder.resolve(walk + ".paused");
    }

    private static Optional<WalkFile> walk(Path path) {
        Matcher parts = FILE.matcher(path.getFileName().toString());
        return parts.matches()
                ? WalkKey.of(parts.group(1))
                        .map(key -> new WalkFile(path, key, Instant.ofEpochMilli(Long.parseLong(parts.group(2)))))
                : Optional.empty();
    }
}
