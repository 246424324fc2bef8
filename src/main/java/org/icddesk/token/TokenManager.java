// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * The token manager: requests the token, renews it before it expires, and backs off while the token endpoint fails.
 *
 * <p>All knowledge is one {@link TokenManagerState}, replaced by compare-and-set; callers never wait for more than the
 * one request in flight, and for none while the token held is usable.
 */
final class TokenManager {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final AtomicReference<TokenManagerState> state;
    private final Timestamp.Clocks clocks;
    private final RandomGenerator random;
    private final TokenRequester requester;
    private final Executor executor;
    private final RenewalTimer timer;
    private final TokenEventLog log;
    private final Object timerLock = new Object();
    private volatile boolean stopped;

    /**
     * Creates a manager without a token; the executor runs requests off the callers' threads, and the timer calls
     * {@link #onTimer}.
     */
    TokenManager(
            Timestamp.Clocks clocks,
            RandomGenerator random,
            TokenRequester requester,
            Executor executor,
            RenewalTimer timer,
            TokenEventLog log) {
        this.clocks = clocks;
        this.random = random;
        this.requester = requester;
        this.executor = executor;
        this.timer = timer;
        this.log = log;
        this.state = new AtomicReference<>(TokenManagerState.at(clocks.now()));
    }

    /** Schedules the first request; sends none itself. */
    void start() {
        setTimer();
    }

    /** Releases all waiting callers and sends no more requests. */
    void stop() {
        stopped = true;
        synchronized (timerLock) {
            timer.cancel();
        }
        TokenRequest tokenRequest = state.get().request();
        if (tokenRequest != null) {
            tokenRequest.done().complete(null);
        }
    }

    /** {@return a usable token, at once if there is one} */
    AccessToken token() throws TokenUnavailable {
        Timestamp deadline = clocks.now().plus(MAX_WAIT);
        while (!stopped) {
            TokenManagerState s = state.get();
            Timestamp now = clocks.now();
            if (s.isDue(now) || s.isWaitingToStart(now)) {
                // NOTE: the timer goes by the wall clock; when that is set back, callers are the first to know.
                onTimer();
                s = state.get();
            }
            if (s.usable(now)) {
                return s.token().token();
            }
            if (s.backoff() != null) {
                throw new TokenUnavailable(s.state(now), s.backoff().problem(), now.until(s.next(now)));
            }
            if (s.request() == null) {
                begin(s, s.earliest(now), now);
            } else if (!s.request().await(now.until(deadline))) {
                throw new TokenUnavailable(s.state(now), TokenProblems.slow(), TokenManagerState.MIN_INTERVAL);
            }
        }
        throw new TokenUnavailable(TokenState.NONE, TokenProblems.stopping(), TokenManagerState.MIN_INTERVAL);
    }

    /** Notes that the ICD API accepted a token, so that it is replaced at once should it be refused later. */
    void accepted(AccessToken token) {
        TokenManagerState s = state.get();
        while (s.token() != null && s.token().token() == token && !s.token().accepted()) {
            state.compareAndSet(s, s.accepted());
            s = state.get();
        }
    }

    /**
     * Drops a token that the ICD API refused, if it is still the current one, and was accepted before or no renewal was
     * forced shortly before.
     */
    void rejected(AccessToken token) {
        while (true) {
            TokenManagerState s = state.get();
            Timestamp now = clocks.now();
            if (s.token() == null || s.token().token() != token) {
                return;
            }
            if (!s.mayForce(now)) {
                log.rejectedAgain();
                return;
            }
            TokenRequest tokenRequest = s.request() != null || s.backoff() != null
                    ? s.request()
                    : TokenRequest.at(s.earliestAfterRejection(now), now);
            if (state.compareAndSet(s, s.rejected(tokenRequest, now))) {
                log.rejected();
                launchOrSetTimer(s, tokenRequest);
                return;
            }
        }
    }

    /** Requests a new token as soon as the minimum interval allows, ignoring the backoff. */
    void renewNow() {
        while (true) {
            TokenManagerState s = state.get();
            Timestamp now = clocks.now();
            TokenRequest tokenRequest =
                    s.request() != null ? s.request() : TokenRequest.at(s.earliestIgnoringBackoff(now), now);
            if (state.compareAndSet(s, s.withoutBackoff(tokenRequest))) {
                launchOrSetTimer(s, tokenRequest);
                return;
            }
        }
    }

    /** Requests a token as soon as the minimum interval allows if one is needed, and lets the ICD API force the next
     * renewal at once. */
    void retryNow() {
        while (true) {
            TokenManagerState s = state.get();
            Timestamp now = clocks.now();
            boolean healthy = s.backoff() == null && s.usable(now);
            TokenRequest tokenRequest =
                    s.request() != null || healthy ? s.request() : TokenRequest.at(s.earliestIgnoringBackoff(now), now);
            if (state.compareAndSet(s, s.resumed(tokenRequest))) {
                launchOrSetTimer(s, tokenRequest);
                return;
            }
        }
    }

    /** Sends what is due; called by the timer, harmless at any other time. */
    void onTimer() {
        if (stopped) {
            return;
        }
        TokenManagerState s = state.get();
        Timestamp now = clocks.now();
        if (s.isWaitingToStart(now)) {
            if (state.compareAndSet(s, s.withRequest(s.request().markStarted()))) {
                launch();
            }
        } else if (s.isDue(now)) {
            begin(s, now, now);
        } else if (s.request() == null
                && s.isRefused()
                && requester.hasOtherThan(s.backoff().fingerprint())) {
            begin(s, s.earliestIgnoringBackoff(now), now);
        }
        setTimer();
    }

    /** {@return what administrators may see} */
    TokenStatus status() {
        return TokenStatus.of(state.get(), clocks.now(), requester.source(), log.counters());
    }

    private void begin(TokenManagerState s, Timestamp start, Timestamp now) {
        TokenRequest tokenRequest = TokenRequest.at(start, now);
        if (state.compareAndSet(s, s.withRequest(tokenRequest))) {
            launchOrSetTimer(s, tokenRequest);
        }
    }

    private void launchOrSetTimer(TokenManagerState before, TokenRequest tokenRequest) {
        if (tokenRequest != null && tokenRequest != before.request() && tokenRequest.started()) {
            launch();
        } else {
            setTimer();
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
                requester.request(() -> {
                    state.updateAndGet(s -> s.sentAt(sent));
                    log.sent();
                }),
                sent);
    }

    private void end(TokenRequester.Result result, Timestamp sent) {
        TokenManagerState before;
        TokenManagerState after;
        do {
            before = state.get();
            after = before.after(result, sent, clocks.now(), random);
        } while (!state.compareAndSet(before, after));
        log.answered(result.answer());
        if (after.request() == null) {
            before.request().done().complete(null);
        }
        setTimer();
    }

    private void setTimer() {
        synchronized (timerLock) {
            if (!stopped) {
                Timestamp now = clocks.now();
                state.get().nextWakeUp(now).ifPresent(moment -> timer.set(now.until(moment)));
            }
        }
    }
}
