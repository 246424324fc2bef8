// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.util.Arrays;
import java.util.Optional;
import org.icddesk.walk.WalkAction;
import org.icddesk.walk.WalkProgress;
import org.icddesk.walk.Walks;

/** The actions that an administrator can trigger for a walk. */
enum WalkStep {
    /** Pauses it. */
    PAUSE(
            WalkAction.PAUSE,
            "index-pause",
            "paused the walk",
            "Pause the walk",
            "WHO is asked nothing more for it until you let it go on, not even after a restart. What is there is"
                    + " searched.",
            "The walk is paused."),
    /** Lets it go on. */
    GO_ON(
            WalkAction.GO_ON,
            "index-go-on",
            "resumed the walk",
            "Resume the walk",
            "WHO is asked again, as often as icd.index.rate allows.",
            "The walk goes on."),
    /** Begins it again, with everything. */
    ANEW(
            WalkAction.ANEW,
            "index-anew",
            "restarted the walk",
            "Restart the walk",
            "WHO is asked for every entity again, which takes hours at two requests a second. What is there is searched"
                    + " until that is complete.",
            "The walk begins again.");

    private final WalkAction action;
    private final String path;
    private final String audited;
    private final String label;
    private final String consequence;
    private final String done;

    WalkStep(WalkAction action, String path, String audited, String label, String consequence, String done) {
        this.action = action;
        this.path = path;
        this.audited = audited;
        this.label = label;
        this.consequence = consequence;
        this.done = done;
    }

    static Optional<WalkStep> of(String path) {
        return Arrays.stream(values()).filter(step -> step.path.equals(path)).findFirst();
    }

    /**
     * {@return the step for one walk, to be confirmed}
     *
     * @param id the id of the walk; may be null
     */
    Optional<ConfirmedAction> confirmed(Walks walks, String id) {
        return walks.progress().stream()
                .filter(walk -> walk.id().equals(id))
                .findFirst()
                .map(walk -> new ConfirmedAction(
                        path,
                        audited + " " + walk.id(),
                        label + " of " + WalkBlock.title(walk),
                        consequence,
                        () -> walks.perform(action, walk.id())));
    }

    /** {@return whether a walk can take it} */
    boolean isPossible(WalkProgress walk) {
        return action.isPossible(walk.state());
    }

    String path() {
        return path;
    }

    String label() {
        return label;
    }

    String done() {
        return done;
    }

    String audited() {
        return audited;
    }
}
