// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
    private final Predicate<WalkKey> takenByOthers;
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
        this.takenByOthers = takenByOthers;
        this.context = context;
        journal = new WalkJournal(context.time());
    }

    /** {@return its name in addresses and metrics} */
    String id() {
        return WalkKey.prefix(plan.classification()) + "-"
                + plan.release().map(Release::id).orElse("latest") + "-" + plan.language();
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

    /** Reads what was kept, and publishes it: the newest walk, and those before it as long as it is not complete. */
    void read() {
        paused = context.store().isPaused(id());
        List<WalkFile> files = files();
        Optional<ReleaseWalk> newest = Optional.empty();
        Set<WalkKey> earlier = new HashSet<>();
        for (int i = files.size() - 1;
                i >= 0 && newest.filter(ReleaseWalk::isComplete).isEmpty();
                i--) {
            ReleaseWalk kept = walk(files.get(i).key(), files.get(i).begun(), Optional.of(files.get(i)));
            kept.readNew();
            if (newest.isEmpty()) {
                newest = Optional.of(kept);
            } else if (earlier.add(kept.key())) {
                new IndexPublisher(context, kept, false).publishKept();
            }
        }
        newest.ifPresent(kept -> {
            use(kept, earlier.contains(kept.key()));
            publisher.publishKept();
            giveUpEarlier();
        });
        read = true;
    }

    /** Reads what another server has kept since the last time. */
    void follow() {
        List<WalkFile> files = files();
        Optional<WalkFile> newest = files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
        Optional<WalkFile> known = walk.flatMap(ReleaseWalk::file);
        if (!read || !newest.map(WalkFile::path).equals(known.map(WalkFile::path))) {
            read();
        } else if (walk.isPresent()) {
            walk.get().readNew();
            publisher.publishIfDue();
        }
    }

    private List<WalkFile> files() {
        return context.store().files().stream()
                .filter(file -> isMeant(file.key()))
                .toList();
    }

    private boolean isMeant(WalkKey key) {
        return key.root().inAllReleases().equals(plan.classification())
                && key.language().equals(plan.language())
                && plan.release().map(key.release()::equals).orElse(!takenByOthers.test(key));
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
        boolean asked = current.step(notBefore, context.time().now());
        publisher.publishIfDue();
        if (current.isComplete()) {
            giveUpEarlier();
        }
        return asked;
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
        duplicate = plan.release().isEmpty() && takenByOthers.test(key);
        boolean newer = walk.filter(current -> current.key().release().compareTo(key.release()) >= 0)
                .isEmpty();
        if (newer && !duplicate) {
            begin(key);
        } else {
            walk.ifPresent(ReleaseWalk::retry);
        }
    }

    private void begin(WalkKey key) {
        Instant now = context.time().now();
        LOG.log(Level.INFO, "ICDDESK-I008 The walk of {0} begins", key.name());
        use(walk(key, now, context.store().create(key, now)), context.indexes().has(key));
    }

    private ReleaseWalk walk(WalkKey key, Instant begun, Optional<WalkFile> file) {
        return new ReleaseWalk(key, begun, plan.chapters(), file, context.requests(), context.store());
    }

    private void use(ReleaseWalk next, boolean replaces) {
        publisher = new IndexPublisher(context, next, replaces);
        walk = Optional.of(next);
    }

    /** Gives up what earlier walks have brought, once the present one is complete. */
    private void giveUpEarlier() {
        ReleaseWalk current = walk.orElseThrow();
        if (!current.isComplete()) {
            return;
        }
        if (context.store().isOwned()) {
            Optional<Path> own = current.file().map(WalkFile::path);
            files().stream()
                    .filter(file -> !own.equals(Optional.of(file.path())))
                    .forEach(context.store()::delete);
        }
        context.indexes().removeIf(key -> isMeant(key) && !key.equals(current.key()));
    }

    /** {@return what is searched} */
    Optional<WalkedIndex> searched() {
        return context.indexes().best(this::isMeant);
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
