// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The state of the token manager: immutable, replaced as a whole.
 *
 * @param begun when the application started
 * @param held the token held, or null
 * @param ask the request due or in flight, or null
 * @param series the current failures, or null
 * @param sent when the last request was sent, or null
 * @param forced when the last renewal was forced by the ICD API, or null
 */
record Situation(Moment begun, Held held, Ask ask, Series series, Moment sent, Moment forced) {

    /** The minimum interval between two requests. */
    static final Duration FLOOR = Duration.ofSeconds(1);

    private static final Duration FLOOR_WHILE_USABLE = Duration.ofSeconds(5);
    private static final Duration FLOOR_FORCED = Duration.ofSeconds(30);

    static Situation at(Moment begun) {
        return new Situation(begun, null, null, null, null, null);
    }

    boolean usable(Moment now) {
        return held != null && !held.isExpired(now);
    }

    boolean stale(Moment now) {
        return held == null || held.isStale(now);
    }

    TokenState state(Moment now) {
        if (usable(now)) {
            return held.isStale(now) ? TokenState.STALE : TokenState.FRESH;
        }
        if (isRefused()) {
            return TokenState.REFUSED;
        }
        if (series != null && !series.trouble().permanent()) {
            return TokenState.BACKOFF;
        }
        return held == null ? TokenState.NONE : TokenState.EXPIRED;
    }

    Moment since(Moment now) {
        return switch (state(now)) {
            case FRESH -> held.asked();
            case STALE -> now.reached(held.stale()) ? held.stale() : now;
            case EXPIRED -> held.expired();
            case NONE -> begun;
            case REFUSED, BACKOFF -> series.first();
        };
    }

    boolean isRefused() {
        return series != null && series.isRefusal();
    }

    /** {@return whether a request is due that is not scheduled yet} */
    boolean isDue(Moment now) {
        return ask == null && stale(now) && now.reached(earliest(now));
    }

    /** {@return whether a scheduled request is due} */
    boolean isWaitingToStart(Moment now) {
        return ask != null && !ask.started() && now.reached(ask.start());
    }

    /** {@return the earliest moment for a request that is not forced} */
    Moment earliest(Moment now) {
        Moment soonest = soonest(now);
        return series == null ? soonest : soonest.orLater(series.next());
    }

    /** {@return the earliest moment for a request that ignores the backoff} */
    Moment soonest(Moment now) {
        return pause(usable(now) ? FLOOR_WHILE_USABLE : FLOOR, now);
    }

    /** {@return the earliest moment for a request after the API rejected the token} */
    Moment soonestWithout(Moment now) {
        return pause(FLOOR, now);
    }

    /** {@return whether a renewal may be forced again} */
    boolean mayForce(Moment now) {
        return forced == null || now.reached(forced.plus(FLOOR_FORCED));
    }

    /** {@return when the next request is due; in the past while it is in flight} */
    Moment next(Moment now) {
        if (ask != null) {
            return ask.start();
        }
        return stale(now) ? earliest(now) : earliest(now).orLater(held.stale());
    }

    /** {@return when to wake up next; empty while a request is in flight} */
    Optional<Moment> wake(Moment now) {
        if (ask != null && ask.started()) {
            return Optional.empty();
        }
        Moment look = now.plus(Series.LOOK);
        boolean looking = ask == null && isRefused() && next(now).reached(look);
        return Optional.of(looking ? look : next(now));
    }

    Situation asking(Ask next) {
        return new Situation(begun, held, next, series, sent, forced);
    }

    Situation sentAt(Moment now) {
        return new Situation(begun, held, ask, series, now, forced);
    }

    /**
     * The state after the request in flight has ended.
     *
     * @param asked when it was sent
     * @param random jitter for the next attempts
     * @return without the request, unless a retry follows at once
     */
    Situation after(Inquiry.Result result, Moment asked, Moment now, RandomGenerator random) {
        TokenAnswer answer = result.answer();
        if (answer instanceof TokenAnswer.Granted granted) {
            Held next = new Held(granted.token(), granted.lifetime(), asked);
            return new Situation(begun, next, null, null, sent, forced);
        }
        if (answer instanceof TokenAnswer.Refused refused) {
            return failing(Series.refused(series, refused.trouble(), result.fingerprint(), now, random));
        }
        if (answer instanceof TokenAnswer.Failed failed) {
            return failed.again() && series == null && !ask.repeated()
                    ? asking(ask.again(soonest(now)))
                    : failing(Series.failed(series, failed, now, random));
        }
        return failing(Series.unasked(series, ((TokenAnswer.Unasked) answer).trouble(), now));
    }

    /** {@return this state without backoff, at an administrator's request} */
    Situation forgiven(Ask next) {
        return new Situation(begun, held, next, null, sent, forced);
    }

    /** {@return a new start after an outage: no waiting for earlier failures or forced renewals} */
    Situation resumed(Ask next) {
        return new Situation(begun, held, next, null, sent, null);
    }

    /** {@return this state without the token, which the ICD API rejected} */
    Situation rejected(Ask next, Moment now) {
        return new Situation(begun, null, next, series, sent, now);
    }

    private Situation failing(Series next) {
        return new Situation(begun, held, null, next, sent, forced);
    }

    private Moment pause(Duration pause, Moment now) {
        return sent == null ? now : now.orLater(sent.plus(pause));
    }
}
