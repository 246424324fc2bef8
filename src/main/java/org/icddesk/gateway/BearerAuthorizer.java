// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.Optional;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.upstream.Authorizer;
import org.icddesk.token.AccessToken;
import org.icddesk.token.TokenHolder;
import org.icddesk.token.TokenProblem;
import org.icddesk.token.TokenUnavailable;

/** Authorizes requests with the server's access token; with nothing if the ICD API needs none. */
final class BearerAuthorizer implements Authorizer {

    private final TokenHolder holder;

    BearerAuthorizer(TokenHolder holder) {
        this.holder = holder;
    }

    @Override
    public Authorization authorize() {
        if (!holder.required()) {
            return Authorizer.NONE.authorize();
        }
        try {
            return new TokenAuthorization(holder, holder.token());
        } catch (TokenUnavailable e) {
            throw unavailable(e);
        }
    }

    private static Unavailable unavailable(TokenUnavailable failure) {
        TokenProblem problem = failure.problem();
        return new Unavailable("There is no token: " + failure.getMessage(), failure.retryAfter(), failure)
                .withReason(reason(problem), problem.code(), failure.wordsForReaders())
                .untrusted(problem.untrusted());
    }

    private static Unavailable.Reason reason(TokenProblem problem) {
        if (!problem.permanent()) {
            return Unavailable.Reason.OUTAGE;
        }
        return problem.ownFault() ? Unavailable.Reason.NO_CREDENTIAL : Unavailable.Reason.REFUSAL;
    }

    private record TokenAuthorization(TokenHolder holder, AccessToken token) implements Authorization {

        @Override
        public Optional<String> authorization() {
            return Optional.of(token.authorization());
        }

        @Override
        public void accepted() {
            holder.accepted(token);
        }

        @Override
        public void rejected() {
            holder.rejected(token);
        }
    }
}
