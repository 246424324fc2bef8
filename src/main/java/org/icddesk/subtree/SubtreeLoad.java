// SPDX-License-Identifier: Apache-2.0
package org.icddesk.subtree;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.loading.ResumableLoad;
import org.icddesk.request.AnswerTimeout;

/** The loading of one subtree, level by level, which goes on where it was left; one thread at a time. */
final class SubtreeLoad implements ResumableLoad<SubtreeProgress> {

    /** The most entities that a subtree may have. */
    static final int MAX_ENTITIES = 5_000;

    /** The most requests to WHO at once. */
    static final int AT_ONCE = 4;

    private final IcdUri top;
    private final Optional<Release> release;
    private final Language language;
    private final IcdGateway gateway;
    private final Map<IcdUri, SubtreeNode> loaded = new HashMap<>();
    private final Set<IcdUri> discovered = new HashSet<>();
    private final Deque<IcdUri> pending = new ArrayDeque<>();
    private List<IcdUri> uppermost = List.of();
    private boolean begun;
    private int expected;
    private Instant oldest;
    private volatile SubtreeProgress progress = SubtreeProgress.NONE;

    /**
     * Prepares to load.
     *
     * @param top the entity, or a classification as a whole, in one release
     * @param release the release of the foundation; empty for its latest
     */
    SubtreeLoad(IcdUri top, Optional<Release> release, Language language, IcdGateway gateway) {
        this.top = top;
        this.release = release;
        this.language = language;
        this.gateway = gateway;
    }

    @Override
    public SubtreeProgress progress() {
        return progress;
    }

    /**
     * Loads a few entities, and more while there is time; {@link #progress()} tells how far it came.
     *
     * @throws SubtreeTooLarge as soon as that is known
     * @throws IcdFailure if WHO does not know the entity
     */
    @Override
    public void advance(BooleanSupplier isTime) {
        try {
            begin();
        } catch (IcdFailure e) {
            if (e.isAnswer()) {
                throw e;
            }
            record(Optional.empty(), Optional.of(e));
            return;
        }
        int before = loaded.size();
        Optional<IcdFailure> failure = Optional.empty();
        while (!pending.isEmpty() && failure.isEmpty() && (loaded.size() == before || isTime.getAsBoolean())) {
            failure = loadSome();
            record(Optional.empty(), failure.filter(e -> loaded.size() == before));
        }
        if (pending.isEmpty()) {
            Subtree whole = new Subtree(Subtree.order(top, uppermost, loaded), Optional.ofNullable(oldest));
            record(Optional.of(whole), Optional.empty());
        }
    }

    private void record(Optional<Subtree> whole, Optional<IcdFailure> failure) {
        int all = expected == 0 ? 0 : Math.max(expected, discovered.size());
        progress = new SubtreeProgress(loaded.size(), all, whole, failure);
    }

    /** Asks first how large it will be, where WHO says that at once. */
    private void begin() {
        if (begun) {
            return;
        }
        uppermost = top.isRoot()
                ? SubtreeNode.askable(
                        gateway.top(top, release, language).value().children())
                : List.of();
        List<IcdUri> first = top.isRoot() ? uppermost : List.of(top);
        int size = 0;
        for (IcdUri one : first) {
            OptionalInt below = gateway.descendantCount(one, release, language);
            if (below.isEmpty()) {
                size = 0;
                break;
            }
            size += 1 + below.getAsInt();
            requireFew(size);
        }
        expected = size;
        discover(first);
        begun = true;
    }

    /** {@return why an entity has no answer yet, if one has none; those are asked for again} */
    private Optional<IcdFailure> loadSome() {
        List<IcdUri> some = new ArrayList<>();
        while (some.size() < AT_ONCE && !pending.isEmpty()) {
            some.add(pending.remove());
        }
        Optional<IcdFailure> failure = Optional.empty();
        for (Attempt<IcdEntity> attempt : gateway.entities(some, release, language, AnswerTimeout.PAGE)) {
            if (attempt.answer().isPresent()) {
                add(SubtreeNode.of(attempt.uri(), value(attempt.answer().get())));
            } else if (attempt.failure().orElseThrow().isAnswer()) {
                add(SubtreeNode.unknown(attempt.uri()));
            } else {
                pending.addFirst(attempt.uri());
                failure = attempt.failure();
            }
        }
        return failure;
    }

    private IcdEntity value(Answer<IcdEntity> answer) {
        if (answer.outageSince().isPresent() && (oldest == null || answer.asOf().isBefore(oldest))) {
            oldest = answer.asOf();
        }
        return answer.value();
    }

    private void add(SubtreeNode node) {
        loaded.put(node.uri(), node);
        discover(node.children());
    }

    private void discover(List<IcdUri> uris) {
        uris.stream().filter(discovered::add).forEach(pending::add);
        requireFew(discovered.size());
    }

    private static void requireFew(int count) {
        if (count > MAX_ENTITIES) {
            throw new SubtreeTooLarge(count);
        }
    }
}
