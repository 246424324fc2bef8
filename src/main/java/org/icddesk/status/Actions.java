// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.token.TokenHolder;

/** What an administrator can have ICD Desk do. */
enum Actions {
    /** Asks for a new token, whatever failed before. */
    RENEW(
            "renew",
            "asked for a new token",
            "Ask for a new token now",
            "The token at hand serves until the new one is there.",
            "A new token is asked for.",
            (tokens, gateway) -> tokens.renewNow()),
    /** Has every remembered answer asked for anew. */
    FORGET(
            "forget",
            "had the remembered answers asked for anew",
            "Ask for remembered answers anew",
            "Pages are slower until WHO has answered again. While WHO is silent, the old answers go on being shown.",
            "Remembered answers are asked for anew.",
            (tokens, gateway) -> gateway.refresh()),
    /** Asks WHO, and for a token if need be, without waiting any longer for what failed before. */
    ASK(
            "ask",
            "had WHO asked at once",
            "Ask WHO now",
            "The circuit breaker closes, and no time of waiting goes on, not even one that WHO asked for. Then WHO is asked,"
                    + " which can take 10 seconds.",
            "WHO was asked; what came of it stands at ICD API.",
            (tokens, gateway) -> {
                tokens.retryNow();
                gateway.askNow();
            });

    private final String path;
    private final String audited;
    private final String question;
    private final String consequence;
    private final String done;
    private final BiConsumer<TokenHolder, IcdGateway> act;

    Actions(
            String path,
            String audited,
            String question,
            String consequence,
            String done,
            BiConsumer<TokenHolder, IcdGateway> act) {
        this.path = path;
        this.audited = audited;
        this.question = question;
        this.consequence = consequence;
        this.done = done;
        this.act = act;
    }

    static Optional<Actions> of(String path) {
        return Arrays.stream(values())
                .filter(action -> action.path.equals(path))
                .findFirst();
    }

    void perform(TokenHolder tokens, IcdGateway gateway) {
        act.accept(tokens, gateway);
    }

    String path() {
        return path;
    }

    String audited() {
        return audited;
    }

    String question() {
        return question;
    }

    String consequence() {
        return consequence;
    }

    String done() {
        return done;
    }
}
