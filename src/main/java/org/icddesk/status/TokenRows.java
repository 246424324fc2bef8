// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.token.TokenState;
import org.icddesk.token.TokenStatus;

/** Rows of the status page about the token. */
final class TokenRows {

    private TokenRows() {}

    static List<Row> of(TokenStatus token, Instant now) {
        List<Row> rows = new ArrayList<>();
        if (!token.required()) {
            rows.add(Row.of("Token", "not needed (icd.authentication is none)"));
            return rows;
        }
        rows.add(new Row("Token", state(token.state()) + ", since " + Words.clock(token.since()), !token.usable()));
        token.obtained().ifPresent(time -> rows.add(Row.of("Age", Words.span(java.time.Duration.between(time, now)))));
        token.expires().ifPresent(time -> rows.add(Row.of("Expires", Words.in(time, now))));
        token.nextAttempt()
                .ifPresent(time -> rows.add(Row.of(token.usable() ? "Renewal" : "Next attempt", Words.in(time, now))));
        token.trouble().ifPresent(trouble -> {
            rows.add(Row.bad("Problem", trouble.words()));
            rows.add(Row.of("What to do", trouble.advice()));
        });
        token.troubledSince().ifPresent(time -> rows.add(Row.bad("Failing since", Words.clock(time))));
        rows.add(Row.of("Credential", token.credential()));
        TokenStatus.Counters counters = token.counters();
        rows.add(Row.of(
                "Token requests",
                counters.requests() + " sent, " + counters.granted() + " granted, " + counters.refused() + " refused, "
                        + counters.failed() + " failed"));
        rows.add(new Row(
                "Tokens rejected by the ICD API", String.valueOf(counters.rejected()), counters.rejected() > 0));
        return rows;
    }

    private static String state(TokenState state) {
        return switch (state) {
            case NONE -> "none yet";
            case FRESH -> "usable";
            case STALE -> "usable, due for renewal";
            case EXPIRED -> "expired";
            case REFUSED -> "none: refused";
            case BACKOFF -> "none: the token endpoint is failing";
        };
    }
}
