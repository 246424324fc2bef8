// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.util.Optional;
import java.util.function.Function;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;

/**
 * What is done about a status 401: the token is given up, which has it renewed, and the request is sent once more with the
 * next. While no next one is due, only a token that WHO took the time before is tried again: it may have been a whim.
 */
final class TokenReplay {

    private final Authorizer authorizer;
    private final OutcomeRecorder books;
    private volatile Optional<String> accepted = Optional.empty();

    TokenReplay(Authorizer authorizer, OutcomeRecorder books) {
        this.authorizer = authorizer;
        this.books = books;
    }

    /** {@return a token to begin with; {@link Unavailable} if there is none} */
    Authorizer.Authorization pass() {
        try {
            return authorizer.authorize();
        } catch (Unavailable e) {
            books.recordTokenUnavailable(e);
            throw e;
        }
    }

    /**
     * Sends a request with a token, and once more where that can help.
     *
     * @param pass the token to begin with
     * @param request sends with the token given
     * @return what came of it in the end
     */
    <T> Outcome<T> send(Authorizer.Authorization pass, Function<Authorizer.Authorization, Outcome<T>> request) {
        Outcome<T> first = request.apply(pass);
        if (!first.again() || !first.is(IcdFailure.Kind.UNAUTHORIZED)) {
            return noted(first, pass);
        }
        boolean taken = accepted.equals(pass.authorization());
        accepted = Optional.empty();
        pass.rejected();
        Authorizer.Authorization next = pass();
        if (!taken && next.authorization().equals(pass.authorization())) {
            return first.last();
        }
        Outcome<T> second = noted(request.apply(next), next);
        return second.is(IcdFailure.Kind.UNAUTHORIZED) ? second.last() : second;
    }

    private <T> Outcome<T> noted(Outcome<T> outcome, Authorizer.Authorization pass) {
        if (outcome.reading().isPresent()) {
            accepted = pass.authorization();
        }
        return outcome;
    }
}
