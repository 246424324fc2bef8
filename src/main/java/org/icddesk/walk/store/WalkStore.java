// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.answer.AnswerArchive;
import org.icddesk.answer.RawAnswer;
import org.icddesk.disk.DirectoryHealth;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.time.TimeSource;

/**
 * Keeps what walks are answered; whatever is wrong with the disk, the walk goes on in memory.
 *
 * <p>Servers that share a directory share its answers: one of them owns it and walks, the others read what it keeps.
 */
public final class WalkStore implements AnswerArchive, AutoCloseable {

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");
    private static final DirectoryHealth.Messages MESSAGES = new DirectoryHealth.Messages(
            LOG,
            "ICDDESK-I001",
            "Answers for the index are kept in memory only",
            "ICDDESK-I002",
            "Answers for the index are stored in {0} again");

    private final Optional<WalkDirectory> directory;
    private final Optional<DirectoryHealth> health;
    private final Set<WalkFile> open = new HashSet<>();
    private final KeptPlaces places = new KeptPlaces();
    private boolean owned;
    private boolean closed;
    private boolean full;
    private final long limit;

    private WalkStore(Optional<WalkDirectory> directory, long limit, Optional<DirectoryHealth> health) {
        this.directory = directory;
        this.limit = limit;
        this.health = health;
    }

    /**
     * Opens a store.
     *
     * @param directory where it keeps answers; empty to keep none
     * @param api the base URL of the ICD API; answers of another are not found
     * @param limit the maximum total size of its files, in bytes; what is more is kept in memory only
     */
    public static WalkStore in(Optional<Path> directory, URI api, long limit, TimeSource time) {
        return new WalkStore(
                directory.map(parent -> new WalkDirectory(parent, api)),
                limit,
                directory.map(parent -> new DirectoryHealth(parent, time::nanos, MESSAGES)));
    }

    /**
     * {@return whether this server walks: it owns the directory, which it does as soon as no other one does, or cannot use
     * it and so shares nothing}
     */
    public synchronized boolean isOwned() {
        return !closed && (directory.isEmpty() || own().orElse(true));
    }

    /** {@return whether this server owns the directory now; empty if that cannot be used} */
    private Optional<Boolean> own() {
        if (owned) {
            return Optional.of(true);
        }
        Optional<Boolean> owning = attempt(WalkDirectory::own);
        owned = owning.orElse(false);
        if (owned) {
            health.orElseThrow().recordSuccess();
        }
        return owning;
    }

    /** {@return the files of all walks, the newest release first, and of one release the newest walk} */
    public List<WalkFile> files() {
        return attempt(WalkDirectory::files).orElse(List.of());
    }

    /** {@return a file for a walk that begins; empty if nothing is kept} */
    public Optional<WalkFile> create(WalkKey key, Instant begun) {
        return directory.map(folder -> folder.file(key, begun));
    }

    /** Reads the answers that were appended to a file since the last time. */
    public void readNew(WalkFile file, Consumer<WalkRecord> reader) {
        int before = file.damaged();
        attempt(folder -> {
            file.readNew((answer, place) -> {
                places.put(file, answer, place);
                reader.accept(answer);
            });
            return true;
        });
        if (file.damaged() > before) {
            LOG.log(Level.WARNING, "ICDDESK-I003 {0} is damaged: what cannot be read is asked for again", file.path());
        }
    }

    /** Appends an answer to a file, unless the disk is failing. */
    public synchronized void append(WalkFile file, WalkRecord answer) {
        if (closed || directory.isEmpty() || !own().orElse(false)) {
            return;
        }
        open.add(file);
        attempt(folder -> {
                    if (isFull(folder, answer)) {
                        return false;
                    }
                    places.put(file, answer, file.append(answer));
                    return true;
                })
                .ifPresent(written -> health.orElseThrow().recordSuccess());
    }

    private boolean isFull(WalkDirectory folder, WalkRecord answer) throws IOException {
        boolean before = full;
        full = folder.size() + answer.size() > limit;
        if (full && !before) {
            LOG.log(Level.WARNING, "ICDDESK-I011 {0}", words());
        }
        return full;
    }

    private String words() {
        return "The walks have filled the " + (limit >> 20) + " MB that icd.index.directory.megabytes allows:"
                + " what they bring from now on is kept in memory only, and asked for again after a restart";
    }

    /** {@return what WHO answered to a walk about a classification or an entity; empty if nothing is kept of it} */
    @Override
    public Optional<RawAnswer> find(IcdUri uri, Language language) {
        return places.find(uri, language)
                .flatMap(found -> attempt(folder -> found.getKey().read(found.getValue())).stream())
                .flatMap(Optional::stream)
                .filter(kept -> kept.uri().equals(uri))
                .flatMap(kept -> kept.body().stream().map(body -> new RawAnswer(body, kept.asOf(), true)))
                .findFirst();
    }

    /** Has the disk itself take what was appended to a file. */
    public synchronized void sync(WalkFile file) {
        attempt(folder -> {
            file.sync();
            return true;
        });
    }

    /** Deletes a file. */
    public synchronized void delete(WalkFile file) {
        open.remove(file);
        places.remove(file);
        attempt(folder -> folder.delete(file));
    }

    /** {@return whether an administrator paused a walk, in this run or an earlier one} */
    public boolean isPaused(String walk) {
        return attempt(folder -> folder.isPaused(walk)).orElse(false);
    }

    /** Notes that an administrator pauses a walk or lets it go on. */
    public void pause(String walk, boolean paused) {
        attempt(folder -> folder.pause(walk, paused));
    }

    /** {@return what is wrong with the disk, for administrators} */
    public synchronized Optional<String> fault() {
        return health.flatMap(DirectoryHealth::fault).or(() -> full ? Optional.of(words()) : Optional.empty());
    }

    /** Closes all files, keeps nothing any more, and lets another server own the directory. */
    @Override
    public synchronized void close() {
        closed = true;
        owned = false;
        open.forEach(file -> attempt(folder -> {
            file.close();
            return true;
        }));
        open.clear();
        attempt(WalkDirectory::release);
    }

    private <T> Optional<T> attempt(Work<T> work) {
        if (directory.isEmpty() || !health.orElseThrow().isUsable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.on(directory.get()));
        } catch (IOException | SecurityException e) {
            health.get().recordFailure(e);
            return Optional.empty();
        }
    }

    /** Work on the directory. */
    @FunctionalInterface
    private interface Work<T> {
        T on(WalkDirectory directory) throws IOException;
    }
}
