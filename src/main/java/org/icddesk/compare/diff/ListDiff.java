// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The difference of two lists whose order does not matter: which item of one is which of the other.
 *
 * <p>First those are paired that are equal, then, of what is left, those that stand for the same, then those that are
 * alike; of the last only as many are looked at as take a bounded time.
 */
public final class ListDiff<T> {

    /** The most items left on either side that are looked through for likeness. */
    private static final int MAX_ALIKE = 30;

    private static final int NONE = -1;

    private final List<T> before;
    private final List<T> after;
    private final int[] partners;
    private final Set<Integer> left = new HashSet<>();

    /**
     * An item in both lists or in one.
     *
     * @param before the item of the earlier list; empty if only the later has it
     * @param after the item of the later list; empty if only the earlier has it
     */
    public record Pair<T>(Optional<T> before, Optional<T> after) {

        /** {@return the item of the later list, or else of the earlier} */
        public T either() {
            return after.or(() -> before).orElseThrow();
        }

        /**
         * {@return what became of the item}
         *
         * @param same whether two items that stand for the same are the same in every respect
         */
        public Change change(BiPredicate<T, T> same) {
            if (before.isEmpty()) {
                return Change.NEW;
            }
            if (after.isEmpty()) {
                return Change.GONE;
            }
            return same.test(before.get(), after.get()) ? Change.SAME : Change.CHANGED;
        }
    }

    private ListDiff(List<T> before, List<T> after) {
        this.before = before;
        this.after = after;
        partners = new int[after.size()];
        Arrays.fill(partners, NONE);
        for (int old = 0; old < before.size(); old++) {
            left.add(old);
        }
    }

    /**
     * Pairs the items of two lists.
     *
     * @param equal what two items have in common that are the same in every respect
     * @param identity what they have in common that stand for the same; empty where an item does not tell
     * @param alike whether two items that are left are the same with some words changed
     * @return the pairs in the order of the later list, then those that only the earlier has
     */
    public static <T> List<Pair<T>> of(
            List<T> before,
            List<T> after,
            Function<T, ?> equal,
            Function<T, Optional<?>> identity,
            BiPredicate<T, T> alike) {
        ListDiff<T> diff = new ListDiff<>(before, after);
        diff.pair(item -> Optional.of(equal.apply(item)));
        diff.pair(identity);
        diff.pairAlike(alike);
        return diff.pairs();
    }

    private void pair(Function<T, Optional<?>> key) {
        Map<Object, Deque<Integer>> known = new HashMap<>();
        for (int old = 0; old < before.size(); old++) {
            Optional<?> its = left.contains(old) ? key.apply(before.get(old)) : Optional.empty();
            if (its.isPresent()) {
                known.computeIfAbsent(its.get(), unseen -> new ArrayDeque<>()).add(old);
            }
        }
        for (int item = 0; item < after.size(); item++) {
            Deque<Integer> candidates = partners[item] == NONE
                    ? key.apply(after.get(item)).map(known::get).orElse(null)
                    : null;
            if (candidates != null && !candidates.isEmpty()) {
                join(candidates.remove(), item);
            }
        }
    }

    private void pairAlike(BiPredicate<T, T> alike) {
        long fresh = Arrays.stream(partners).filter(partner -> partner == NONE).count();
        if (left.size() > MAX_ALIKE || fresh > MAX_ALIKE) {
            return;
        }
        for (int item = 0; item < after.size(); item++) {
            if (partners[item] == NONE) {
                T one = after.get(item);
                int later = item;
                left.stream()
                        .sorted()
                        .filter(old -> alike.test(before.get(old), one))
                        .findFirst()
                        .ifPresent(old -> join(old, later));
            }
        }
    }

    private void join(int old, int item) {
        partners[item] = old;
        left.remove(old);
    }

    private List<Pair<T>> pairs() {
        List<Pair<T>> pairs = new ArrayList<>();
        for (int item = 0; item < after.size(); item++) {
            Optional<T> partner = partners[item] == NONE ? Optional.empty() : Optional.of(before.get(partners[item]));
            pairs.add(new Pair<>(partner, Optional.of(after.get(item))));
        }
        left.stream().sorted().forEach(old -> pairs.add(new Pair<>(Optional.of(before.get(old)), Optional.empty())));
        return pairs;
    }
}
