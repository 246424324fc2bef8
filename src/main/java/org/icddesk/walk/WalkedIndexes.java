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
import java.util.stream.Collectors;
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
    private volatile Map<WalkKey, WalkedIndex> imported = Map.of();

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

    /**
     * Uses indexes that were made elsewhere in place of earlier ones of that kind; one that a walk of this server has brought
     * comes first, unless it lacks something and the other is complete.
     */
    public void useImported(List<WalkedIndex> others) {
        imported = others.stream()
                .collect(Collectors.toUnmodifiableMap(
                        index -> new WalkKey(index.root(), index.language()), index -> index));
    }

    /** Removes indexes of walks. */
    void removeIf(Predicate<WalkKey> condition) {
        indexes.keySet().removeIf(condition);
    }

    /** {@return whether a walk has brought an index of that release in that language} */
    boolean has(WalkKey key) {
        return indexes.containsKey(key);
    }

    private Optional<WalkedIndex> lookUp(IcdUri root, Language language) {
        return release(root).flatMap(inOne -> Stream.of(language, language.primary(), Language.ENGLISH)
                .flatMap(each -> get(new WalkKey(inOne, each)).stream())
                .findFirst());
    }

    private Optional<WalkedIndex> get(WalkKey key) {
        Optional<WalkedIndex> other = Optional.ofNullable(imported.get(key));
        return Optional.ofNullable(indexes.get(key))
                .filter(own -> own.coverage().complete()
                        || other.filter(index -> index.coverage().complete()).isEmpty())
                .or(() -> other);
    }

    /** {@return the indexes of a release, that of a language first} */
    Stream<WalkedIndex> inAnyLanguage(IcdUri root, Language first) {
        return keys().filter(key -> key.root().equals(root))
                .sorted(Comparator.<WalkKey, Boolean>comparing(
                                key -> !key.language().equals(first))
                        .thenComparing(key -> key.language().tag()))
                .flatMap(key -> get(key).stream());
    }

    private Stream<WalkKey> keys() {
        return Stream.concat(indexes.keySet().stream(), imported.keySet().stream())
                .distinct();
    }

    private Optional<IcdUri> release(IcdUri root) {
        return root.release().isPresent()
                ? Optional.of(root)
                : best(key -> key.root().inAllReleases().equals(root)).map(WalkedIndex::root);
    }

    /** {@return the index of the newest release that is complete, else of the newest} */
    Optional<WalkedIndex> best(Predicate<WalkKey> condition) {
        return keys().filter(condition).flatMap(key -> get(key).stream()).max(COMPLETE_AND_NEW);
    }

    private List<WalkedIndex> sorted() {
        return keys().flatMap(key -> get(key).stream())
                .sorted(Comparator.comparing(WalkedIndex::release)
                        .reversed()
                        .thenComparing(index -> index.root().path())
                        .thenComparing(index -> index.language().tag()))
                .toList();
    }
}
