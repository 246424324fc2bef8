// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.answer.IcdFailure;
import org.icddesk.configuration.HoursOfDay;
import org.icddesk.configuration.IndexSettings;
import org.icddesk.time.TimeSource;

/** Takes the walks step by step, one after the other: as fast as it may, and never while readers need WHO. */
final class Walker {

    /** How often {@link #tick()} is to be called. */
    static final Duration TICK = Duration.ofMillis(100);

    private static final Logger LOG = Logger.getLogger("org.icddesk.index");
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

    private final List<PlannedWalk> walks;
    private final WalkContext context;
    private final TimeSource time;
    private final HoursOfDay hours;
    private final ZoneId zone;
    private final Pace pace;
    private final RetryPause pause;
    private boolean owned;
    private Optional<Long> lookedAt = Optional.empty();
    private volatile boolean closed;
    private volatile boolean suspended;
    private volatile WalkState state = WalkState.READING;
    private volatile Optional<PlannedWalk> current = Optional.empty();

    /**
     * Prepares to walk.
     *
     * @param zone the time zone of the hours set
     */
    Walker(List<PlannedWalk> walks, WalkContext context, IndexSettings settings, ZoneId zone) {
        this.walks = walks;
        this.context = context;
        this.time = context.time();
        this.hours = settings.hours();
        this.zone = zone;
        pace = new Pace(settings.callsPerSecond(), time);
        pause = new RetryPause(time);
    }

    /** Goes on for at most a second; never throws. */
    void tick() {
        try {
            if (owned || lookWhoWalks()) {
                walkOn();
            }
        } catch (RuntimeException e) {
            recordFault(e);
        }
    }

    /** Begins with what was kept if this server is to walk, or reads what another one brings; {@return whether it is} */
    private boolean lookWhoWalks() {
        if (lookedAt.filter(at -> time.since(at).compareTo(LOOK_INTERVAL) < 0).isPresent()) {
            return false;
        }
        lookedAt = Optional.of(time.nanos());
        if (context.store().isOwned()) {
            walks.forEach(PlannedWalk::read);
            owned = true;
        } else {
            state = WalkState.ELSEWHERE;
            walks.forEach(PlannedWalk::follow);
        }
        return owned;
    }

    /** Tells whether the server is suspended, during which nothing is asked. */
    void suspend(boolean isSuspended) {
        suspended = isSuspended;
    }

    /** Stops after the present step. */
    void stop() {
        closed = true;
        context.store().close();
    }

    private void walkOn() {
        long begun = time.nanos();
        while (!closed && time.since(begun).compareTo(SLICE) < 0) {
            current = walks.stream().filter(PlannedWalk::isActive).findFirst();
            state = gate();
            if (current.isEmpty() || state != WalkState.WALKING) {
                pace.recordHeld();
                return;
            }
            if (!pace.isDue()) {
                return;
            }
            step(current.get());
        }
    }

    private void step(PlannedWalk walk) {
        long sent = time.nanos();
        try {
            if (walk.step()) {
                pace.recordSent(sent);
                walk.journal().recordCall();
            }
            pause.end();
        } catch (IcdFailure e) {
            pace.recordSent(sent);
            walk.journal().recordCall();
            walk.journal().recordFailure(e.forAdministrators());
            pause.begin(e);
        }
    }

    /** {@return what keeps walks from asking, or that nothing does} */
    private WalkState gate() {
        if (suspended) {
            return WalkState.SUSPENDED;
        }
        if (!hours.contain(LocalTime.ofInstant(time.now(), zone))) {
            return WalkState.OUT_OF_HOURS;
        }
        if (pause.isOn()) {
            return pause.state();
        }
        return switch (context.requests().readiness()) {
            case READY -> WalkState.WALKING;
            case READERS_FIRST -> WalkState.READERS_FIRST;
            case PAUSED -> WalkState.HELD;
            case OUTAGE -> WalkState.OUTAGE;
        };
    }

    private void recordFault(RuntimeException fault) {
        if (pause.failures() == 0) {
            LOG.log(Level.SEVERE, "ICDDESK-I010 A walk failed inside this server", fault);
        }
        current.ifPresent(walk -> walk.journal().recordFailure("This server failed: " + fault));
        pause.begin();
    }

    /** Ends every pause after a failure. */
    void retryNow() {
        pause.end();
    }

    /** {@return what walks do that have something to ask} */
    WalkState state(PlannedWalk walk) {
        boolean waits =
                state == WalkState.WALKING && current.filter(walk::equals).isEmpty();
        return walk.state(waits ? WalkState.QUEUED : state);
    }
}
