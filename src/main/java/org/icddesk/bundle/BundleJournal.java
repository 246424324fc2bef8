// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.icddesk.bundle.BundleStatus.Exported;
import org.icddesk.bundle.BundleStatus.InUse;
import org.icddesk.bundle.BundleStatus.Progress;
import org.icddesk.bundle.BundleStatus.Refused;
import org.icddesk.bundle.BundleStatus.Work;
import org.icddesk.time.TimeSource;

/** What is done with bundles at the moment, and what became of the last ones. */
final class BundleJournal {

    private final TimeSource time;
    private final List<Running> running = new CopyOnWriteArrayList<>();
    private volatile Optional<InUse> inUse = Optional.empty();
    private volatile Optional<Refused> refused = Optional.empty();
    private volatile Optional<Exported> exported = Optional.empty();
    private volatile Optional<String> fault = Optional.empty();
    private volatile List<String> keys = List.of();

    BundleJournal(TimeSource time) {
        this.time = time;
    }

    /** Something in progress; it ends when it is closed. */
    final class Running implements AutoCloseable {

        private final Work work;
        private final Instant since = time.now();
        private final long total;
        private final AtomicLong done = new AtomicLong();

        private Running(Work work, long total) {
            this.work = work;
            this.total = Math.max(1, total);
        }

        /** Notes how much is done. */
        void reached(long amount) {
            done.set(Math.min(amount, total));
        }

        @Override
        public void close() {
            running.remove(this);
        }

        private Progress progress() {
            return new Progress(work, since, done.get(), total);
        }
    }

    /** Notes that something begins. */
    Running begin(Work work, long total) {
        Running begun = new Running(work, total);
        running.add(begun);
        return begun;
    }

    /** Notes that a bundle is in use. */
    void recordUse(InUse bundle) {
        inUse = Optional.of(bundle);
    }

    /** Notes that one was imported after the one that was refused. */
    void clearRefusal() {
        refused = Optional.empty();
    }

    /** Notes that a bundle was refused. */
    void recordRefusal(String source, BundleRefusal refusal) {
        refused = Optional.of(new Refused(time.now(), source, refusal.reason(), refusal.getMessage()));
    }

    /** Notes that a bundle was exported. */
    void recordExport(long bytes, boolean complete) {
        exported = Optional.of(new Exported(time.now(), bytes, complete));
    }

    /** Notes why nothing can be done; null if it can. */
    void recordFault(String words) {
        fault = Optional.ofNullable(words);
    }

    void recordKeys(List<String> fingerprints) {
        keys = fingerprints;
    }

    Optional<InUse> inUse() {
        return inUse;
    }

    Optional<String> fault() {
        return fault;
    }

    BundleStatus status(boolean imports, boolean exports) {
        return new BundleStatus(
                imports,
                exports,
                keys,
                fault,
                running.stream().map(Running::progress).toList(),
                inUse,
                refused,
                exported);
    }
}
