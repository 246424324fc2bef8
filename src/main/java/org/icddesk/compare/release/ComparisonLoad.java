// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.loading.ResumableLoad;
import org.icddesk.request.AnswerTimeout;

/** The loading of one comparison, level by level, which goes on where it was left; one thread at a time. */
final class ComparisonLoad implements ResumableLoad<ComparisonProgress> {

    /** The most entities that are asked for at once, each in both releases. */
    static final int AT_ONCE = 3;

    private final ReleasePair pair;
    private final Language language;
    private final IcdGateway gateway;
    private final UnionTree tree = new UnionTree();
    private List<IcdUri> top = List.of();
    private boolean begun;
    private int expected;
    private Instant oldest;
    private volatile ComparisonProgress progress = ComparisonProgress.NONE;

    ComparisonLoad(ReleasePair pair, Language language, IcdGateway gateway) {
        this.pair = pair;
        this.language = language;
        this.gateway = gateway;
    }

    @Override
    public ComparisonProgress progress() {
        return progress;
    }

    /**
     * Compares a few entities, and more while there is time; {@link #progress()} tells how far it came.
     *
     * @throws ComparisonTooLarge as soon as that is known
     * @throws IcdFailure if WHO does not know the classification in one of the releases
     */
    @Override
    public void advance(BooleanSupplier isTime) {
        try {
            begin();
        } catch (IcdFailure e) {
            if (e.isAnswer()) {
                throw e;
            }
            record(Optional.of(e));
            return;
        }
        int before = tree.compared();
        Optional<IcdFailure> failure = Optional.empty();
        while (!tree.isComplete() && failure.isEmpty() && (tree.compared() == before || isTime.getAsBoolean())) {
            failure = compareSome();
        }
        record(failure.filter(e -> tree.compared() == before));
    }

    private void record(Optional<IcdFailure> failure) {
        boolean complete = begun && tree.isComplete();
        int all = expected == 0 && !complete ? 0 : Math.max(complete ? 0 : expected, tree.discovered());
        Changes changes = ChangeReport.of(tree, top, Optional.ofNullable(oldest));
        progress = new ComparisonProgress(tree.compared(), all, changes, complete, failure);
    }

    /** Asks first how much there will be to compare, where WHO says that at once. */
    private void begin() {
        if (begun) {
            return;
        }
        List<IcdUri> before = uppermost(pair.before());
        List<IcdUri> after = uppermost(pair.after());
        Set<IcdUri> all = new LinkedHashSet<>(after);
        all.addAll(before);
        top = List.copyOf(all);
        expected = size(after);
        tree.enterBefore(before);
        tree.enterAfter(after);
        begun = true;
    }

    private List<IcdUri> uppermost(IcdUri uri) {
        return uri.isRoot()
                ? LoadedPair.askable(
                        gateway.top(uri, Optional.empty(), language).value().children())
                : List.of(uri.inAllReleases());
    }

    /** {@return how many entities the later release has there; 0 where WHO does not say} */
    private int size(List<IcdUri> uppermost) {
        int size = 0;
        for (IcdUri uri : uppermost) {
            try {
                OptionalInt below = gateway.descendantCount(uri.in(pair.to()), Optional.empty(), language);
                if (below.isEmpty()) {
                    return 0;
                }
                size += 1 + below.getAsInt();
            } catch (NotFound e) {
                // What only the earlier release has is counted when it is found.
                size++;
            }
        }
        return size;
    }

    /** {@return why an entity has no answer yet, if one has none; those are asked for again} */
    private Optional<IcdFailure> compareSome() {
        List<IcdUri> some = new ArrayList<>();
        for (IcdUri uri = tree.next(); uri != null; uri = some.size() < AT_ONCE ? tree.next() : null) {
            some.add(uri);
        }
        List<IcdUri> asked = some.stream()
                .<IcdUri>mapMulti((uri, each) -> {
                    each.accept(uri.in(pair.from()));
                    each.accept(uri.in(pair.to()));
                })
                .toList();
        List<Attempt<IcdEntity>> attempts = gateway.entities(asked, Optional.empty(), language, AnswerTimeout.PAGE);
        Optional<IcdFailure> failure = Optional.empty();
        for (int i = some.size() - 1; i >= 0; i--) {
            Attempt<IcdEntity> before = attempts.get(2 * i);
            Attempt<IcdEntity> after = attempts.get(2 * i + 1);
            Optional<IcdFailure> open = open(before).or(() -> open(after));
            if (open.isPresent()) {
                tree.putBack(some.get(i));
                failure = open;
            } else {
                tree.add(some.get(i), LoadedPair.of(value(before), value(after)));
            }
        }
        return failure;
    }

    private static Optional<IcdFailure> open(Attempt<IcdEntity> attempt) {
        return attempt.failure().filter(failure -> !failure.isAnswer());
    }

    private Optional<IcdEntity> value(Attempt<IcdEntity> attempt) {
        attempt.answer().ifPresent(this::noteAge);
        return attempt.answer().map(Answer::value);
    }

    private void noteAge(Answer<IcdEntity> answer) {
        if (answer.outageSince().isPresent() && (oldest == null || answer.asOf().isBefore(oldest))) {
            oldest = answer.asOf();
        }
    }
}
