// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.icddesk.bundle.BundleJournal.Running;
import org.icddesk.bundle.BundleRefusal.Reason;
import org.icddesk.bundle.BundleStatus.Work;
import org.icddesk.configuration.BundleSettings;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.time.TimeSource;
import org.icddesk.walk.WalkedIndexes;
import org.icddesk.walk.Walks;

/** Imports and exports bundles, as administrators see and have it. */
@ApplicationScoped
public class Bundles {

    private final BundleSettings settings;
    private final URI api;
    private final Walks walks;
    private final TimeSource time;
    private final BundleJournal journal;
    private final BundleImports imports;

    protected Bundles() {
        settings = null;
        api = null;
        walks = null;
        time = null;
        journal = null;
        imports = null;
    }

    /** Prepares what the configuration says; imports begin with {@link #tick()}. */
    @Inject
    public Bundles(
            Configuration configuration,
            IcdGateway gateway,
            Walks walks,
            WalkedIndexes indexes,
            Instance<Synonyms> synonyms) {
        this(
                configuration.bundle(),
                configuration.apiUrl(),
                gateway,
                walks,
                indexes,
                synonyms.isResolvable() ? synonyms.get() : Synonyms.NONE,
                TimeSource.SYSTEM);
    }

    /** Prepares without a container. */
    Bundles(
            BundleSettings settings,
            URI api,
            IcdGateway gateway,
            Walks walks,
            WalkedIndexes indexes,
            Synonyms synonyms,
            TimeSource time) {
        this.settings = settings;
        this.api = api;
        this.walks = walks;
        this.time = time;
        journal = new BundleJournal(time);
        imports = new BundleImports(settings, api, gateway, indexes, synonyms, time, journal);
    }

    /** {@return whether the settings have bundles imported} */
    public boolean isWanted() {
        return settings.publicKey().isPresent();
    }

    /** {@return the maximum size of a bundle that is imported, in bytes} */
    public long maxBytes() {
        return (long) settings.megabytes() << 20;
    }

    /** Looks whether there is something to import, and does so. */
    public void tick() {
        imports.tick();
    }

    /** Imports nothing more. */
    public void stop() {
        imports.stop();
    }

    /** {@return why nothing can be imported, a sentence without its full stop; null if it can} */
    public String obstacle() {
        return imports.obstacle();
    }

    /**
     * Takes a bundle that comes in and verifies it soon; {@link #status()} shows what becomes of it.
     *
     * @param size its size in bytes, or a little more
     * @param source where it comes from, in words
     * @param receiver writes it to a place that does not exist yet
     * @throws IOException if it does not come in as a whole
     * @throws BundleRefusal if it cannot be taken
     */
    public void receive(long size, String source, Receiver receiver) throws IOException, BundleRefusal {
        imports.receive(size, source, receiver);
    }

    /** Writes a bundle that comes in to a place. */
    @FunctionalInterface
    public interface Receiver {
        /** Writes it. */
        void writeTo(Path place) throws IOException;
    }

    /**
     * Makes a bundle of what is walked.
     *
     * @param sender sends it
     * @throws IOException if it cannot be made or sent
     * @throws BundleRefusal if there is no key, or nothing to be exported
     */
    public void export(Sender sender) throws IOException, BundleRefusal {
        Path privateKey = settings.privateKey()
                .orElseThrow(
                        () -> new BundleRefusal(Reason.SETUP, "icd.bundle.private-key.file names no key to sign with"));
        Path publicKey = settings.publicKey()
                .orElseThrow(() -> new BundleRefusal(
                        Reason.SETUP,
                        "icd.bundle.public-key.file has to name the key that belongs to the private one"));
        Running[] running = {journal.begin(Work.EXPORTING, 1)};
        try (BundleExport export = BundleExport.of(
                walks.kept(),
                api,
                privateKey,
                BundleKeys.read(publicKey),
                time.now(),
                done -> running[0].reached(done))) {
            running[0].close();
            running[0] = journal.begin(Work.EXPORTING, export.length());
            boolean complete = false;
            try {
                sender.send(export);
                complete = true;
            } finally {
                journal.recordExport(export.length(), complete);
            }
        } finally {
            running[0].close();
        }
    }

    /** Sends a bundle. */
    @FunctionalInterface
    public interface Sender {
        /** Sends it. */
        void send(BundleExport bundle) throws IOException;
    }

    /** {@return the state of import and export} */
    public BundleStatus status() {
        return journal.status(isWanted(), settings.privateKey().isPresent());
    }
}
