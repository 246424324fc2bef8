// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Duration;
import org.icddesk.answer.IcdFailure;
import org.icddesk.time.TimeSource;

/** The pause of all walks after a failure: as long as WHO asked for, and up to a minute if it goes on failing. */
final class RetryPause {

    private static final Duration DEFAULT = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TimeSource time;
    private int failures;
    private long begun;
    private Duration length = Duration.ZERO;
    private WalkState state = WalkState.OUTAGE;

    RetryPause(TimeSource time) {
        this.time = time;
    }

    /** Begins after a failure of WHO. */
    void begin(IcdFailure failure) {
        boolean busy = failure.kind() == IcdFailure.Kind.BUSY;
        Duration asked = failure.retryAfter().orElse(DEFAULT);
        Duration own = failures == 0 || busy ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(failures, 4));
        Duration bounded = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        begin(asked.compareTo(bounded) > 0 ? asked : bounded, busy ? WalkState.HELD : WalkState.OUTAGE);
    }

    /** Begins after a fault of this server. */
    void begin() {
        begin(LONGEST, WalkState.OUTAGE);
    }

    private synchronized void begin(Duration pause, WalkState reason) {
        failures++;
        begun = time.nanos();
        length = pause;
        state = reason;
    }

    /** Ends it, since WHO has answered or an administrator wants so. */
    synchronized void end() {
        failures = 0;
        length = Duration.ZERO;
    }

    /** {@return how many failures there were in a row} */
    synchronized int failures() {
        return failures;
    }

    /** {@return whether it goes on} */
    synchronized boolean isOn() {
        return time.since(begun).compareTo(length) < 0;
    }

    /** {@return what a walk does meanwhile} */
    synchronized WalkState state() {
        return state;
    }
}
