// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.answer.IcdFailure;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.walk.store.WalkFile;
import org.icddesk.walk.store.WalkKey;

/**
 * A walk that the settings ask for: finds out which release is meant, continues what was begun, and gives up what was
 * searched before when something newer is complete.
 */
final class PlannedWalk {

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");

    private final IndexedRelease plan;
    private final KeptWalks kept;
    private final ReleaseCheck check;
    private final WalkContext context;
    private final WalkJournal journal;
    private IndexPublisher publisher;
    private volatile Optional<ReleaseWalk> walk = Optional.empty();
    private volatile boolean read;
    private volatile boolean anew;
    private volatile boolean paused;

    /**
     * Plans a walk.
     *
     * @param takenByOthers whether another item of the settings names that release and language
     */
    PlannedWalk(IndexedRelease plan, Predicate<WalkKey> takenByOthers, WalkContext context) {
        this.plan = plan;
        kept = new KeptWalks(plan, takenByOthers, context);
        check = new ReleaseCheck(plan, kept, context);
        this.context = context;
        journal = new WalkJournal(context.time());
    }

    /** {@return its name in addresses and metrics} */
    String id() {
        return plan.id();
    }

    IndexedRelease plan() {
        return plan;
    }

    WalkJournal journal() {
        return journal;
    }

    /** {@return the walk in progress or finished; empty while the release is not known} */
    Optional<ReleaseWalk> walk() {
        return walk;
    }

    /** {@return what is searched} */
    Optional<WalkedIndex> searched() {
        return kept.searched();
    }

    /** {@return what is kept of each release: the newest walk, or the one before as long as that is not complete} */
    List<KeptWalk> keptWalks() {
        Map<WalkKey, KeptWalk> found = new LinkedHashMap<>();
        Optional<ReleaseWalk> current = walk;
        for (WalkFile file : kept.files()) {
            boolean isCurrent = current.flatMap(ReleaseWalk::file)
                    .filter(own -> own.path().equals(file.path()))
                    .isPresent();
            boolean complete = isCurrent
                    ? current.filter(ReleaseWalk::isComplete).isPresent()
                    : context.indexes().has(file.key());
            KeptWalk before = found.get(file.key());
            if (before == null || !before.complete()) {
                found.put(file.key(), new KeptWalk(file, plan.chapters(), complete));
            }
        }
        return List.copyOf(found.values());
    }

    /** Reads what was kept, and publishes it. */
    void read() {
        paused = context.store().isPaused(id());
        Optional<IndexPublisher> newest = kept.read(file -> walk(file.key(), file.begun(), Optional.of(file)));
        newest.ifPresent(found -> {
            use(found);
            found.publishKept();
            giveUpEarlier();
        });
        read = true;
    }

    /** Reads what another server has kept since the last time. */
    void follow() {
        Optional<Path> known = walk.flatMap(ReleaseWalk::file).map(WalkFile::path);
        if (!read || !kept.newest().map(WalkFile::path).equals(known)) {
            read();
        } else if (walk.isPresent()) {
            walk.get().readNew();
            publisher.publishIfDue();
        }
    }

    /** {@return whether there is something to ask} */
    boolean isActive() {
        boolean unfinished = walk.filter(current -> !current.isOver()).isPresent();
        return read && !paused && (anew || check.isDue() || unfinished);
    }

    /**
     * Does the next step, which asks WHO at most once.
     *
     * @return whether it did; an {@link IcdFailure} if that has to be done again
     */
    boolean step() {
        if (anew) {
            anew = false;
            walk.ifPresent(current -> begin(current.key()));
        }
        if (check.isDue()) {
            check.key().ifPresent(this::found);
            return plan.release().isEmpty();
        }
        ReleaseWalk current = walk.orElseThrow();
        Instant notBefore = publisher.replaces() ? current.begun() : Instant.MIN;
        try {
            return current.step(notBefore, context.time().now());
        } finally {
            // The last one may be the one that has no usable answer.
            publisher.publishIfDue();
            giveUpEarlier();
        }
    }

    private void found(WalkKey key) {
        boolean newer = walk.filter(current -> current.key().release().compareTo(key.release()) >= 0)
                .isEmpty();
        if (newer) {
            begin(key);
        } else {
            walk.ifPresent(ReleaseWalk::retry);
        }
    }

    private void begin(WalkKey key) {
        // The clock may have been put back: the newest walk is told by its name.
        Instant now = context.time().now();
        Instant begun = walk.map(ReleaseWalk::begun)
                .filter(before -> !before.isBefore(now))
                .map(before -> before.plusMillis(1))
                .orElse(now);
        LOG.log(Level.INFO, "ICDDESK-I008 The walk of {0} begins", key.name());
        ReleaseWalk next = walk(key, begun, context.store().create(key, begun));
        use(new IndexPublisher(context, next, context.indexes().has(key)));
    }

    private ReleaseWalk walk(WalkKey key, Instant begun, Optional<WalkFile> file) {
        return new ReleaseWalk(key, begun, plan.chapters(), file, context.requests(), context.store());
    }

    private void use(IndexPublisher next) {
        publisher = next;
        walk = Optional.of(next.walk());
    }

    private void giveUpEarlier() {
        walk.filter(ReleaseWalk::isComplete).ifPresent(kept::giveUpAllBut);
    }

    /** Asks nothing until an administrator lets it go on, even over restarts. */
    void pause() {
        paused = true;
        context.store().pause(id(), true);
    }

    /** Goes on, and looks again for what was missing. */
    void goOn() {
        paused = false;
        check.repeat();
        context.store().pause(id(), false);
    }

    /** Has all of it asked for again; what is there is searched until that is complete. */
    void anew() {
        goOn();
        anew = true;
    }

    /**
     * {@return its state}
     *
     * @param asking the state of walks that have something to ask
     */
    WalkState state(WalkState asking) {
        if (asking == WalkState.ELSEWHERE || !read) {
            return read ? WalkState.ELSEWHERE : WalkState.READING;
        }
        if (check.isDuplicate()) {
            return WalkState.DUPLICATE;
        }
        Optional<ReleaseWalk> gone = walk.filter(ReleaseWalk::isGone);
        boolean nothing = gone.filter(current -> current.figures().done() == 0).isPresent();
        if (nothing || check.isAbsent() && walk.isEmpty()) {
            return WalkState.ABSENT;
        }
        if (gone.isPresent()) {
            return WalkState.WITHDRAWN;
        }
        boolean over = walk.filter(ReleaseWalk::isOver).isPresent();
        if (over && !anew) {
            return WalkState.FINISHED;
        }
        return paused ? WalkState.PAUSED : asking;
    }
}
