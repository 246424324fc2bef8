// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The life of the token: asks for it, renews it before it ends, and keeps away from an endpoint that fails.
 *
 * <p>All knowledge is one {@link Situation}, replaced by compare-and-set; callers never wait for more than the one request
 * in flight, and for none while the token in hand is usable.
 */
final class TokenCycle {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicReference<Situation> situation;
    private final Moment.Clocks clocks;
    private final CredentialSource credentials;
    private final Function<Credential, TokenAnswer> endpoint;
    private final Executor executor;
    private final Alarm alarm;
    private final TokenJournal journal;
    private final RandomGenerator random;
    private final Object alarmOrder = new Object();
    private volatile boolean stopped;

    /**
     * Holds nothing yet.
     *
     * @param clocks the clocks
     * @param random spreads attempts over time
     * @param credentials where the credential is, asked anew each time
     * @param endpoint asks for a token; takes 5 seconds at most
     * @param executor runs requests, off the callers' threads
     * @param alarm wakes {@link #due}
     * @param journal counts and logs
     */
    TokenCycle(
            Moment.Clocks clocks,
            RandomGenerator random,
            CredentialSource credentials,
            Function<Credential, TokenAnswer> endpoint,
            Executor executor,
            Alarm alarm,
            TokenJournal journal) {
        this.clocks = clocks;
        this.random = random;
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.executor = executor;
        this.alarm = alarm;
        this.journal = journal;
        this.situation = new AtomicReference<>(Situation.at(clocks.now()));
    }

    /** Sets the alarm for the first request; asks nothing itself. */
    void start() {
        arm();
    }

    /** Ends all waiting and asks no more. */
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
            if (s.usable(now)) {
                if (s.ask() == null && s.stale(now) && now.reached(s.earliest(now))) {
                    begin(s, now, now);
                }
                return s.held().token();
            }
            if (s.series() != null) {
                throw new NoToken(s.state(now), s.series().trouble(), left(s.earliest(now), now));
            }
            if (s.ask() != null) {
                await(s.ask(), giveUp.since(now), s.state(now));
            } else {
                begin(s, s.earliest(now), now);
            }
        }
        throw new NoToken(TokenState.NONE, Troubles.stopping(), Situation.FLOOR);
    }

    /** Drops a token that the ICD API refused, if it is still the one in hand and none was forced shortly before. */
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
            Ask ask = s.ask() != null || s.series() != null ? s.ask() : Ask.at(s.soonest(now), now);
            if (situation.compareAndSet(s, s.rejected(ask, now))) {
                journal.rejected();
                follow(s, ask);
                return;
            }
        }
    }

    /** Asks anew as soon as the floor between requests allows, whatever failed before. */
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

    /** Does what is due; called by the alarm, harmless at any other time. */
    void due() {
        Situation s = situation.get();
        Moment now = clocks.now();
        Ask ask = s.ask();
        if (ask != null) {
            if (!ask.started() && now.reached(ask.start()) && situation.compareAndSet(s, s.asking(ask.go()))) {
                launch();
            }
        } else if (s.stale(now) && now.reached(s.earliest(now))) {
            begin(s, now, now);
        } else if (s.series() != null
                && s.series().isRefusal()
                && hasOtherThan(s.series().fingerprint())) {
            begin(s, s.soonest(now), now);
        }
        arm();
    }

    /** {@return what administrators may see} */
    TokenStatus status() {
        Situation s = situation.get();
        Moment now = clocks.now();
        Optional<Held> held = Optional.ofNullable(s.held());
        Optional<Series> series = Optional.ofNullable(s.series());
        return new TokenStatus(
                true,
                s.state(now),
                s.since(now),
                held.map(h -> h.asked().wall()),
                held.map(h -> h.asked().plus(h.lifetime()).wall()),
                Optional.of(s.next(now).wall()),
                series.map(Series::trouble),
                series.map(failures -> failures.first().wall()),
                credentials.find().words(),
                journal.counters());
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
            end(TokenAnswer.Failed.of(Troubles.internal(e)), clocks.now(), "");
        }
    }

    private void run() {
        Moment sent = clocks.now();
        String fingerprint = "";
        TokenAnswer answer;
        try {
            CredentialSource.Finding finding = credentials.find();
            if (finding.credential().isPresent()) {
                Credential credential = finding.credential().get();
                fingerprint = credential.fingerprint();
                situation.updateAndGet(s -> s.sentAt(sent));
                journal.sent();
                answer = endpoint.apply(credential);
            } else {
                answer = new TokenAnswer.Unasked(Troubles.credential(finding));
            }
        } catch (RuntimeException | Error e) {
            answer = TokenAnswer.Failed.of(Troubles.internal(e));
        }
        end(answer, sent, fingerprint);
    }

    private void end(TokenAnswer answer, Moment sent, String fingerprint) {
        Situation before;
        Situation after;
        do {
            before = situation.get();
            after = before.after(answer, sent, fingerprint, clocks.now(), random);
        } while (!situation.compareAndSet(before, after));
        journal.answered(answer);
        arm();
        if (after.ask() == null) {
            before.ask().done().complete(null);
        }
    }

    private boolean hasOtherThan(Optional<String> fingerprint) {
        return credentials
                .find()
                .credential()
                .map(Credential::fingerprint)
                .filter(found -> !Optional.of(found).equals(fingerprint))
                .isPresent();
    }

    private static void await(Ask ask, Duration patience, TokenState state) throws NoToken {
        try {
            ask.done().get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new NoToken(state, Troubles.slow(), Situation.FLOOR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoToken(state, Troubles.slow(), Situation.FLOOR);
        }
    }

    private static Duration left(Moment until, Moment now) {
        Duration left = until.since(now);
        return left.compareTo(Situation.FLOOR) < 0 ? Situation.FLOOR : left;
    }

    private void arm() {
        synchronized (alarmOrder) {
            Moment now = clocks.now();
            Optional<Moment> wake = stopped ? Optional.empty() : situation.get().wake(now);
            wake.ifPresent(moment -> alarm.set(moment.since(now).isNegative() ? Duration.ZERO : moment.since(now)));
        }
    }
}
