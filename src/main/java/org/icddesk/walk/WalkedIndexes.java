// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.walk.store.WalkKey;

/** The indexes that walks have brought so far, each replaced as a whole. */
@ApplicationScoped
public class WalkedIndexes {

    private static final Comparator<WalkedIndex> COMPLETE_AND_NEW = Comparator.<WalkedIndex, Boolean>comparing(
                    index -> index.coverage().complete())
            .thenComparing(WalkedIndex::release);

    private final ConcurrentMap<WalkKey, WalkedIndex> indexes = new ConcurrentHashMap<>();

    /** Holds none. */
    public WalkedIndexes() {}

    /**
     * Finds an index; the current thread's work depends on what is found.
     *
     * @param classification the classification, or any identifier in it, in one release; or in all: then the newest
     *     release whose index is complete, else the newest
     * @param language the language wanted; where there is none in it, that of its primary language is found, else the
     *     English one
     * @return the index; empty if nothing of the release was walked yet
     */
    public Optional<WalkedIndex> find(IcdUri classification, Language language) {
        Optional<WalkedIndex> found = lookUp(classification.root(), language);
        DependencyTracker.dependOn(() -> lookUp(classification.root(), language).orElse(null) == found.orElse(null));
        return found;
    }

    /** {@return all indexes, those of the newest releases first; the current thread's work depends on them} */
    public List<WalkedIndex> all() {
        List<WalkedIndex> all = sorted();
        DependencyTracker.dependOn(() -> sorted().equals(all));
        return all;
    }

    /** Publishes an index in place of an earlier one of the same release and language. */
    void publish(WalkedIndex index) {
        indexes.put(new WalkKey(index.root(), index.language()), index);
    }

    /** Removes indexes. */
    void removeIf(Predicate<WalkKey> condition) {
        indexes.keySet().removeIf(condition);
    }

    /** {@return whether there is an index of that release in that language} */
    boolean has(WalkKey key) {
        return indexes.containsKey(key);
    }

    private Optional<WalkedIndex> lookUp(IcdUri root, Language language) {
        return release(root).flatMap(inOne -> Stream.of(language, language.primary(), Language.ENGLISH)
                .flatMap(each -> Optional.ofNullable(indexes.get(new WalkKey(inOne, each))).stream())
                .findFirst());
    }

    private Optional<IcdUri> release(IcdUri root) {
        return root.release().isPresent()
                ? Optional.of(root)
                : best(key -> key.root().inAllReleases().equals(root)).map(WalkedIndex::root);
    }

    /** {@return the index of the newest release that is complete, else of the newest} */
    Optional<WalkedIndex> best(Predicate<WalkKey> condition) {
        return indexes.entrySet().stream()
                .filter(entry -> condition.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .max(COMPLETE_AND_NEW);
    }

    private List<WalkedIndex> sorted() {
        return indexes.values().stream()
                .sorted(Comparator.comparing(WalkedIndex::release)
                        .reversed()
                        .thenComparing(index -> index.root().path())
                        .thenComparing(index -> index.language().tag()))
                .toList();
    }
}
