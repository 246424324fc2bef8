// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.Optional;
import org.icddesk.gateway.upstream.Passes;
import org.icddesk.token.AccessToken;
import org.icddesk.token.NoToken;
import org.icddesk.token.TokenHolder;
import org.icddesk.token.Trouble;

/** Authorizes requests with the server's access token; with nothing if the ICD API needs none. */
final class TokenPasses implements Passes {

    private static final Pass NONE = new Pass() {

        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }

        @Override
        public void refused() {
            // There is no token to give up.
        }
    };

    private final TokenHolder holder;

    TokenPasses(TokenHolder holder) {
        this.holder = holder;
    }

    @Override
    public Pass pass() {
        if (!holder.required()) {
            return NONE;
        }
        try {
            return new TokenPass(holder, holder.token());
        } catch (NoToken e) {
            throw unavailable(e);
        }
    }

    private static Unavailable unavailable(NoToken failure) {
        Trouble trouble = failure.trouble();
        return new Unavailable("There is no token: " + failure.getMessage(), failure.retryAfter(), failure)
                .because(reason(trouble), trouble.code(), failure.wordsForReaders())
                .untrusted(trouble.untrusted());
    }

    private static Unavailable.Cause reason(Trouble trouble) {
        if (!trouble.permanent()) {
            return Unavailable.Cause.SILENCE;
        }
        return trouble.ownFault() ? Unavailable.Cause.NO_CREDENTIAL : Unavailable.Cause.REFUSAL;
    }

    private record TokenPass(TokenHolder holder, AccessToken token) implements Pass {

        @Override
        public Optional<String> authorization() {
            return Optional.of(token.authorization());
        }

        @Override
        public void refused() {
            holder.rejected(token);
        }
    }
}
