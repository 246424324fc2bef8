// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.util.Arrays;
import java.util.Optional;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.token.TokenHolder;
import org.icddesk.walk.Walks;

/** The actions that an administrator can trigger. */
enum AdministratorAction {
    /** Requests a new token, ignoring the backoff. */
    RENEW(
            "renew",
            "asked for a new token",
            "Ask for a new token now",
            "The current token stays in use until the new one arrives.",
            "A new token has been requested.",
            (tokens, gateway, walks) -> tokens.renewNow()),
    /** Marks every cached answer stale. */
    REFRESH(
            "forget",
            "refreshed all cached answers",
            "Refresh all cached answers",
            "Pages are slower until WHO has answered again. If WHO does not answer, the cached answers remain in use.",
            "Cached answers are being refreshed.",
            (tokens, gateway, walks) -> gateway.invalidateCache()),
    /** Asks WHO at once, with a new token if necessary; ends the backoff and closes the circuit breaker. */
    ASK(
            "ask",
            "had WHO asked at once",
            "Ask WHO now",
            "The circuit breaker closes and every waiting period ends, even one that WHO asked for. Then WHO is asked,"
                    + " which can take 10 seconds.",
            "WHO was asked; the result is shown under ICD API.",
            (tokens, gateway, walks) -> {
                tokens.retryNow();
                gateway.askNow();
                walks.retryNow();
            });

    private final String path;
    private final String audited;
    private final String question;
    private final String consequence;
    private final String done;
    private final Act act;

    AdministratorAction(String path, String audited, String question, String consequence, String done, Act act) {
        this.path = path;
        this.audited = audited;
        this.question = question;
        this.consequence = consequence;
        this.done = done;
        this.act = act;
    }

    static Optional<AdministratorAction> of(String path) {
        return Arrays.stream(values())
                .filter(action -> action.path.equals(path))
                .findFirst();
    }

    /** {@return the action, to be confirmed} */
    ConfirmedAction confirmed(TokenHolder tokens, IcdGateway gateway, Walks walks) {
        return new ConfirmedAction(path, audited, question, consequence, () -> act.perform(tokens, gateway, walks));
    }

    String path() {
        return path;
    }

    String audited() {
        return audited;
    }

    String done() {
        return done;
    }

    /** What an action does. */
    @FunctionalInterface
    private interface Act {
        void perform(TokenHolder tokens, IcdGateway gateway, Walks walks);
    }
}
