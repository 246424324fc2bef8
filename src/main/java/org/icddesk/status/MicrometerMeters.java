// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.GatewayStatus.CircuitState;
import org.icddesk.answer.SharedStatus;
import org.icddesk.request.ClientKind;
import org.icddesk.token.TokenStatus;
import org.icddesk.walk.WalkProgress;
import org.icddesk.walk.WalkState;

/**
 * Registers the metrics with Micrometer. Not a bean, so that a server without Micrometer never loads it.
 *
 * <p>Names and units by Prometheus' conventions: base units in the name, {@code _total} for what only grows.
 */
final class MicrometerMeters {

    private static final String PREFIX = "icddesk.";
    private static final List<String> FAILURES = List.of("Busy", "Malformed", "Unauthorized", "Unavailable");

    private final MeterRegistry registry;
    private final StatusReporter reporter;

    private MicrometerMeters(MeterRegistry registry, StatusReporter reporter) {
        this.registry = registry;
        this.reporter = reporter;
    }

    /**
     * Registers the metrics if the server has a registry.
     *
     * @param reporter source of the values; weakly referenced by the registry
     * @param walks the ids of the walks for the index
     * @return how to remove them
     */
    static Optional<Runnable> register(StatusReporter reporter, List<String> walks) {
        Instance<MeterRegistry> registry = CDI.current().select(MeterRegistry.class);
        if (!registry.isResolvable()) {
            return Optional.empty();
        }
        return Optional.of(register(registry.get(), reporter, walks));
    }

    /** Registers the metrics; {@return how to remove them} */
    static Runnable register(MeterRegistry registry, StatusReporter reporter, List<String> walks) {
        MicrometerMeters meters = new MicrometerMeters(registry, reporter);
        meters.remove();
        meters.token();
        meters.upstream();
        meters.answers();
        meters.clients();
        walks.forEach(meters::walk);
        return meters::remove;
    }

    /** Removes the metrics: the server's registry outlives the application, and would keep showing the old ones. */
    private void remove() {
        List.copyOf(registry.getMeters()).stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith(PREFIX))
                .forEach(registry::remove);
    }

    private void token() {
        gauge("token.usable", Tags.empty(), r -> r.token().usable() ? 1 : 0);
        seconds("token.remaining", Tags.empty(), r -> remaining(r.token(), r.at()));
        counter("token.requests", Tags.of("outcome", "granted"), r -> counters(r)
                .granted());
        counter("token.requests", Tags.of("outcome", "refused"), r -> counters(r)
                .refused());
        counter("token.requests", Tags.of("outcome", "failed"), r -> counters(r).failed());
        counter("token.rejected", Tags.empty(), r -> counters(r).rejected());
    }

    private void upstream() {
        registry.more()
                .timer(
                        PREFIX + "upstream.requests",
                        Tags.empty(),
                        reporter,
                        source -> source.report().api().ended(),
                        source -> source.report().api().took().toNanos(),
                        TimeUnit.NANOSECONDS);
        seconds(
                "upstream.latency",
                Tags.of("quantile", "0.5"),
                r -> seconds(r.api().median()));
        seconds(
                "upstream.latency",
                Tags.of("quantile", "0.95"),
                r -> seconds(r.api().p95()));
        FAILURES.forEach(kind -> counter(
                "upstream.failures", Tags.of("kind", kind), r -> count(r.api().failures(), kind)));
        gauge("upstream.breaker.open", Tags.empty(), r -> open(r.api()));
        gauge("upstream.inflight", Tags.empty(), r -> r.api().inFlight());
        gauge("upstream.waiting", Tags.empty(), r -> r.api().waiting());
    }

    private void answers() {
        gauge("answers.remembered", Tags.empty(), r -> r.api().remembered());
        gauge("answers.size.bytes", Tags.empty(), r -> r.api().rememberedBytes());
        counter("answers.evictions", Tags.empty(), r -> r.api().evictions());
        counter("answers.hits", Tags.empty(), r -> r.api().hits());
        counter("answers.misses", Tags.empty(), r -> r.api().misses());
        counter("answers.stale", Tags.empty(), r -> r.api().stale());
        gauge(
                "shared.servers",
                Tags.empty(),
                r -> shared(r, status -> status.members().size()));
        gauge(
                "shared.entries",
                Tags.empty(),
                r -> shared(r, status -> status.entries().orElse(0L)));
        counter("shared.hits", Tags.empty(), r -> shared(r, SharedStatus::hits));
        counter("shared.misses", Tags.empty(), r -> shared(r, SharedStatus::misses));
        counter("shared.failures", Tags.empty(), r -> shared(r, SharedStatus::failures));
        counter("shared.refused", Tags.empty(), r -> shared(r, SharedStatus::refused));
    }

    private static double shared(StatusReport report, ToDoubleFunction<SharedStatus> figure) {
        return report.shared().map(figure::applyAsDouble).orElse(0.0);
    }

    private void clients() {
        for (ClientKind kind : ClientKind.values()) {
            counter("requests", Tags.of("client", kind.label()), r -> count(r.calls(), kind.label()));
        }
    }

    private void walk(String id) {
        Tags tags = Tags.of("walk", id);
        gauge("index.done", tags, r -> walk(r, id, WalkProgress::done));
        gauge("index.total", tags, r -> walk(r, id, WalkProgress::total));
        gauge("index.rate", tags, r -> walk(r, id, WalkProgress::perSecond));
        counter("index.requests", tags, r -> walk(r, id, WalkProgress::calls));
        counter("index.failures", tags, r -> walk(r, id, WalkProgress::failures));
        for (WalkState.Phase phase : WalkState.Phase.values()) {
            String state = phase.name().toLowerCase(Locale.ROOT);
            gauge(
                    "index.state",
                    tags.and("state", state),
                    r -> walk(r, id, walk -> walk.state().phase() == phase ? 1 : 0));
        }
    }

    private static double walk(StatusReport report, String id, ToDoubleFunction<WalkProgress> figure) {
        return report.index().stream()
                .filter(walk -> walk.id().equals(id))
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN);
    }

    // NOTE: by the registry's own methods, not by builders: WildFly exports what comes in by these alone.
    private void gauge(String name, Tags tags, ToDoubleFunction<StatusReport> figure) {
        registry.gauge(PREFIX + name, tags, reporter, source -> figure.applyAsDouble(source.report()));
    }

    private void seconds(String name, Tags tags, ToDoubleFunction<StatusReport> figure) {
        registry.more()
                .timeGauge(
                        PREFIX + name,
                        tags,
                        reporter,
                        TimeUnit.SECONDS,
                        source -> figure.applyAsDouble(source.report()));
    }

    private void counter(String name, Tags tags, ToDoubleFunction<StatusReport> figure) {
        registry.more().counter(PREFIX + name, tags, reporter, source -> figure.applyAsDouble(source.report()));
    }

    private static TokenStatus.Counters counters(StatusReport report) {
        return report.token().counters();
    }

    private static double remaining(TokenStatus token, Instant now) {
        return token.expires()
                .map(end -> Math.max(0, Duration.between(now, end).toSeconds()))
                .orElse(0L);
    }

    private static double open(GatewayStatus api) {
        return api.breaker() == CircuitState.OPEN ? 1 : 0;
    }

    private static double seconds(Optional<Duration> time) {
        return time.map(duration -> duration.toNanos() / 1e9).orElse(Double.NaN);
    }

    private static double count(Map<String, Long> counts, String kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
