// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

/** What a walk does at the moment. */
public enum WalkState {
    /** It reads what was kept before. */
    READING(Phase.WAITING),
    /** It asks WHO. */
    WALKING(Phase.WALKING),
    /** It waits for another walk to finish. */
    QUEUED(Phase.WAITING),
    /** It waits until readers need less of WHO. */
    READERS_FIRST(Phase.WAITING),
    /** It waits for the hours of the day set by {@code icd.index.hours}. */
    OUT_OF_HOURS(Phase.WAITING),
    /** It waits until an administrator resumes the suspended server. */
    SUSPENDED(Phase.WAITING),
    /** It waits as long as WHO asked this server to. */
    HELD(Phase.WAITING),
    /** It waits for WHO to answer again. */
    OUTAGE(Phase.FAILED),
    /** An administrator paused it. */
    PAUSED(Phase.PAUSED),
    /** Another server, which shares the directory, walks. */
    ELSEWHERE(Phase.WAITING),
    /** All is there. */
    FINISHED(Phase.FINISHED),
    /** The ICD API does not have this classification or release. */
    ABSENT(Phase.FAILED),
    /** WHO does not have the release any more; what is there is searched. */
    WITHDRAWN(Phase.FAILED),
    /** Another item of the settings names the same release and language. */
    DUPLICATE(Phase.FINISHED);

    private final Phase phase;

    WalkState(Phase phase) {
        this.phase = phase;
    }

    /** {@return the phase for metrics} */
    public Phase phase() {
        return phase;
    }

    /** The states as metrics tell them. */
    public enum Phase {
        /** WHO is asked. */
        WALKING,
        /** It goes on by itself. */
        WAITING,
        /** An administrator lets it go on. */
        PAUSED,
        /** All is there. */
        FINISHED,
        /** WHO does not answer, or has nothing. */
        FAILED
    }
}
