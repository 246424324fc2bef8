// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * The token manager: requests the token, renews it before it expires, and backs off while the token endpoint fails.
 *
 * <p>All knowledge is one {@link Situation}, replaced by compare-and-set; callers never wait for more than the one
 * request in flight, and for none while the token held is usable.
 */
final class TokenCycle {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicReference<Situation> situation;
    private final Moment.Clocks clocks;
    private final RandomGenerator random;
    private final Inquiry inquiry;
    private final Executor executor;
    private final Alarm alarm;
    private final TokenJournal journal;
    private final Object alarmOrder = new Object();
    private volatile boolean stopped;

    /**
     * Creates a manager without a token; the executor runs requests off the callers' threads, and the alarm wakes
     * {@link #due}.
     */
    TokenCycle(
            Moment.Clocks clocks,
            RandomGenerator random,
            Inquiry inquiry,
            Executor executor,
            Alarm alarm,
            TokenJournal journal) {
        this.clocks = clocks;
        this.random = random;
        this.inquiry = inquiry;
        this.executor = executor;
        this.alarm = alarm;
        this.journal = journal;
        this.situation = new AtomicReference<>(Situation.at(clocks.now()));
    }

    /** Schedules the first request; sends none itself. */
    void start() {
        arm();
    }

    /** Releases all waiting callers and sends no more requests. */
    void stop() {
        stopped = true;
        synchronized (alarmOrder) {
            alarm.cancel();
        }
        Ask ask = situation.get().ask();
        if (ask != null) {
            ask.done().complete(null);
        }
    }

    /** {@return a usable token, at once if there is one} */
    AccessToken token() throws NoToken {
        Moment giveUp = clocks.now().plus(PATIENCE);
        while (!stopped) {
            Situation s = situation.get();
            Moment now = clocks.now();
            if (s.isDue(now) || s.isWaitingToStart(now)) {
                // NOTE: the alarm goes by the wall clock; when that is set back, callers are the first to know.
                due();
                s = situation.get();
            }
            if (s.usable(now)) {
                return s.held().token();
            }
            if (s.series() != null) {
                throw new NoToken(s.state(now), s.series().trouble(), now.until(s.next(now)));
            }
            if (s.ask() == null) {
                begin(s, s.earliest(now), now);
            } else if (!s.ask().await(now.until(giveUp))) {
                throw new NoToken(s.state(now), Troubles.slow(), Situation.FLOOR);
            }
        }
        throw new NoToken(TokenState.NONE, Troubles.stopping(), Situation.FLOOR);
    }

    /**
     * Drops a token that the ICD API refused, if it is still the current one and no renewal was forced shortly before.
     */
    void rejected(AccessToken token) {
        while (true) {
            Situation s = situation.get();
            Moment now = clocks.now();
            if (s.held() == null || s.held().token() != token) {
                return;
            }
            if (!s.mayForce(now)) {
                journal.rejectedAgain();
                return;
            }
            Ask ask = s.ask() != null || s.series() != null ? s.ask() : Ask.at(s.soonestWithout(now), now);
            if (situation.compareAndSet(s, s.rejected(ask, now))) {
                journal.rejected();
                follow(s, ask);
                return;
            }
        }
    }

    /** Requests a new token as soon as the minimum interval allows, ignoring the backoff. */
    void renewNow() {
        while (true) {
            Situation s = situation.get();
            Moment now = clocks.now();
            Ask ask = s.ask() != null ? s.ask() : Ask.at(s.soonest(now), now);
            if (situation.compareAndSet(s, s.forgiven(ask))) {
                follow(s, ask);
                return;
            }
        }
    }

    /** Asks as soon as the floor allows if the token needs it, and lets the ICD API force the next renewal at once. */
    void retryNow() {
        while (true) {
            Situation s = situation.get();
            Moment now = clocks.now();
            boolean well = s.series() == null && s.usable(now);
            Ask ask = s.ask() != null || well ? s.ask() : Ask.at(s.soonest(now), now);
            if (situation.compareAndSet(s, s.resumed(ask))) {
                follow(s, ask);
                return;
            }
        }
    }

    /** Sends what is due; called by the timer, harmless at any other time. */
    void due() {
        if (stopped) {
            return;
        }
        Situation s = situation.get();
        Moment now = clocks.now();
        if (s.isWaitingToStart(now)) {
            if (situation.compareAndSet(s, s.asking(s.ask().go()))) {
                launch();
            }
        } else if (s.isDue(now)) {
            begin(s, now, now);
        } else if (s.ask() == null
                && s.isRefused()
                && inquiry.hasOtherThan(s.series().fingerprint())) {
            begin(s, s.soonest(now), now);
        }
        arm();
    }

    /** {@return what administrators may see} */
    TokenStatus status() {
        return TokenStatus.of(situation.get(), clocks.now(), inquiry.source(), journal.counters());
    }

    private void begin(Situation s, Moment start, Moment now) {
        Ask ask = Ask.at(start, now);
        if (situation.compareAndSet(s, s.asking(ask))) {
            follow(s, ask);
        }
    }

    private void follow(Situation before, Ask ask) {
        if (ask != null && ask != before.ask() && ask.started()) {
            launch();
        } else {
            arm();
        }
    }

    private void launch() {
        try {
            executor.execute(this::run);
        } catch (RuntimeException e) {
            end(Inquiry.failed(e, ""), clocks.now());
        }
    }

    private void run() {
        Moment sent = clocks.now();
        end(
                inquiry.ask(() -> {
                    situation.updateAndGet(s -> s.sentAt(sent));
                    journal.sent();
                }),
                sent);
    }

    private void end(Inquiry.Result result, Moment sent) {
        Situation before;
        Situation after;
        do {
            before = situation.get();
            after = before.after(result, sent, clocks.now(), random);
        } while (!situation.compareAndSet(before, after));
        journal.answered(result.answer());
        if (after.ask() == null) {
            before.ask().done().complete(null);
        }
        arm();
    }

    private void arm() {
        synchronized (alarmOrder) {
            if (!stopped) {
                Moment now = clocks.now();
                situation.get().wake(now).ifPresent(moment -> alarm.set(now.until(moment)));
            }
        }
    }
}
