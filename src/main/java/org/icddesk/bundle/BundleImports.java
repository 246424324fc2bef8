// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.bundle.BundleJournal.Running;
import org.icddesk.bundle.BundleRefusal.Reason;
import org.icddesk.bundle.BundleStatus.InUse;
import org.icddesk.bundle.BundleStatus.Work;
import org.icddesk.configuration.BundleSettings;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.time.TimeSource;
import org.icddesk.walk.WalkedIndexes;

/** Imports bundles one after the other: what was uploaded, the file that the settings name, and what was kept before. */
final class BundleImports {

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

    private final BundleSettings settings;
    private final URI api;
    private final IcdGateway gateway;
    private final WalkedIndexes indexes;
    private final Synonyms synonyms;
    private final TimeSource time;
    private final BundleJournal journal;
    private final Optional<BundleDirectory> directory;
    private final Queue<Arrival> arrived = new ConcurrentLinkedQueue<>();
    private Optional<Path> loaded = Optional.empty();
    private List<Object> seen = List.of();
    private String keptFault;
    private Optional<Long> lookedAt = Optional.empty();
    private volatile boolean closed;
    private volatile Optional<ImportedBundle> inUse = Optional.empty();

    /** A bundle that was uploaded. */
    private record Arrival(Path path, String source) {}

    BundleImports(
            BundleSettings settings,
            URI api,
            IcdGateway gateway,
            WalkedIndexes indexes,
            Synonyms synonyms,
            TimeSource time,
            BundleJournal journal) {
        this.settings = settings;
        this.api = api;
        this.gateway = gateway;
        this.indexes = indexes;
        this.synonyms = synonyms;
        this.time = time;
        this.journal = journal;
        directory = settings.directory().map(BundleDirectory::new);
        gateway.useBundle((uri, language) -> inUse.flatMap(bundle -> bundle.find(uri, language)));
    }

    /** {@return why nothing can be imported; null if it can} */
    String obstacle() {
        if (settings.publicKey().isEmpty()) {
            return "icd.bundle.public-key.file names no key to verify bundles with";
        }
        return directory.isEmpty() ? "icd.index.directory is none, so there is no place to keep a bundle" : null;
    }

    void stop() {
        closed = true;
    }

    /** Imports what is there; never throws. */
    void tick() {
        if (closed || obstacle() != null) {
            return;
        }
        try {
            for (Arrival next = arrived.poll(); next != null; next = arrived.poll()) {
                take(next.path(), next.source());
            }
            if (lookedAt.filter(at -> time.since(at).compareTo(LOOK_INTERVAL) < 0)
                    .isEmpty()) {
                lookedAt = Optional.of(time.nanos());
                journal.recordKeys(keys().fingerprints());
                look();
                lookAtFile();
            }
            journal.recordFault(keptFault);
        } catch (BundleRefusal e) {
            journal.recordFault(e.getMessage());
        } catch (IOException | RuntimeException e) {
            recordFault(e);
        }
    }

    private void recordFault(Exception e) {
        if (closed) {
            // The thread was interrupted, and what it read with it.
            return;
        }
        String words = "Bundles cannot be kept in " + settings.directory().orElseThrow() + ": "
                + e.getClass().getSimpleName();
        if (!journal.fault().equals(Optional.of(words))) {
            LOG.log(Level.WARNING, "ICDDESK-B003 " + words, e);
        }
        journal.recordFault(words);
    }

    private BundleKeys keys() throws BundleRefusal {
        return BundleKeys.read(settings.publicKey().orElseThrow());
    }

    void receive(long size, String source, Bundles.Receiver receiver) throws IOException, BundleRefusal {
        String obstacle = obstacle();
        if (obstacle != null) {
            throw new BundleRefusal(Reason.SETUP, "Nothing is imported: " + obstacle);
        }
        requireSize(size);
        Path incoming = directory.orElseThrow().incoming();
        directory.get().requireRoom(size);
        try (Running running = journal.begin(Work.RECEIVING, size)) {
            receiver.writeTo(incoming);
            running.reached(size);
            arrived.add(new Arrival(incoming, source));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(incoming);
            throw e;
        }
    }

    private void requireSize(long size) throws BundleRefusal {
        if (size > (long) settings.megabytes() << 20) {
            throw new BundleRefusal(
                    Reason.TOO_LARGE,
                    "It has " + (size >> 20) + " MB, and icd.bundle.megabytes allows " + settings.megabytes());
        }
    }

    /** Uses what another import, or another server with the same directory, has put in place; at first what was kept. */
    private void look() throws IOException {
        List<Path> kept = directory.orElseThrow().kept();
        if (kept.isEmpty() || loaded.equals(kept.stream().findFirst())) {
            return;
        }
        loaded = kept.stream().findFirst();
        for (Path path : kept) {
            try {
                use(path, verify(path), Optional.empty(), Optional.empty());
                return;
            } catch (BundleRefusal e) {
                refuse("kept in " + path, e);
            }
        }
        keptFault = "The bundle that was in use is refused now";
    }

    /** Imports the file of the settings whenever it changes, unless it is what is in use, or was made before that. */
    private void lookAtFile() throws IOException {
        Path file = settings.file().orElse(null);
        if (file == null || !Files.isRegularFile(file)) {
            return;
        }
        List<Object> now = List.of(Files.size(file), Files.getLastModifiedTime(file));
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        String source = file.toString();
        try {
            BundleHeader header = header(file);
            if (loaded.isPresent()
                    && Arrays.equals(header.bytes(), header(loaded.get()).bytes())) {
                return;
            }
            BundleManifest manifest = header.verify(keys());
            Optional<Instant> current = inUse.map(BundleImports::created);
            if (current.filter(manifest.created()::isBefore).isPresent()) {
                throw new BundleRefusal(
                        Reason.OLDER,
                        "It was made on " + manifest.created() + ", before the one in use, which was made on "
                                + current.get() + ". To go back to it, import it on this page");
            }
            requireSize(Files.size(file));
            Path incoming = directory.orElseThrow().incoming();
            directory.get().requireRoom(Files.size(file));
            try (Running running = journal.begin(Work.COPYING, Files.size(file))) {
                directory.get().copy(file, incoming, running::reached);
                take(incoming, source);
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (BundleRefusal e) {
            refuse(source, e);
        }
    }

    private static BundleHeader header(Path file) throws IOException, BundleRefusal {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return BundleHeader.read(in);
        }
    }

    private void take(Path incoming, String source) throws IOException {
        try {
            VerifiedBundle bundle = verify(incoming);
            Optional<Instant> later =
                    inUse.map(BundleImports::created).filter(bundle.manifest().created()::isBefore);
            Path kept = directory.orElseThrow().keep(incoming, time.now());
            loaded = Optional.of(kept);
            journal.clearRefusal();
            use(kept, bundle.movedTo(kept), Optional.of(source), later);
            directory.get().deleteBefore(kept);
        } catch (BundleRefusal e) {
            refuse(source, e);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private VerifiedBundle verify(Path path) throws IOException, BundleRefusal {
        try (Running running = journal.begin(Work.VERIFYING, Files.size(path))) {
            return VerifiedBundle.of(path, keys(), api, running::reached);
        }
    }

    private void use(Path path, VerifiedBundle bundle, Optional<String> source, Optional<Instant> later)
            throws IOException {
        Instant importedAt = BundleDirectory.importedAt(path);
        long answers = bundle.manifest().walks().stream()
                .mapToLong(BundledWalk::answers)
                .sum();
        try (Running running = journal.begin(Work.READING, answers)) {
            ImportedBundle read =
                    ImportedBundle.read(bundle, importedAt, gateway.background(), synonyms, running::reached);
            inUse = Optional.of(read);
            keptFault = null;
            gateway.forgetBundle();
            indexes.useImported(read.indexes());
        }
        journal.recordUse(new InUse(bundle.manifest(), bundle.fingerprint(), importedAt, source, later));
        LOG.log(Level.INFO, "ICDDESK-B001 The bundle made on {0} is in use; answers: {1}", new Object[] {
            bundle.manifest().created(), answers
        });
    }

    private void refuse(String source, BundleRefusal refusal) {
        journal.recordRefusal(source, refusal);
        LOG.log(Level.WARNING, "ICDDESK-B002 A bundle ({0}) was refused. {1}", new Object[] {
            source, refusal.getMessage()
        });
    }

    private static Instant created(ImportedBundle bundle) {
        return bundle.bundle().manifest().created();
    }
}
