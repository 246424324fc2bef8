// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.icddesk.answer.FallbackStatus;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.GatewayStatus.CircuitState;

/** Rows of the status page about the ICD API and the answer cache. */
final class ApiRows {

    private ApiRows() {}

    static List<StatusRow> upstream(GatewayStatus api, Instant now) {
        List<StatusRow> rows = new ArrayList<>();
        if (api.rootMissing()) {
            rows.add(StatusRow.bad(
                    "Address",
                    "There is no ICD API here: it does not know the classifications (404). Check icd.api.url."));
        }
        rows.add(new StatusRow("Circuit breaker", breaker(api.breaker()), api.breaker() != CircuitState.CLOSED));
        api.silentSince().ifPresent(time -> rows.add(StatusRow.bad("No answer since", StatusFormat.clock(time))));
        api.refusedSince()
                .ifPresent(time -> rows.add(StatusRow.bad(
                        "Refused since",
                        StatusFormat.clock(time)
                                + ": WHO does not accept this server's token, or its client may not use the"
                                + " ICD API. Accept WHO's terms of use, and check the credential.")));
        api.pausedUntil()
                .ifPresent(time -> rows.add(StatusRow.bad("Rate-limited by WHO until", StatusFormat.clock(time))));
        rows.add(StatusRow.of(
                "Last answer",
                api.lastSuccess().map(time -> StatusFormat.ago(time, now)).orElse("none yet")));
        rows.add(StatusRow.of(
                "Response times, last 500 requests",
                api.median().map(StatusFormat::milliseconds).orElse("–") + " (median), "
                        + api.p95().map(StatusFormat::milliseconds).orElse("–") + " (95 %)"));
        api.version()
                .ifPresent(version -> rows.add(
                        version.matches("v?2([.].*)?")
                                ? StatusRow.of("ICD API version", version)
                                : StatusRow.bad(
                                        "ICD API version",
                                        (version.isEmpty() ? "not stated" : version)
                                                + "; ICD Desk supports version 2")));
        rows.add(StatusRow.of("Requests now", api.inFlight() + " in flight, " + api.waiting() + " waiting"));
        rows.add(StatusRow.of("Requests by kind", counts(api.requests())));
        rows.add(new StatusRow(
                "Failures by kind", counts(api.failures()), !api.failures().isEmpty()));
        api.lastFailure()
                .ifPresent(time -> rows.add(StatusRow.of(
                        "Last failure",
                        StatusFormat.ago(time, now) + ": "
                                + api.lastFailureWords().orElse("unknown"))));
        return rows;
    }

    static StatusRow fallback(FallbackStatus fallback, Instant now) {
        String name = "While WHO is silent";
        String asked = fallback.url() + " is asked; " + fallback.answers() + " answers so far";
        return fallback.silentSince()
                .map(since -> StatusRow.bad(
                        name,
                        asked + ". No answer since " + StatusFormat.clock(since) + ": "
                                + fallback.lastFailureWords().orElse("unknown")))
                .orElseGet(() -> StatusRow.of(
                        name,
                        asked
                                + fallback.lastSuccess()
                                        .map(time -> ", the last " + StatusFormat.ago(time, now))
                                        .orElse("")));
    }

    static List<StatusRow> cache(GatewayStatus api) {
        List<StatusRow> rows = new ArrayList<>();
        rows.add(StatusRow.of("Cached answers", api.remembered()));
        rows.add(StatusRow.of("Size", StatusFormat.size(api.rememberedBytes())));
        rows.add(StatusRow.of("Evicted", api.evictions()));
        rows.add(StatusRow.of("Cache hits", api.hits() + " (" + StatusFormat.share(api.hits(), api.misses()) + ")"));
        rows.add(StatusRow.of("Cache misses", api.misses()));
        rows.add(StatusRow.of("Stale answers served", api.stale()));
        rows.add(StatusRow.of("Stored on disk", api.kept() + " (" + StatusFormat.size(api.keptBytes()) + ")"));
        api.keepingFault().ifPresent(fault -> rows.add(StatusRow.bad("Not storing on disk", fault)));
        return rows;
    }

    static List<StatusRow> languages(GatewayStatus api) {
        if (api.seen().isEmpty()) {
            return List.of(StatusRow.of("None", "no answers since startup"));
        }
        return api.seen().entrySet().stream()
                .map(release -> StatusRow.of(release.getKey(), String.join(", ", release.getValue())))
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
