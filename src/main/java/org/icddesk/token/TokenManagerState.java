// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The state of the token manager: immutable, replaced as a whole.
 *
 * @param startedAt when the application started
 * @param token the token held, or null
 * @param request the request due or in flight, or null
 * @param backoff the current failures, or null
 * @param sent when the last request was sent, or null
 * @param forced when the last renewal was forced by the ICD API, or null
 */
record TokenManagerState(
        Timestamp startedAt,
        CachedToken token,
        TokenRequest request,
        Backoff backoff,
        Timestamp sent,
        Timestamp forced) {

    /** The minimum interval between two requests. */
    static final Duration MIN_INTERVAL = Duration.ofSeconds(1);

    private static final Duration MIN_INTERVAL_WHILE_USABLE = Duration.ofSeconds(5);
    private static final Duration MIN_FORCED_INTERVAL = Duration.ofSeconds(30);

    static TokenManagerState at(Timestamp startedAt) {
        return new TokenManagerState(startedAt, null, null, null, null, null);
    }

    boolean usable(Timestamp now) {
        return token != null && !token.isExpired(now);
    }

    boolean stale(Timestamp now) {
        return token == null || token.isStale(now);
    }

    TokenState state(Timestamp now) {
        if (usable(now)) {
            return token.isStale(now) ? TokenState.STALE : TokenState.FRESH;
        }
        if (isRefused()) {
            return TokenState.REFUSED;
        }
        if (backoff != null && !backoff.problem().permanent()) {
            return TokenState.BACKOFF;
        }
        return token == null ? TokenState.NONE : TokenState.EXPIRED;
    }

    Timestamp since(Timestamp now) {
        return switch (state(now)) {
            case FRESH -> token.requestedAt();
            case STALE -> now.reached(token.staleAt()) ? token.staleAt() : now;
            case EXPIRED -> token.expiresAt();
            case NONE -> startedAt;
            case REFUSED, BACKOFF -> backoff.first();
        };
    }

    boolean isRefused() {
        return backoff != null && backoff.isRefusal();
    }

    /** {@return whether a request is due that is not scheduled yet} */
    boolean isDue(Timestamp now) {
        return request == null && stale(now) && now.reached(earliest(now));
    }

    /** {@return whether a scheduled request is due} */
    boolean isWaitingToStart(Timestamp now) {
        return request != null && !request.started() && now.reached(request.start());
    }

    /** {@return the earliest moment for a request that is not forced} */
    Timestamp earliest(Timestamp now) {
        Timestamp soonest = earliestIgnoringBackoff(now);
        return backoff == null ? soonest : soonest.max(backoff.next());
    }

    /** {@return the earliest moment for a request that ignores the backoff} */
    Timestamp earliestIgnoringBackoff(Timestamp now) {
        return atLeastAfterLast(usable(now) ? MIN_INTERVAL_WHILE_USABLE : MIN_INTERVAL, now);
    }

    /** {@return the earliest moment for a request after the API rejected the token} */
    Timestamp earliestAfterRejection(Timestamp now) {
        return atLeastAfterLast(MIN_INTERVAL, now);
    }

    /** {@return whether a renewal may be forced: the token was accepted before, or the last forced one is long ago} */
    boolean mayForce(Timestamp now) {
        return token.accepted() || forced == null || now.reached(forced.plus(MIN_FORCED_INTERVAL));
    }

    /** {@return when the next request is due; in the past while it is in flight} */
    Timestamp next(Timestamp now) {
        if (request != null) {
            return request.start();
        }
        return stale(now) ? earliest(now) : earliest(now).max(token.staleAt());
    }

    /** {@return when to wake up next; empty while a request is in flight} */
    Optional<Timestamp> nextWakeUp(Timestamp now) {
        if (request != null && request.started()) {
            return Optional.empty();
        }
        Timestamp nextPoll = now.plus(Backoff.CREDENTIAL_POLL_INTERVAL);
        boolean polling = request == null && isRefused() && next(now).reached(nextPoll);
        return Optional.of(polling ? nextPoll : next(now));
    }

    TokenManagerState withRequest(TokenRequest next) {
        return new TokenManagerState(startedAt, token, next, backoff, sent, forced);
    }

    TokenManagerState sentAt(Timestamp now) {
        return new TokenManagerState(startedAt, token, request, backoff, now, forced);
    }

    /**
     * The state after the request in flight has ended.
     *
     * @param asked when it was sent
     * @param random jitter for the next attempts
     * @return without the request, unless a retry follows at once
     */
    TokenManagerState after(TokenRequester.Result result, Timestamp asked, Timestamp now, RandomGenerator random) {
        TokenResponse answer = result.answer();
        if (answer instanceof TokenResponse.Granted granted) {
            CachedToken next = new CachedToken(granted.token(), granted.lifetime(), asked, false);
            return new TokenManagerState(startedAt, next, null, null, sent, forced);
        }
        if (answer instanceof TokenResponse.Refused refused) {
            return withBackoff(Backoff.refused(backoff, refused.problem(), result.fingerprint(), now, random));
        }
        if (answer instanceof TokenResponse.Failed failed) {
            return failed.retryable() && backoff == null && !request.repeated()
                    ? withRequest(request.retryAt(earliestIgnoringBackoff(now)))
                    : withBackoff(Backoff.failed(backoff, failed, now, random));
        }
        return withBackoff(Backoff.withoutCredential(backoff, ((TokenResponse.NoCredential) answer).problem(), now));
    }

    /** {@return this state without backoff, at an administrator's request} */
    TokenManagerState withoutBackoff(TokenRequest next) {
        return new TokenManagerState(startedAt, token, next, null, sent, forced);
    }

    /** {@return this state without backoff and without the interval between forced renewals} */
    TokenManagerState resumed(TokenRequest next) {
        return new TokenManagerState(startedAt, token, next, null, sent, null);
    }

    /** {@return this state with the token as one that the ICD API accepts} */
    TokenManagerState accepted() {
        CachedToken good = new CachedToken(token.token(), token.lifetime(), token.requestedAt(), true);
        return new TokenManagerState(startedAt, good, request, backoff, sent, forced);
    }

    /**
     * {@return this state without the token, which the ICD API rejected} Where a request was in flight already, nothing was
     * forced: its token may be from before the rejection, and so may be refused as well.
     */
    TokenManagerState rejected(TokenRequest next, Timestamp now) {
        boolean inFlight = request != null && request.started();
        return new TokenManagerState(startedAt, null, next, backoff, sent, inFlight ? forced : now);
    }

    private TokenManagerState withBackoff(Backoff next) {
        return new TokenManagerState(startedAt, token, null, next, sent, forced);
    }

    private Timestamp atLeastAfterLast(Duration interval, Timestamp now) {
        return sent == null ? now : now.max(sent.plus(interval));
    }
}
