// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.util.Optional;
import java.util.function.Function;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.Unavailable;

/**
 * What is done about a status 401: the token is given up, which has it renewed, and the request is sent once more with the
 * next. While no next one is due, only a token that WHO took the time before is tried again: it may have been a whim.
 */
final class TokenReplay {

    private final Passes passes;
    private final Bookkeeping books;
    private volatile Optional<String> accepted = Optional.empty();

    TokenReplay(Passes passes, Bookkeeping books) {
        this.passes = passes;
        this.books = books;
    }

    /** {@return a token to begin with; {@link Unavailable} if there is none} */
    Passes.Pass pass() {
        try {
            return passes.pass();
        } catch (Unavailable e) {
            books.noToken(e);
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
    <T> Outcome<T> send(Passes.Pass pass, Function<Passes.Pass, Outcome<T>> request) {
        Outcome<T> first = request.apply(pass);
        if (!first.again() || !first.is(IcdFailure.Kind.UNAUTHORIZED)) {
            return noted(first, pass);
        }
        boolean taken = accepted.equals(pass.authorization());
        accepted = Optional.empty();
        pass.refused();
        Passes.Pass next = pass();
        if (!taken && next.authorization().equals(pass.authorization())) {
            return first.last();
        }
        Outcome<T> second = noted(request.apply(next), next);
        return second.is(IcdFailure.Kind.UNAUTHORIZED) ? second.last() : second;
    }

    private <T> Outcome<T> noted(Outcome<T> outcome, Passes.Pass pass) {
        if (outcome.reading().isPresent()) {
            accepted = pass.authorization();
        }
        return outcome;
    }
}
