// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;

/** The failure to provide a usable token. Its message is a sentence for administrators. */
public final class TokenUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Duration MIN_RETRY_AFTER = Duration.ofSeconds(1);

    private final TokenState state;
    private final transient TokenProblem problem;
    private final Duration retryAfter;

    TokenUnavailable(TokenState state, TokenProblem problem, Duration retryAfter) {
        super(problem.words(), null, false, false);
        this.state = state;
        this.problem = problem;
        this.retryAfter = retryAfter.compareTo(MIN_RETRY_AFTER) < 0 ? MIN_RETRY_AFTER : retryAfter;
    }

    /** {@return the state of the token manager} */
    public TokenState state() {
        return state;
    }

    /** {@return the cause and what to do about it, for administrators} */
    public TokenProblem problem() {
        return problem;
    }

    /** {@return a sentence for readers, without technical detail} */
    public String wordsForReaders() {
        if (!problem.permanent()) {
            return "WHO's sign-in service is not answering at present. This server keeps trying.";
        }
        return problem.ownFault()
                ? "This server has no usable credential for WHO. Its administrators can see what is missing."
                : "WHO refused the server's credential request (" + problem.code()
                        + "). Its administrators can see what to do.";
    }

    /** {@return the time after which a retry may help, at least a second} */
    public Duration retryAfter() {
        return retryAfter;
    }
}
