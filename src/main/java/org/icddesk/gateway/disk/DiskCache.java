// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.icddesk.disk.DirectoryHealth;
import org.icddesk.disk.PrivateDirectory;
import org.icddesk.text.Sha256;

/**
 * The disk cache: one file per answer, written in the background.
 *
 * <p>The directory is accessible only to the server's user: its files contain answers to searches.
 */
public final class DiskCache {

    static final String UNFINISHED = ".new";

    private static final long MAX_PENDING = 16L << 20;
    private static final DirectoryHealth.Messages MESSAGES = new DirectoryHealth.Messages(
            Logger.getLogger("org.icddesk.gateway"),
            "ICDDESK-G008",
            "Answers are cached in memory only",
            "ICDDESK-G009",
            "Answers are stored in {0} again");

    private final Path folder;
    private final String origin;
    private final Executor writer;
    private final LruFileIndex index;
    private final DirectoryHealth health;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong(System.nanoTime());

    /**
     * Opens a directory, creating it if necessary; indexes its files in the background.
     *
     * @param folder where the files are
     * @param origin the origin of the answers, such as the API's base URL; answers from another are not found
     * @param limit the maximum total size of the files, in bytes
     * @param writer runs disk operations in the background
     * @param nanos a monotonic clock such as {@link System#nanoTime()}
     */
    public DiskCache(Path folder, String origin, long limit, Executor writer, LongSupplier nanos) {
        this.folder = folder;
        this.origin = origin;
        this.writer = writer;
        this.index = new LruFileIndex(limit);
        this.health = new DirectoryHealth(folder, nanos, MESSAGES);
        inBackground(0, () -> {
            PrivateDirectory.create(folder);
            index.loadExisting(folder);
        });
    }

    /**
     * Finds an answer.
     *
     * @return the stored answer; empty if there is none, or its file is damaged or cannot be read
     */
    public Optional<CacheFile> find(String key) {
        Path file = file(key);
        try {
            Optional<CacheFile> found = CacheFile.of(Files.readAllBytes(file));
            if (found.isEmpty()) {
                delete(key);
            } else {
                index.touch(file);
            }
            return found;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | SecurityException e) {
            health.recordFailure(e);
            return Optional.empty();
        }
    }

    /** Stores an answer, unless the disk is failing or cannot keep up. */
    public void save(String key, CacheFile answer) {
        if (!health.isUsable()) {
            return;
        }
        inBackground(answer.body().length, () -> {
            Path file = file(key);
            byte[] bytes = answer.bytes();
            write(file, bytes);
            LruFileIndex.discard(index.put(file, bytes.length));
            health.recordSuccess();
        });
    }

    /** Deletes an answer. */
    public void delete(String key) {
        Path file = file(key);
        index.remove(file);
        inBackground(0, () -> Files.deleteIfExists(file));
    }

    /** {@return the number of answers stored} */
    public int count() {
        return index.count();
    }

    /** {@return their size in bytes} */
    public long bytes() {
        return index.bytes();
    }

    /** {@return the current disk fault, if any, for administrators} */
    public Optional<String> fault() {
        return health.fault();
    }

    private void write(Path file, byte[] bytes) throws IOException {
        PrivateDirectory.create(file.getParent());
        Path unfinished = file.resolveSibling(numbers.incrementAndGet() + UNFINISHED);
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void inBackground(int bytes, Work work) {
        if (pending.get() + bytes > MAX_PENDING) {
            return;
        }
        pending.addAndGet(bytes);
        try {
            writer.execute(() -> {
                try {
                    work.run();
                } catch (IOException | SecurityException e) {
                    health.recordFailure(e);
                } finally {
                    pending.addAndGet(-bytes);
                }
            });
        } catch (RejectedExecutionException e) {
            pending.addAndGet(-bytes);
        }
    }

    private Path file(String key) {
        byte[] digest = Sha256.digest((origin + '\0' + key).getBytes(StandardCharsets.UTF_8));
        String name = HexFormat.of().formatHex(digest);
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    }

    /** A disk operation. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
