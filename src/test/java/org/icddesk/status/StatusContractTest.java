// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.StringReader;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.icddesk.answer.FallbackStatus;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.SharedStatus;
import org.icddesk.bundle.BundleManifest;
import org.icddesk.bundle.BundleRefusal;
import org.icddesk.bundle.BundleStatus;
import org.icddesk.bundle.BundledWalk;
import org.icddesk.configuration.Setting;
import org.icddesk.request.RequestTally;
import org.icddesk.synonym.SynonymStatus;
import org.icddesk.token.TokenProblem;
import org.icddesk.token.TokenState;
import org.icddesk.token.TokenStatus;
import org.icddesk.walk.ChapterCoverage;
import org.icddesk.walk.WalkProgress;
import org.icddesk.walk.WalkState;
import org.junit.jupiter.api.Test;

/** What monitoring relies on, though no compiler knows: names of metrics, and the members and words of the JSON. */
class StatusContractTest {

    private static final String WALK = "icd10-latest-en";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void theMetersAreCalledAsTheGuideSays() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        Runnable remove = MicrometerMeters.register(registry, new Reporter(), List.of(WALK));

        assertThat(registry.getMeters().stream().map(Meter::getId).map(StatusContractTest::told))
                .containsExactlyInAnyOrder(
                        "icddesk.token.usable{}",
                        "icddesk.token.remaining{}",
                        "icddesk.token.requests{outcome=granted}",
                        "icddesk.token.requests{outcome=refused}",
                        "icddesk.token.requests{outcome=failed}",
                        "icddesk.token.rejected{}",
                        "icddesk.upstream.requests{}",
                        "icddesk.upstream.latency{quantile=0.5}",
                        "icddesk.upstream.latency{quantile=0.95}",
                        "icddesk.upstream.failures{kind=Busy}",
                        "icddesk.upstream.failures{kind=Malformed}",
                        "icddesk.upstream.failures{kind=Unauthorized}",
                        "icddesk.upstream.failures{kind=Unavailable}",
                        "icddesk.upstream.breaker.open{}",
                        "icddesk.upstream.inflight{}",
                        "icddesk.upstream.waiting{}",
                        "icddesk.answers.remembered{}",
                        "icddesk.answers.size.bytes{}",
                        "icddesk.answers.evictions{}",
                        "icddesk.answers.hits{}",
                        "icddesk.answers.misses{}",
                        "icddesk.answers.stale{}",
                        "icddesk.shared.servers{}",
                        "icddesk.shared.entries{}",
                        "icddesk.shared.hits{}",
                        "icddesk.shared.misses{}",
                        "icddesk.shared.failures{}",
                        "icddesk.shared.refused{}",
                        "icddesk.requests{client=page}",
                        "icddesk.requests{client=asset}",
                        "icddesk.requests{client=suggest}",
                        "icddesk.requests{client=icd}",
                        "icddesk.requests{client=api}",
                        "icddesk.requests{client=text}",
                        "icddesk.requests{client=fhir}",
                        "icddesk.requests{client=reconcile}",
                        "icddesk.requests{client=mcp}",
                        "icddesk.requests{client=status}",
                        "icddesk.index.done{walk=icd10-latest-en}",
                        "icddesk.index.total{walk=icd10-latest-en}",
                        "icddesk.index.rate{walk=icd10-latest-en}",
                        "icddesk.index.requests{walk=icd10-latest-en}",
                        "icddesk.index.failures{walk=icd10-latest-en}",
                        "icddesk.index.state{state=walking,walk=icd10-latest-en}",
                        "icddesk.index.state{state=waiting,walk=icd10-latest-en}",
                        "icddesk.index.state{state=paused,walk=icd10-latest-en}",
                        "icddesk.index.state{state=finished,walk=icd10-latest-en}",
                        "icddesk.index.state{state=failed,walk=icd10-latest-en}");
        remove.run();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void theMetersTellWhatTheReportTells() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Reporter reporter = new Reporter();
        MicrometerMeters.register(registry, reporter, List.of(WALK, "another"));

        assertThat(registry.get("icddesk.upstream.breaker.open").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("icddesk.upstream.failures")
                        .tag("kind", "Busy")
                        .functionCounter()
                        .count())
                .isEqualTo(7);
        assertThat(registry.get("icddesk.token.usable").gauge().value()).isEqualTo(1);
        assertThat(registry.get("icddesk.shared.servers").gauge().value()).isEqualTo(2);
        assertThat(registry.get("icddesk.shared.hits").functionCounter().count())
                .isEqualTo(60);
        assertThat(registry.get("icddesk.requests")
                        .tag("client", "fhir")
                        .functionCounter()
                        .count())
                .isEqualTo(12);
        assertThat(ofWalk(registry, "icddesk.index.done", "walk", WALK)).isEqualTo(4_000);
        assertThat(ofWalk(registry, "icddesk.index.total", "walk", WALK)).isEqualTo(12_542);
        assertThat(ofWalk(registry, "icddesk.index.rate", "walk", WALK)).isEqualTo(1.9);
        assertThat(ofWalk(registry, "icddesk.index.state", "walk", WALK, "state", "walking"))
                .isEqualTo(1);
        assertThat(ofWalk(registry, "icddesk.index.state", "walk", WALK, "state", "paused"))
                .isZero();
        assertThat(ofWalk(registry, "icddesk.index.done", "walk", "another")).isNaN();
        // The registry holds it weakly.
        Reference.reachabilityFence(reporter);
    }

    private static double ofWalk(SimpleMeterRegistry registry, String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private static String told(Meter.Id id) {
        return id.getName()
                + id.getTags().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void theJsonHasTheseMembers() {
        String json =
                JsonbBuilder.create(new JsonbConfig().withFormatting(true)).toJson(report());

        Set<String> members = new TreeSet<>();
        collect("", Json.createReader(new StringReader(json)).readObject(), members);

        assertThat(members)
                .containsExactlyInAnyOrder(
                        "api",
                        "api.breaker",
                        "api.ended",
                        "api.evictions",
                        "api.failures",
                        "api.failures.Busy",
                        "api.hits",
                        "api.inFlight",
                        "api.keepingFault",
                        "api.kept",
                        "api.keptBytes",
                        "api.lastFailure",
                        "api.lastFailureWords",
                        "api.lastSuccess",
                        "api.median",
                        "api.misses",
                        "api.p95",
                        "api.pausedUntil",
                        "api.refusedSince",
                        "api.remembered",
                        "api.rememberedBytes",
                        "api.requests",
                        "api.requests.entity",
                        "api.rootMissing",
                        "api.seen",
                        "api.seen.ICD-11 2024-01 mms",
                        "api.silentSince",
                        "api.stale",
                        "api.took",
                        "api.version",
                        "api.waiting",
                        "apiUrl",
                        "at",
                        "bundles",
                        "bundles.exported",
                        "bundles.exported.at",
                        "bundles.exported.bytes",
                        "bundles.exported.complete",
                        "bundles.exports",
                        "bundles.fault",
                        "bundles.imports",
                        "bundles.inUse",
                        "bundles.inUse.fingerprint",
                        "bundles.inUse.importedAt",
                        "bundles.inUse.manifest",
                        "bundles.inUse.manifest.api",
                        "bundles.inUse.manifest.created",
                        "bundles.inUse.manifest.walks",
                        "bundles.inUse.manifest.walks[].answers",
                        "bundles.inUse.manifest.walks[].begun",
                        "bundles.inUse.manifest.walks[].bytes",
                        "bundles.inUse.manifest.walks[].chapters",
                        "bundles.inUse.manifest.walks[].complete",
                        "bundles.inUse.manifest.walks[].licence",
                        "bundles.inUse.manifest.walks[].name",
                        "bundles.inUse.manifest.walks[].newest",
                        "bundles.inUse.manifest.walks[].oldest",
                        "bundles.inUse.manifest.walks[].sha256",
                        "bundles.inUse.replaced",
                        "bundles.inUse.source",
                        "bundles.keys",
                        "bundles.refused",
                        "bundles.refused.at",
                        "bundles.refused.reason",
                        "bundles.refused.source",
                        "bundles.refused.words",
                        "bundles.running",
                        "bundles.running[].done",
                        "bundles.running[].since",
                        "bundles.running[].total",
                        "bundles.running[].work",
                        "calls",
                        "calls.fhir",
                        "clients",
                        "clients.address",
                        "clients.ofThem",
                        "clients.requests",
                        "events",
                        "events[].at",
                        "events[].category",
                        "events[].level",
                        "events[].words",
                        "fallback",
                        "fallback.answers",
                        "fallback.lastFailureWords",
                        "fallback.lastSuccess",
                        "fallback.silentSince",
                        "fallback.url",
                        "httpsFault",
                        "index",
                        "indexFault",
                        "index[].absent",
                        "index[].calls",
                        "index[].chapters",
                        "index[].classification",
                        "index[].coverage",
                        "index[].coverage[].code",
                        "index[].coverage[].done",
                        "index[].coverage[].finished",
                        "index[].coverage[].known",
                        "index[].done",
                        "index[].failures",
                        "index[].finishedAt",
                        "index[].id",
                        "index[].language",
                        "index[].lastFailure",
                        "index[].lastFailureWords",
                        "index[].latest",
                        "index[].leftOut",
                        "index[].perSecond",
                        "index[].release",
                        "index[].searched",
                        "index[].searched.asOf",
                        "index[].searched.complete",
                        "index[].searched.entities",
                        "index[].searched.finishedChapters",
                        "index[].searched.release",
                        "index[].startedAt",
                        "index[].state",
                        "index[].timeLeft",
                        "index[].total",
                        "settings",
                        "settings[].fault",
                        "settings[].key",
                        "settings[].source",
                        "settings[].value",
                        "shared",
                        "shared.clockAhead",
                        "shared.entries",
                        "shared.failures",
                        "shared.fault",
                        "shared.hits",
                        "shared.members",
                        "shared.misses",
                        "shared.p95",
                        "shared.refused",
                        "shared.saved",
                        "shared.state",
                        "shared.waited",
                        "since",
                        "source",
                        "synonyms",
                        "synonyms.file",
                        "synonyms.file.entries",
                        "synonyms.file.faultCount",
                        "synonyms.file.faults",
                        "synonyms.file.path",
                        "synonyms.file.problem",
                        "synonyms.file.readAt",
                        "synonyms.shipped",
                        "synonyms.shipped.en",
                        "token",
                        "token.counters",
                        "token.counters.failed",
                        "token.counters.granted",
                        "token.counters.refused",
                        "token.counters.rejected",
                        "token.counters.requests",
                        "token.credential",
                        "token.expires",
                        "token.nextAttempt",
                        "token.obtained",
                        "token.required",
                        "token.since",
                        "token.state",
                        "token.trouble",
                        "token.trouble.advice",
                        "token.trouble.code",
                        "token.trouble.permanent",
                        "token.trouble.words",
                        "token.troubledSince",
                        "verdict",
                        "versions",
                        "versions.desk",
                        "versions.java",
                        "versions.server");
    }

    @Test
    void theWordsThatMonitoringComparesAreThese() {
        assertThat(names(StatusReport.Verdict.values())).containsExactly("WELL", "ATTENTION", "REMEMBERING", "CLOSED");
        assertThat(names(SharedStatus.State.values())).containsExactly("STARTING", "SHARED", "PAUSED");
        assertThat(names(StatusReport.Source.values())).containsExactly("WHO", "LOCAL", "SANDBOX");
        assertThat(names(TokenState.values()))
                .containsExactlyInAnyOrder("FRESH", "STALE", "EXPIRED", "NONE", "REFUSED", "BACKOFF");
    }

    @Test
    void whatIsDoneWithBundlesAndWhyOneIsRefusedIsThis() {
        assertThat(names(BundleStatus.Work.values()))
                .containsExactly("RECEIVING", "COPYING", "VERIFYING", "READING", "EXPORTING");
        assertThat(names(BundleRefusal.Reason.values()))
                .containsExactly(
                        "NO_BUNDLE",
                        "TRUNCATED",
                        "ALTERED",
                        "OTHER_KEY",
                        "OTHER_API",
                        "TOO_LARGE",
                        "OLDER",
                        "SETUP",
                        "NOTHING");
    }

    @Test
    void theStatesOfWalksAreThese() {
        assertThat(names(WalkState.values()))
                .containsExactly(
                        "READING",
                        "WALKING",
                        "QUEUED",
                        "READERS_FIRST",
                        "OUT_OF_HOURS",
                        "SUSPENDED",
                        "HELD",
                        "OUTAGE",
                        "PAUSED",
                        "ELSEWHERE",
                        "FINISHED",
                        "ABSENT",
                        "WITHDRAWN",
                        "DUPLICATE");
        assertThat(names(WalkState.Phase.values()))
                .containsExactly("WALKING", "WAITING", "PAUSED", "FINISHED", "FAILED");
    }

    @Test
    void theActionsHaveTheseAddressesAndWordsInTheAudit() {
        assertThat(Arrays.stream(AdministratorAction.values()).map(action -> action.path() + ": " + action.audited()))
                .containsExactlyInAnyOrder(
                        "renew: asked for a new token",
                        "forget: refreshed all cached answers",
                        "ask: had WHO asked at once");
        assertThat(Arrays.stream(WalkStep.values()).map(step -> step.path() + ": " + step.audited()))
                .containsExactlyInAnyOrder(
                        "index-pause: paused the walk",
                        "index-go-on: resumed the walk",
                        "index-anew: restarted the walk");
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static void collect(String path, JsonValue value, Set<String> members) {
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                String inside = path.isEmpty() ? name : path + "." + name;
                members.add(inside);
                collect(inside, member, members);
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> collect(path + "[]", item, members));
        }
    }

    private static StatusReport report() {
        Optional<Instant> now = Optional.of(NOW);
        TokenStatus token = new TokenStatus(
                true,
                TokenState.FRESH,
                NOW,
                now,
                now,
                now,
                Optional.of(new TokenProblem("code", false, "words", "advice")),
                now,
                "the store",
                new TokenStatus.Counters(5, 4, 3, 2, 1));
        GatewayStatus api = new GatewayStatus(
                GatewayStatus.CircuitState.OPEN,
                now,
                now,
                now,
                1,
                2,
                now,
                now,
                Optional.of("words"),
                Map.of("entity", 1L),
                Map.of("Busy", 7L),
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                Optional.of("fault"),
                Optional.of("2.5"),
                false,
                Optional.of(Duration.ofMillis(5)),
                Optional.of(Duration.ofMillis(9)),
                10,
                Duration.ofSeconds(1),
                Map.of("ICD-11 2024-01 mms", List.of("en")));
        return new StatusReport(
                NOW,
                NOW,
                StatusReport.Verdict.WELL,
                StatusReport.Source.WHO,
                "https://id.who.int",
                Optional.of("fault"),
                token,
                api,
                Optional.of(new FallbackStatus(
                        "http://icd.example", 3, Optional.of(NOW), Optional.of(NOW), Optional.of("words"))),
                Optional.of(new SharedStatus(
                        SharedStatus.State.SHARED,
                        List.of("desk1", "desk2"),
                        Optional.of(500L),
                        60,
                        40,
                        30,
                        2,
                        1,
                        5,
                        Optional.of(Duration.ofMillis(1)),
                        Duration.ofHours(1),
                        Optional.of("fault"))),
                List.of(walk()),
                Optional.of("fault"),
                bundles(),
                new RequestTally.Summary(300, Optional.of("10.0.0.1"), 290),
                Map.of("fhir", 12L),
                new SynonymStatus(
                        Map.of("en", 300L),
                        Optional.of(new SynonymStatus.OfFile(
                                "/etc/synonyms.csv", now, 12, Optional.of("problem"), 1, List.of("line 7: fault")))),
                List.of(new Setting("icd.api.url", "value", "environment", Optional.of("fault"))),
                List.of(new LogEvent(NOW, "INFO", "token", "ICDDESK-T001 words")),
                new StatusReport.Versions("1", "WildFly", "17"));
    }

    private static BundleStatus bundles() {
        BundledWalk walk =
                new BundledWalk("icd10-2019-en", NOW, List.of("I"), true, 12_542, NOW, NOW, "licence", 10_000, "ab");
        return new BundleStatus(
                true,
                true,
                List.of("ab12"),
                Optional.of("fault"),
                List.of(new BundleStatus.Progress(BundleStatus.Work.VERIFYING, NOW, 1, 2)),
                Optional.of(new BundleStatus.InUse(
                        new BundleManifest("https://id.who.int", NOW, List.of(walk)),
                        "ab12",
                        NOW,
                        Optional.of("uploaded by anna"),
                        Optional.of(NOW))),
                Optional.of(new BundleStatus.Refused(NOW, "uploaded by anna", BundleRefusal.Reason.ALTERED, "words")),
                Optional.of(new BundleStatus.Exported(NOW, 12, true)));
    }

    private static WalkProgress walk() {
        Optional<Instant> now = Optional.of(NOW);
        return new WalkProgress(
                WALK,
                "ICD-10",
                Optional.of("2019"),
                true,
                "en",
                List.of("I"),
                WalkState.WALKING,
                4_000,
                12_542,
                1.9,
                Optional.of(Duration.ofHours(1)),
                4_100,
                3,
                now,
                Optional.of("words"),
                1,
                2,
                List.of(new ChapterCoverage("I", 300, 900, false)),
                now,
                now,
                Optional.of(new WalkProgress.Searched("2019", 3_900, NOW, false, List.of("I"))));
    }

    /** Tells one report. */
    private static final class Reporter extends StatusReporter {

        @Override
        public StatusReport report() {
            return StatusContractTest.report();
        }
    }
}
