// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.util.Optional;
import java.util.function.Function;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;

/**
 * Handles status 401: drops the token, which has it renewed, and sends the request once more with the next one; a second
 * time where that one was refused too and yet another came, as when the first renewal was under way while WHO withdrew
 * its tokens. While no new token is due, only a token that WHO accepted the last time is tried again: the rejection may
 * have been transient.
 */
final class TokenReplay {

    private static final int MAX_REPLAYS = 2;

    private final Authorizer authorizer;
    private final OutcomeRecorder recorder;
    private volatile Optional<String> accepted = Optional.empty();
    private volatile boolean waitsForToken;

    TokenReplay(Authorizer authorizer, OutcomeRecorder recorder) {
        this.authorizer = authorizer;
        this.recorder = recorder;
    }

    /** {@return whether the last request had no token, because WHO does not answer} */
    boolean waitsForToken() {
        return waitsForToken;
    }

    /** {@return a token to begin with; {@link Unavailable} if there is none} */
    Authorizer.Authorization authorize() {
        try {
            Authorizer.Authorization authorization = authorizer.authorize();
            waitsForToken = false;
            return authorization;
        } catch (Unavailable e) {
            waitsForToken = e.reason() == Unavailable.Reason.OUTAGE;
            recorder.recordTokenUnavailable(e);
            throw e;
        }
    }

    /**
     * Sends a request with a token, and again where that can help.
     *
     * @param authorization the token to begin with
     * @param request sends with the token given
     * @return the final outcome
     */
    <T> Outcome<T> send(
            Authorizer.Authorization authorization, Function<Authorizer.Authorization, Outcome<T>> request) {
        Authorizer.Authorization current = authorization;
        Outcome<T> outcome = recordAccepted(request.apply(current), current);
        // A 401 is retryable only where a token was sent; 403 is UNAUTHORIZED too, and never retryable.
        for (int replays = 0; isTokenRefused(outcome) && replays < MAX_REPLAYS; replays++) {
            boolean acceptedBefore = accepted.equals(current.authorization());
            accepted = Optional.empty();
            current.rejected();
            Authorizer.Authorization next = authorize();
            if (!acceptedBefore && next.authorization().equals(current.authorization())) {
                return outcome.notRetryable();
            }
            current = next;
            outcome = recordAccepted(request.apply(current), current);
        }
        return isTokenRefused(outcome) ? outcome.notRetryable() : outcome;
    }

    private static boolean isTokenRefused(Outcome<?> outcome) {
        return outcome.retryable() && outcome.is(IcdFailure.Kind.UNAUTHORIZED);
    }

    private <T> Outcome<T> recordAccepted(Outcome<T> outcome, Authorizer.Authorization authorization) {
        if (outcome.answer().isPresent()) {
            accepted = authorization.authorization();
            authorization.accepted();
        }
        return outcome;
    }
}
