// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.icddesk.gateway.GatewayStatus;

/** The figures of the status page for Micrometer. No bean, so that a server without Micrometer never loads it. */
final class MicrometerFigures {

    private final MeterRegistry registry;
    private final StatusReporter reporter;

    private MicrometerFigures(MeterRegistry registry, StatusReporter reporter) {
        this.registry = registry;
        this.reporter = reporter;
    }

    /** Registers the figures where the server has a registry. */
    static void register(StatusReporter reporter) {
        Instance<MeterRegistry> registry = CDI.current().select(MeterRegistry.class);
        if (registry.isResolvable()) {
            new MicrometerFigures(registry.get(), reporter).register();
        }
    }

    private void register() {
        gauge(
                "icd.token.usable",
                "1 if calls to the ICD API can be made",
                null,
                r -> r.token().usable() ? 1 : 0);
        gauge(
                "icd.token.remaining",
                "Until the token ends",
                "seconds",
                r -> remaining(r.token().expires(), r.at()));
        counter("icd.token.requests", "Token requests", r -> r.token()
                .counters()
                .requests());
        counter(
                "icd.token.failures",
                "Token requests that brought none",
                r -> r.token().counters().refused() + r.token().counters().failed());
        counter("icd.api.requests", "Requests to the ICD API", r -> sum(r.api().requests()));
        counter(
                "icd.api.failures",
                "Requests to the ICD API that failed",
                r -> sum(r.api().failures()));
        gauge(
                "icd.api.response.median",
                "Half of the last 500 requests took at most",
                "seconds",
                r -> seconds(r.api().median()));
        gauge(
                "icd.api.response.p95",
                "95 % of the last 500 requests took at most",
                "seconds",
                r -> seconds(r.api().p95()));
        gauge("icd.api.breaker.open", "1 if the ICD API is not asked for a while", null, r -> open(r.api()));
        gauge("icd.api.inflight", "Requests that the ICD API is working on", null, r -> r.api()
                .inFlight());
        gauge("icd.answers.remembered", "Answers in memory", null, r -> r.api().remembered());
        gauge("icd.answers.size", "What they weigh", "bytes", r -> r.api().rememberedBytes());
        counter("icd.answers.evictions", "Answers that made room for others", r -> r.api()
                .evictions());
        counter("icd.answers.hits", "Questions answered from memory", r -> r.api()
                .hits());
        counter("icd.answers.misses", "Questions not answered from memory", r -> r.api()
                .misses());
    }

    private void gauge(String name, String what, String unit, ToDoubleFunction<StatusReport> figure) {
        Gauge.builder(name, reporter, source -> figure.applyAsDouble(source.report()))
                .description(what)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }

    private void counter(String name, String what, ToDoubleFunction<StatusReport> figure) {
        FunctionCounter.builder(name, reporter, source -> figure.applyAsDouble(source.report()))
                .description(what)
                .register(registry);
    }

    private static double remaining(Optional<Instant> end, Instant now) {
        return end.map(time -> Math.max(0, Duration.between(now, time).toSeconds()))
                .orElse(0L);
    }

    private static double open(GatewayStatus api) {
        return "OPEN".equals(api.breaker()) ? 1 : 0;
    }

    private static double seconds(Optional<Duration> time) {
        return time.map(duration -> duration.toMillis() / 1000.0).orElse(Double.NaN);
    }

    private static double sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
