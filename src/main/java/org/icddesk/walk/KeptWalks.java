// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.walk.store.WalkFile;
import org.icddesk.walk.store.WalkKey;

/** What walks of one item of the settings have brought so far, on disk and published. */
final class KeptWalks {

    private final IndexedRelease plan;
    private final Predicate<WalkKey> takenByOthers;
    private final WalkContext context;

    /**
     * Finds what belongs to an item of the settings.
     *
     * @param takenByOthers whether another item names that release and language
     */
    KeptWalks(IndexedRelease plan, Predicate<WalkKey> takenByOthers, WalkContext context) {
        this.plan = plan;
        this.takenByOthers = takenByOthers;
        this.context = context;
    }

    /** {@return whether another item of the settings names that release and language} */
    boolean isTaken(WalkKey key) {
        return plan.release().isEmpty() && takenByOthers.test(key);
    }

    private boolean isMeant(WalkKey key) {
        return key.root().inAllReleases().equals(plan.classification())
                && key.language().equals(plan.language())
                && plan.release().map(key.release()::equals).orElse(true)
                && !isTaken(key);
    }

    /** {@return their files, the newest walk of the newest release first} */
    List<WalkFile> files() {
        return context.store().files().stream()
                .filter(file -> isMeant(file.key()))
                .toList();
    }

    /** {@return the file of the newest walk} */
    Optional<WalkFile> newest() {
        return files().stream().findFirst();
    }

    /**
     * Reads what was kept: the newest walk, and those before it as long as it is not complete, which are published at once.
     *
     * @param opener makes walks of files
     * @return the newest walk, to be published
     */
    Optional<IndexPublisher> read(Function<WalkFile, ReleaseWalk> opener) {
        Optional<ReleaseWalk> newest = Optional.empty();
        Set<WalkKey> earlier = new HashSet<>();
        for (WalkFile file : files()) {
            ReleaseWalk found = opener.apply(file);
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
        return newest.map(found -> new IndexPublisher(context, found, earlier.contains(found.key())));
    }

    /** {@return what is searched} */
    Optional<WalkedIndex> searched() {
        return context.indexes().best(this::isMeant);
    }

    /** Gives up everything but one walk. */
    void giveUpAllBut(ReleaseWalk walk) {
        if (context.store().isOwned()) {
            Optional<Path> own = walk.file().map(WalkFile::path);
            files().stream()
                    .filter(file -> !own.equals(Optional.of(file.path())))
                    .forEach(context.store()::delete);
        }
        context.indexes().removeIf(key -> isMeant(key) && !key.equals(walk.key()));
    }
}
