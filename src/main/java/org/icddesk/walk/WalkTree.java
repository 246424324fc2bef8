// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.index.IndexedEntity;

/**
 * What is known of a classification while it is walked, breadth first: the entities answered, and the frontier of those
 * still to be asked for. It follows from the answers alone, in whatever order they are told.
 */
final class WalkTree {

    private final WalkNode root;
    private final Map<IcdUri, WalkNode> nodes = new HashMap<>();
    private final Map<IcdUri, WalkedAnswer> early = new HashMap<>();
    private final Deque<WalkNode> frontier = new ArrayDeque<>();
    private final Deque<WalkNode> leftOut = new ArrayDeque<>();
    private final List<Integer> known = new ArrayList<>();
    private final List<Integer> settled = new ArrayList<>();

    /** Knows nothing but the classification's own identifier. */
    WalkTree(IcdUri classification) {
        root = WalkNode.root(classification);
        add(root);
    }

    /**
     * What an answer says.
     *
     * @param entity the entity for the index; empty for the classification, and for what WHO does not know
     * @param children what stands under it
     */
    record WalkedAnswer(Optional<IndexedEntity> entity, List<? extends IcdUri> children) {

        /** Nothing: WHO does not know it, or it is not wanted. */
        static final WalkedAnswer NOTHING = new WalkedAnswer(Optional.empty(), List.of());
    }

    /** {@return what is to be asked for next; empty if all is there} */
    Optional<IcdUri> next() {
        while (!frontier.isEmpty() && frontier.peek().isSettled()) {
            frontier.remove();
        }
        return Optional.ofNullable(frontier.peek()).map(WalkNode::uri);
    }

    /** Notes an answer; one that nothing known leads to is kept in mind until something does. */
    void settle(IcdUri uri, WalkedAnswer answer) {
        WalkNode first = nodes.get(uri);
        if (first != null && first.isSettled()) {
            return;
        }
        early.put(uri, answer);
        Deque<WalkNode> reached = new ArrayDeque<>(first == null ? List.of() : List.of(first));
        while (!reached.isEmpty()) {
            WalkNode node = reached.remove();
            WalkedAnswer known = early.remove(node.uri());
            if (known != null) {
                expand(node, known);
                reached.addAll(node.children());
            }
        }
    }

    /**
     * Moves what would be asked for next to the end; what had so many tries is left out until {@link #retryLeftOut}, unless
     * it is the classification itself.
     *
     * @return whether it is left out
     */
    boolean postpone(int tries) {
        if (next().isEmpty()) {
            return false;
        }
        WalkNode node = frontier.remove();
        boolean out = node.isTried(tries) && node != root;
        (out ? leftOut : frontier).add(node);
        return out;
    }

    /** Asks again, last of all, for what was left out. */
    void retryLeftOut() {
        leftOut.forEach(WalkNode::forgetTries);
        frontier.addAll(leftOut);
        leftOut.clear();
    }

    /** {@return how many entities were left out} */
    int leftOut() {
        return leftOut.size();
    }

    private void expand(WalkNode node, WalkedAnswer answer) {
        node.settle(answer.entity());
        settled.set(node.level(), settled.get(node.level()) + 1);
        for (IcdUri child : answer.children()) {
            if (!nodes.containsKey(child)) {
                add(node.addChild(child));
            }
        }
    }

    private void add(WalkNode node) {
        nodes.put(node.uri(), node);
        frontier.add(node);
        if (known.size() == node.level()) {
            known.add(0);
            settled.add(0);
        }
        known.set(node.level(), known.get(node.level()) + 1);
    }

    /** {@return how many entities nothing more is asked about} */
    int done() {
        return sum(settled) - settled.get(0);
    }

    /** {@return how many entities there are at least} */
    int known() {
        return sum(known) - 1;
    }

    /** {@return about how many entities there are, if what is pending has as many children as what is answered} */
    int estimated() {
        double estimate = known();
        double more = 0;
        for (int level = 0; level + 1 < known.size(); level++) {
            double pending = known.get(level) - settled.get(level) + more;
            more = settled.get(level) == 0 ? 0 : pending * known.get(level + 1) / settled.get(level);
            estimate += more;
        }
        return (int) Math.round(estimate);
    }

    /** {@return whether all of it is there} */
    boolean isComplete() {
        return next().isEmpty() && leftOut.isEmpty();
    }

    /** {@return how much of it is there} */
    WalkCoverage coverage() {
        List<WalkNode> chapters = root.children();
        List<WalkNode> finished =
                chapters.stream().filter(WalkNode::isChapterFinished).toList();
        return new WalkCoverage(isComplete(), done(), estimated(), codes(chapters), codes(finished));
    }

    /** {@return how much there is of each chapter whose own answer is there, in the order of the classification} */
    List<ChapterCoverage> chapters() {
        return root.children().stream()
                .flatMap(chapter -> chapter.entity().stream()
                        .map(known -> new ChapterCoverage(
                                known.code(),
                                chapter.knownInChapter() - chapter.pendingInChapter(),
                                chapter.knownInChapter(),
                                chapter.isChapterFinished())))
                .toList();
    }

    private static List<String> codes(List<WalkNode> chapters) {
        return chapters.stream()
                .flatMap(chapter -> chapter.entity().stream())
                .map(IndexedEntity::code)
                .toList();
    }

    /** {@return the entities answered, each after what it stands under, in the order of the classification} */
    List<IndexedEntity> entities() {
        List<IndexedEntity> entities = new ArrayList<>(done());
        Deque<WalkNode> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            WalkNode node = stack.pop();
            node.entity().ifPresent(entities::add);
            for (int i = node.children().size() - 1; i >= 0; i--) {
                stack.push(node.children().get(i));
            }
        }
        return entities;
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
