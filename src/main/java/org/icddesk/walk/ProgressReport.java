// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Release;
import org.icddesk.walk.WalkProgress.Searched;
import org.icddesk.walk.store.WalkKey;

/** Reports how far walks are. */
final class ProgressReport {

    private static final WalkFigures NOTHING = new WalkFigures(Instant.EPOCH, 0, 0, 0, 0, Instant.EPOCH);

    private ProgressReport() {}

    static WalkProgress of(PlannedWalk planned, WalkState state) {
        IndexedRelease plan = planned.plan();
        WalkJournal journal = planned.journal();
        Optional<ReleaseWalk> walk = planned.walk();
        WalkFigures figures = walk.map(ReleaseWalk::figures).orElse(NOTHING);
        double perSecond = state.phase() == WalkState.Phase.FINISHED ? 0 : journal.perSecond();
        return new WalkProgress(
                planned.id(),
                plan.classification() instanceof Icd10Uri ? "ICD-10" : "ICD-11",
                walk.map(ReleaseWalk::key)
                        .map(WalkKey::release)
                        .or(plan::release)
                        .map(Release::id),
                plan.release().isEmpty(),
                plan.language().tag(),
                plan.chapters(),
                state,
                figures.done(),
                figures.total(),
                perSecond,
                timeLeft(state, figures, perSecond),
                journal.calls(),
                journal.failures(),
                journal.lastFailure(),
                journal.lastFailureWords(),
                figures.absent(),
                figures.leftOut(),
                walk.map(ReleaseWalk::chapters).orElse(List.of()),
                walk.map(current -> figures.begun()),
                walk.filter(current -> state == WalkState.FINISHED).map(current -> figures.lastAnswer()),
                planned.searched().map(ProgressReport::searched));
    }

    private static Optional<Duration> timeLeft(WalkState state, WalkFigures figures, double perSecond) {
        boolean goesOn = state.phase() == WalkState.Phase.WALKING && perSecond > 0;
        double seconds = Math.max(0, figures.total() - figures.done()) / Math.max(perSecond, 1e-3);
        return goesOn ? Optional.of(Duration.ofSeconds(Math.round(seconds))) : Optional.empty();
    }

    private static Searched searched(WalkedIndex index) {
        return new Searched(
                index.release().id(),
                index.index().size(),
                index.asOf(),
                index.coverage().complete(),
                index.coverage().finished());
    }
}
