// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The outcome of a token request. */
sealed interface TokenResponse {

    /**
     * A token, RFC 6749 section 5.1.
     *
     * @param lifetime from the moment of the request
     * @param oddities deviations in the response that could be tolerated
     */
    record Granted(AccessToken token, Duration lifetime, List<TokenProblem> oddities) implements TokenResponse {}

    /** A refusal that repetition does not change, RFC 6749 section 5.2. */
    record Refused(TokenProblem problem) implements TokenResponse {}

    /**
     * No usable answer.
     *
     * @param retryAfter the value of {@code Retry-After}
     * @param retryable whether a retry makes sense at once
     */
    record Failed(TokenProblem problem, Optional<Duration> retryAfter, boolean retryable) implements TokenResponse {

        static Failed of(TokenProblem problem) {
            return new Failed(problem, Optional.empty(), false);
        }
    }

    /**
     * No credential to ask with; nothing was sent.
     *
     * @param problem what is missing, in words
     */
    record NoCredential(TokenProblem problem) implements TokenResponse {}
}
