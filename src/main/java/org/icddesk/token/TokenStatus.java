// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Instant;
import java.util.Optional;

/**
 * The status of the token for administrators; contains neither token nor secret. Times are wall-clock times, for
 * display.
 *
 * @param required whether the ICD API needs a token; if not, the rest is meaningless
 * @param state what is held
 * @param since since when
 * @param obtained when the current token was asked for, if there is one
 * @param expires when the current token ends, if there is one
 * @param nextAttempt when the next token request is due, if one is planned
 * @param trouble why the last request brought no token, if it did not
 * @param troubledSince when the first failure of the current series occurred
 * @param credential where the credential comes from, or what is missing, in words
 * @param counters what happened since the start
 */
public record TokenStatus(
        boolean required,
        TokenState state,
        Instant since,
        Optional<Instant> obtained,
        Optional<Instant> expires,
        Optional<Instant> nextAttempt,
        Optional<TokenProblem> trouble,
        Optional<Instant> troubledSince,
        String credential,
        Counters counters) {

    static TokenStatus of(TokenManagerState s, Timestamp now, String credential, Counters counters) {
        Optional<CachedToken> held = Optional.ofNullable(s.token());
        Optional<Backoff> series = Optional.ofNullable(s.backoff());
        return new TokenStatus(
                true,
                s.state(now),
                now.toWallClock(s.since(now)),
                held.map(h -> now.toWallClock(h.requestedAt())),
                held.map(h -> now.toWallClock(h.requestedAt().plus(h.lifetime()))),
                Optional.of(now.toWallClock(s.next(now))),
                series.map(Backoff::problem),
                series.map(failures -> now.toWallClock(failures.first())),
                credential,
                counters);
    }

    static TokenStatus notRequired(Instant now) {
        return new TokenStatus(
                false,
                TokenState.NONE,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "not needed: icd.authentication is none",
                new Counters(0, 0, 0, 0, 0));
    }

    /** {@return whether calls can be made: a token is usable, or none is needed} */
    public boolean usable() {
        return !required || state == TokenState.FRESH || state == TokenState.STALE;
    }

    /**
     * Counts since the start of the application.
     *
     * @param requests token requests sent
     * @param granted answers that brought a token
     * @param refused answers that refused, RFC 6749 section 5.2
     * @param failed requests without a usable answer
     * @param rejected tokens that the ICD API refused before their time
     */
    public record Counters(long requests, long granted, long refused, long failed, long rejected) {}
}
