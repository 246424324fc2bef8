// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.icd.Release;

/**
 * A walk that the settings ask for: finds out which release is meant, continues what was begun, and gives up what was
 * searched before when something newer is complete.
 */
final class PlannedWalk {

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");
    private static final Duration CHECK_INTERVAL = Duration.ofDays(1);

    private final IndexedRelease plan;
    private final KeptWalks kept;
    private final WalkContext context;
    private final WalkJournal journal;
    private IndexPublisher publisher;
    private volatile Optional<ReleaseWalk> walk = Optional.empty();
    private volatile Optional<Long> checkedAt = Optional.empty();
    private volatile boolean read;
    private volatile boolean absent;
    private volatile boolean duplicate;
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

    /** Reads what was kept, and publishes it: the newest walk, and those before it as long as it is not complete. */
    void read() {
        paused = context.store().isPaused(id());
        Optional<ReleaseWalk> newest = Optional.empty();
        Set<WalkKey> earlier = new HashSet<>();
        for (WalkFile file : kept.files()) {
            ReleaseWalk found = walk(file.key(), file.begun(), Optional.of(file));
            found.readNew();
            if (newest.isEmpty()) {
                newest = Optional.of(found);
            } else if (earlier.add(found.key())) {
                new IndexPublisher(context, found, false).publishKept();
            }
            if (newest.get().isComplete()) {
                break;
            }
        }
        newest.ifPresent(found -> {
            use(found, earlier.contains(found.key()));
            publisher.publishKept();
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
        return read && !paused && (anew || isCheckDue() || unfinished);
    }

    private boolean isCheckDue() {
        return checkedAt
                .filter(at -> context.time().since(at).compareTo(CHECK_INTERVAL) < 0)
                .isEmpty();
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
        if (isCheckDue()) {
            return check();
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

    /** Finds out which release is meant, and asks again for what was missing. */
    private boolean check() {
        try {
            Release release = plan.release().orElseGet(() -> context.requests().latestRelease(plan.classification()));
            found(new WalkKey(plan.classification().in(release), plan.language()));
        } catch (NotFound e) {
            LOG.log(Level.INFO, "ICDDESK-I007 The ICD API does not have the classification of {0}", id());
            absent = walk.isEmpty();
        }
        checkedAt = Optional.of(context.time().nanos());
        return plan.release().isEmpty();
    }

    private void found(WalkKey key) {
        absent = false;
        duplicate = kept.isTaken(key);
        boolean newer = walk.filter(current -> current.key().release().compareTo(key.release()) >= 0)
                .isEmpty();
        if (newer && !duplicate) {
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
        use(
                walk(key, begun, context.store().create(key, begun)),
                context.indexes().has(key));
    }

    private ReleaseWalk walk(WalkKey key, Instant begun, Optional<WalkFile> file) {
        return new ReleaseWalk(key, begun, plan.chapters(), file, context.requests(), context.store());
    }

    private void use(ReleaseWalk next, boolean replaces) {
        publisher = new IndexPublisher(context, next, replaces);
        walk = Optional.of(next);
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
        checkedAt = Optional.empty();
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
        if (duplicate) {
            return WalkState.DUPLICATE;
        }
        Optional<ReleaseWalk> gone = walk.filter(ReleaseWalk::isGone);
        if (absent || gone.filter(current -> current.figures().done() == 0).isPresent()) {
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
