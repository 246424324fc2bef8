// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.icddesk.gateway.GatewayStatus;
import org.icddesk.gateway.GatewayStatus.CircuitState;

/** Rows of the status page about the ICD API and the answer cache. */
final class ApiRows {

    private ApiRows() {}

    static List<Row> way(GatewayStatus api, Instant now) {
        List<Row> rows = new ArrayList<>();
        if (api.rootMissing()) {
            rows.add(Row.bad(
                    "Address",
                    "There is no ICD API here: it does not know the classifications (404). Check icd.api.url."));
        }
        rows.add(new Row("Circuit breaker", breaker(api.breaker()), api.breaker() != CircuitState.CLOSED));
        api.silentSince().ifPresent(time -> rows.add(Row.bad("No answer since", Words.clock(time))));
        api.refusedSince()
                .ifPresent(time -> rows.add(Row.bad(
                        "Refused since",
                        Words.clock(time) + ": WHO does not accept this server's token, or its client may not use the"
                                + " ICD API. Accept WHO's terms of use, and check the credential.")));
        api.pausedUntil().ifPresent(time -> rows.add(Row.bad("Rate-limited by WHO until", Words.clock(time))));
        rows.add(Row.of(
                "Last answer",
                api.lastSuccess().map(time -> Words.ago(time, now)).orElse("none yet")));
        rows.add(Row.of(
                "Response times, last 500 requests",
                api.median().map(Words::milliseconds).orElse("–") + " (median), "
                        + api.p95().map(Words::milliseconds).orElse("–") + " (95 %)"));
        api.version()
                .ifPresent(version -> rows.add(
                        version.matches("v?2([.].*)?")
                                ? Row.of("ICD API version", version)
                                : Row.bad(
                                        "ICD API version",
                                        (version.isEmpty() ? "not stated" : version)
                                                + "; ICD Desk supports version 2")));
        rows.add(Row.of("Requests now", api.inFlight() + " in flight, " + api.waiting() + " waiting"));
        rows.add(Row.of("Requests by kind", counts(api.requests())));
        rows.add(new Row(
                "Failures by kind", counts(api.failures()), !api.failures().isEmpty()));
        api.lastFailure()
                .ifPresent(time -> rows.add(Row.of(
                        "Last failure",
                        Words.ago(time, now) + ": " + api.lastFailureWords().orElse("unknown"))));
        return rows;
    }

    static List<Row> memory(GatewayStatus api) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("Cached answers", api.remembered()));
        rows.add(Row.of("Size", Words.size(api.rememberedBytes())));
        rows.add(Row.of("Evicted", api.evictions()));
        rows.add(Row.of("Cache hits", api.hits() + " (" + Words.share(api.hits(), api.misses()) + ")"));
        rows.add(Row.of("Cache misses", api.misses()));
        rows.add(Row.of("Stale answers served", api.stale()));
        rows.add(Row.of("Stored on disk", api.kept() + " (" + Words.size(api.keptBytes()) + ")"));
        api.keepingFault().ifPresent(fault -> rows.add(Row.bad("Not storing on disk", fault)));
        return rows;
    }

    static List<Row> seen(GatewayStatus api) {
        if (api.seen().isEmpty()) {
            return List.of(Row.of("None", "no answers since startup"));
        }
        return api.seen().entrySet().stream()
                .map(release -> Row.of(release.getKey(), String.join(", ", release.getValue())))
                .toList();
    }

    private static String breaker(CircuitState state) {
        return switch (state) {
            case CLOSED -> "closed: requests go to WHO";
            case OPEN -> "open: requests to WHO are paused because too many failed";
            case HALF_OPEN -> "half-open: trying WHO again";
        };
    }

    private static String counts(Map<String, Long> counts) {
        String words = new TreeMap<>(counts)
                .entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? "none" : words;
    }
}
