// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.asset;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.icddesk.configuration.Configuration;
import org.icddesk.disk.DirectoryHealth;
import org.icddesk.time.TimeSource;
import org.icddesk.web.content.Representation;

/**
 * The static files of this version of the site, of earlier ones, and of other servers with the same directory, as files whose
 * names contain a digest of their content. So a page that was made before an upgrade finds its style sheet and scripts after it.
 */
@ApplicationScoped
public class AssetArchive {

    /** Longer than a page stays open. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final int MAX_BYTES = 1 << 20;
    private static final String UNFINISHED = ".new";
    private static final String DIGEST = "[0-9a-f]{16}";
    private static final DirectoryHealth.Messages MESSAGES = new DirectoryHealth.Messages(
            Logger.getLogger("org.icddesk.web"),
            "ICDDESK-W011",
            "Static files of other versions are not kept",
            "ICDDESK-W012",
            "Static files are kept in {0} again");

    private final Optional<Path> directory;
    private final TimeSource time;
    private final Optional<DirectoryHealth> health;
    private boolean cleared;

    protected AssetArchive() {
        this(Optional.empty(), TimeSource.SYSTEM);
    }

    /** Opens the directory of the configuration. */
    @Inject
    public AssetArchive(Configuration configuration) {
        this(configuration.assetsDirectory(), TimeSource.SYSTEM);
    }

    /**
     * Opens a directory.
     *
     * @param directory where the files are; made with the first of them; empty to keep none
     */
    AssetArchive(Optional<Path> directory, TimeSource time) {
        this.directory = directory;
        this.time = time;
        health = directory.map(folder -> new DirectoryHealth(folder, time::nanos, MESSAGES));
    }

    /** Keeps a file, unless the directory fails. Called before the first page is sent that names it. */
    void keep(String name, Representation file) {
        if (health.filter(DirectoryHealth::isUsable).isEmpty()) {
            return;
        }
        try {
            write(path(name, file.hash()).orElseThrow(), file.plain());
            clear();
            health.get().recordSuccess();
        } catch (IOException | SecurityException e) {
            health.get().recordFailure(e);
        }
    }

    private void write(Path target, byte[] bytes) throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Path unfinished = target.resolveSibling(UUID.randomUUID() + UNFINISHED);
            try {
                Files.write(unfinished, bytes);
                Files.move(unfinished, target, ATOMIC_MOVE, REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
        Files.setLastModifiedTime(target, FileTime.from(time.now()));
    }

    /** Deletes, once, what no server has kept again for long. */
    private synchronized void clear() throws IOException {
        if (cleared) {
            return;
        }
        cleared = true;
        try (Stream<Path> files = Files.list(directory.orElseThrow())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(time.now().minus(KEPT))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException anotherServerDeletesToo) {
            return;
        }
    }

    /**
     * Finds a file of any version.
     *
     * @param name its name, which clients choose
     * @param digest the digest of its content that its address has, which clients choose
     * @return the file; empty if it is not there, or its content has changed
     */
    Optional<Representation> find(String name, String digest) {
        Optional<Path> path = path(name, digest);
        try {
            return path.isPresent() && Files.size(path.get()) <= MAX_BYTES
                    ? Optional.of(new Representation(Files.readAllBytes(path.get())))
                            .filter(file -> file.hash().equals(digest))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | SecurityException e) {
            health.orElseThrow().recordFailure(e);
            return Optional.empty();
        }
    }

    private Optional<Path> path(String name, String digest) {
        return directory.filter(folder -> digest.matches(DIGEST)).map(folder -> folder.resolve(digest + "-" + name));
    }
}
