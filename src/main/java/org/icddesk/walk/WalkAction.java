// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.util.Set;

/** What an administrator can do with a walk. */
public enum WalkAction {
    /** Asks WHO nothing more until told to go on. */
    PAUSE,
    /** Goes on, at once if it waits after a failure. */
    GO_ON,
    /** Asks for everything again; what is there is searched until that is complete. */
    ANEW;

    private static final Set<WalkState> SETTLED =
            Set.of(WalkState.PAUSED, WalkState.FINISHED, WalkState.ABSENT, WalkState.WITHDRAWN);
    private static final Set<WalkState> HELD_UP =
            Set.of(WalkState.PAUSED, WalkState.OUTAGE, WalkState.ABSENT, WalkState.WITHDRAWN);
    private static final Set<WalkState> NOT_OURS = Set.of(WalkState.READING, WalkState.ELSEWHERE, WalkState.DUPLICATE);

    /** {@return whether it makes sense in a state} */
    public boolean isPossible(WalkState state) {
        if (NOT_OURS.contains(state)) {
            return false;
        }
        return switch (this) {
            case PAUSE -> !SETTLED.contains(state);
            case GO_ON -> HELD_UP.contains(state);
            case ANEW -> true;
        };
    }
}
