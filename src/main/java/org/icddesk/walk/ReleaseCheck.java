// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.configuration.IndexedRelease;
import org.icddesk.icd.Release;
import org.icddesk.walk.store.WalkKey;

/** Finds out at the start, and once a day, which release an item of the settings means. */
final class ReleaseCheck {

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");
    private static final Duration INTERVAL = Duration.ofDays(1);

    private final IndexedRelease plan;
    private final KeptWalks kept;
    private final WalkContext context;
    private volatile Optional<Long> checkedAt = Optional.empty();
    private volatile boolean absent;
    private volatile boolean duplicate;

    ReleaseCheck(IndexedRelease plan, KeptWalks kept, WalkContext context) {
        this.plan = plan;
        this.kept = kept;
        this.context = context;
    }

    /** {@return whether it is time to find out} */
    boolean isDue() {
        return checkedAt
                .filter(at -> context.time().since(at).compareTo(INTERVAL) < 0)
                .isEmpty();
    }

    /** Has it found out next, whatever the time. */
    void repeat() {
        checkedAt = Optional.empty();
    }

    /**
     * Finds out, asking WHO if the latest release is meant.
     *
     * @return what is to be walked; empty if the ICD API does not have the classification, or another item of the settings
     *     names the release; an {@link IcdFailure} if WHO does not tell
     */
    Optional<WalkKey> key() {
        Optional<WalkKey> found = Optional.empty();
        try {
            Release release = plan.release().orElseGet(() -> context.requests().latestRelease(plan.classification()));
            found = Optional.of(new WalkKey(plan.classification().in(release), plan.language()));
        } catch (NotFound e) {
            LOG.log(Level.INFO, "ICDDESK-I007 The ICD API does not have the classification of {0}", plan.id());
        }
        checkedAt = Optional.of(context.time().nanos());
        absent = found.isEmpty();
        duplicate = found.filter(kept::isTaken).isPresent();
        return duplicate ? Optional.empty() : found;
    }

    /** {@return whether the ICD API does not have the classification} */
    boolean isAbsent() {
        return absent;
    }

    /** {@return whether another item of the settings names the release and language} */
    boolean isDuplicate() {
        return duplicate;
    }
}
