// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * The token manager: requests the token, renews it before it expires, and backs off while the token endpoint fails.
 *
 * <p>All knowledge is one {@link TokenManagerState}, replaced by compare-and-set; callers never wait for more than the one
 * request in flight, and for none while the token held is usable.
 */
final class TokenManager {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicReference<TokenManagerState> situation;
    private final Timestamp.Clocks clocks;
    private final RandomGenerator random;
    private final TokenRequester requester;
    private final Executor executor;
    private final RenewalTimer timer;
    private final TokenEventLog journal;
    private final Object alarmOrder = new Object();
    private volatile boolean stopped;

    /**
     * Creates a manager without a token; the executor runs requests off the callers' threads, and the alarm wakes
     * {@link #due}.
     */
    TokenManager(
            Timestamp.Clocks clocks,
            RandomGenerator random,
            TokenRequester requester,
            Executor executor,
            RenewalTimer timer,
            TokenEventLog journal) {
        this.clocks = clocks;
        this.random = random;
        this.requester = requester;
        this.executor = executor;
        this.timer = timer;
        this.journal = journal;
        this.situation = new AtomicReference<>(TokenManagerState.at(clocks.now()));
    }

    /** Schedules the first request; sends none itself. */
    void start() {
        arm();
    }

    /** Releases all waiting callers and sends no more requests. */
    void stop() {
        stopped = true;
        synchronized (alarmOrder) {
            timer.cancel();
        }
        TokenRequest tokenRequest = situation.get().request();
        if (tokenRequest != null) {
            tokenRequest.done().complete(null);
        }
    }

    /** {@return a usable token, at once if there is one} */
    AccessToken token() throws TokenUnavailable {
        Timestamp giveUp = clocks.now().plus(PATIENCE);
        while (!stopped) {
            TokenManagerState s = situation.get();
            Timestamp now = clocks.now();
            if (s.isDue(now) || s.isWaitingToStart(now)) {
                // NOTE: the alarm goes by the wall clock; when that is set back, callers are the first to know.
                due();
                s = situation.get();
            }
            if (s.usable(now)) {
                return s.token().token();
            }
            if (s.backoff() != null) {
                throw new TokenUnavailable(s.state(now), s.backoff().trouble(), now.until(s.next(now)));
            }
            if (s.request() == null) {
                begin(s, s.earliest(now), now);
            } else if (!s.request().await(now.until(giveUp))) {
                throw new TokenUnavailable(s.state(now), TokenProblems.slow(), TokenManagerState.FLOOR);
            }
        }
        throw new TokenUnavailable(TokenState.NONE, TokenProblems.stopping(), TokenManagerState.FLOOR);
    }

    /**
     * Drops a token that the ICD API refused, if it is still the current one and no renewal was forced shortly before.
     */
    void rejected(AccessToken token) {
        while (true) {
            TokenManagerState s = situation.get();
            Timestamp now = clocks.now();
            if (s.token() == null || s.token().token() != token) {
                return;
            }
            if (!s.mayForce(now)) {
                journal.rejectedAgain();
                return;
            }
            TokenRequest tokenRequest = s.request() != null || s.backoff() != null
                    ? s.request()
                    : TokenRequest.at(s.earliestAfterRejection(now), now);
            if (situation.compareAndSet(s, s.rejected(tokenRequest, now))) {
                journal.rejected();
                follow(s, tokenRequest);
                return;
            }
        }
    }

    /** Requests a new token as soon as the minimum interval allows, ignoring the backoff. */
    void renewNow() {
        while (true) {
            TokenManagerState s = situation.get();
            Timestamp now = clocks.now();
            TokenRequest tokenRequest =
                    s.request() != null ? s.request() : TokenRequest.at(s.earliestIgnoringBackoff(now), now);
            if (situation.compareAndSet(s, s.withoutBackoff(tokenRequest))) {
                follow(s, tokenRequest);
                return;
            }
        }
    }

    /** Asks as soon as the floor allows if the token needs it, and lets the ICD API force the next renewal at once. */
    void retryNow() {
        while (true) {
            TokenManagerState s = situation.get();
            Timestamp now = clocks.now();
            boolean well = s.backoff() == null && s.usable(now);
            TokenRequest tokenRequest =
                    s.request() != null || well ? s.request() : TokenRequest.at(s.earliestIgnoringBackoff(now), now);
            if (situation.compareAndSet(s, s.resumed(tokenRequest))) {
                follow(s, tokenRequest);
                return;
            }
        }
    }

    /** Sends what is due; called by the timer, harmless at any other time. */
    void due() {
        if (stopped) {
            return;
        }
        TokenManagerState s = situation.get();
        Timestamp now = clocks.now();
        if (s.isWaitingToStart(now)) {
            if (situation.compareAndSet(s, s.asking(s.request().markStarted()))) {
                launch();
            }
        } else if (s.isDue(now)) {
            begin(s, now, now);
        } else if (s.request() == null
                && s.isRefused()
                && requester.hasOtherThan(s.backoff().fingerprint())) {
            begin(s, s.earliestIgnoringBackoff(now), now);
        }
        arm();
    }

    /** {@return what administrators may see} */
    TokenStatus status() {
        return TokenStatus.of(situation.get(), clocks.now(), requester.source(), journal.counters());
    }

    private void begin(TokenManagerState s, Timestamp start, Timestamp now) {
        TokenRequest tokenRequest = TokenRequest.at(start, now);
        if (situation.compareAndSet(s, s.asking(tokenRequest))) {
            follow(s, tokenRequest);
        }
    }

    private void follow(TokenManagerState before, TokenRequest tokenRequest) {
        if (tokenRequest != null && tokenRequest != before.request() && tokenRequest.started()) {
            launch();
        } else {
            arm();
        }
    }

    private void launch() {
        try {
            executor.execute(this::run);
        } catch (RuntimeException e) {
            end(TokenRequester.failed(e, ""), clocks.now());
        }
    }

    private void run() {
        Timestamp sent = clocks.now();
        end(
                requester.ask(() -> {
                    situation.updateAndGet(s -> s.sentAt(sent));
                    journal.sent();
                }),
                sent);
    }

    private void end(TokenRequester.Result result, Timestamp sent) {
        TokenManagerState before;
        TokenManagerState after;
        do {
            before = situation.get();
            after = before.after(result, sent, clocks.now(), random);
        } while (!situation.compareAndSet(before, after));
        journal.answered(result.answer());
        if (after.request() == null) {
            before.request().done().complete(null);
        }
        arm();
    }

    private void arm() {
        synchronized (alarmOrder) {
            if (!stopped) {
                Timestamp now = clocks.now();
                situation.get().nextWakeUp(now).ifPresent(moment -> timer.set(now.until(moment)));
            }
        }
    }
}
