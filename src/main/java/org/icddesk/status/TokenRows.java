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

    static List<StatusRow> of(TokenStatus token, Instant now) {
        List<StatusRow> rows = new ArrayList<>();
        if (!token.required()) {
            rows.add(StatusRow.of("Token", "not needed (icd.authentication is none)"));
            return rows;
        }
        rows.add(new StatusRow(
                "Token", state(token.state()) + ", since " + StatusFormat.clock(token.since()), !token.usable()));
        token.obtained()
                .ifPresent(time ->
                        rows.add(StatusRow.of("Age", StatusFormat.span(java.time.Duration.between(time, now)))));
        token.expires().ifPresent(time -> rows.add(StatusRow.of("Expires", StatusFormat.in(time, now))));
        token.nextAttempt()
                .ifPresent(time -> rows.add(
                        StatusRow.of(token.usable() ? "Renewal" : "Next attempt", StatusFormat.in(time, now))));
        token.trouble().ifPresent(problem -> {
            rows.add(StatusRow.bad("Problem", problem.words()));
            rows.add(StatusRow.of("What to do", problem.advice()));
        });
        token.troubledSince().ifPresent(time -> rows.add(StatusRow.bad("Failing since", StatusFormat.clock(time))));
        rows.add(StatusRow.of("Credential", token.credential()));
        TokenStatus.Counters counters = token.counters();
        rows.add(StatusRow.of(
                "Token requests",
                counters.requests() + " sent, " + counters.granted() + " granted, " + counters.refused() + " refused, "
                        + counters.failed() + " failed"));
        rows.add(new StatusRow(
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
