// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Publishes the index of a walk while it grows; one that replaces another of the same release only when it is complete. */
final class IndexPublisher {

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");

    private final WalkContext context;
    private final ReleaseWalk walk;
    private final boolean replaces;
    private final BuildSchedule builds;
    private boolean told;

    /**
     * Prepares to publish.
     *
     * @param replaces whether an earlier walk of the same release is searched until this one is complete
     */
    IndexPublisher(WalkContext context, ReleaseWalk walk, boolean replaces) {
        this.context = context;
        this.walk = walk;
        this.replaces = replaces;
        builds = new BuildSchedule(context.time());
    }

    ReleaseWalk walk() {
        return walk;
    }

    /** {@return whether an earlier walk of the same release is searched until this one is complete} */
    boolean replaces() {
        return replaces;
    }

    /** Publishes what was kept before. */
    void publishKept() {
        told = walk.isComplete();
        publish(walk.figures().done());
    }

    /** Publishes what is there if the walk is over, or has brought enough since the last time. */
    void publishIfDue() {
        int done = walk.figures().done();
        if (walk.isOver() || builds.isDue(done)) {
            publish(done);
            walk.file().ifPresent(context.store()::sync);
        }
        if (walk.isOver() && !walk.isGone() && !told) {
            told = true;
            LOG.log(Level.INFO, "ICDDESK-I009 The walk of {0} is finished; entities indexed: {1}", new Object[] {
                walk.key().name(), done
            });
        }
    }

    private void publish(int done) {
        if (done > 0 && (!replaces || walk.isComplete())) {
            context.indexes().publish(walk.index(context.synonyms()));
        }
        builds.recordBuilt(done);
    }
}
