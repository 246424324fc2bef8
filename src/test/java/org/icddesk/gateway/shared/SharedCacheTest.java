// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.icddesk.answer.Answer;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Malformed;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.Authorizer;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.icd.Language;
import org.icddesk.request.AnswerRate;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.icddesk.time.ReferenceClock;
import org.junit.jupiter.api.Test;

/** The caches of several servers on one shared map. */
class SharedCacheTest {

    private static final Endpoint<String> ENDPOINT =
            new Endpoint<>("test", Duration.ofHours(1), Duration.ofDays(30), 1 << 20, (body, asked) -> {
                String text = new String(body, StandardCharsets.UTF_8);
                if (text.contains("unreadable")) {
                    throw new Malformed("It is not what was asked for", null);
                }
                return text;
            });

    private final MapDouble map = new MapDouble();
    private final ScriptedOutbound who = new ScriptedOutbound();
    private final Node first = new Node();
    private final Node second = new Node();

    /** A server of the cluster. */
    private final class Node {

        final ImpatientTime time = new ImpatientTime();
        final ReferenceClock clock = new ReferenceClock(time::now);
        final AnswerCache cache;

        Node() {
            IcdApiClient client = new IcdApiClient(
                    "The ICD API",
                    URI.create("https://who.example"),
                    who,
                    Authorizer.NONE,
                    time,
                    new Random(1),
                    new AnswerRate(16, time));
            SharedAnswers shared = new SharedAnswers(() -> Optional.of(map), "https://who.example", time, clock);
            cache = new AnswerCache(
                    client, Runnable::run, time, 1 << 20, Optional.empty(), Optional.empty(), Optional.of(shared));
        }

        Answer<String> ask(String path) {
            return cache.answer(request(path), AnswerTimeout.PAGE);
        }
    }

    private static IcdRequest<String> request(String path) {
        return new IcdRequest<>("/icd/" + path, "", Language.ENGLISH, ENDPOINT);
    }

    @Test
    void threeServersAskWhoOncePerQuestion() {
        Node third = new Node();
        for (int question = 0; question < 100; question++) {
            first.ask("entity/" + question);
            second.ask("entity/" + question);
            third.ask("entity/" + question);
        }

        assertThat(who.requests()).hasSize(100);
        assertThat(third.cache.sharedStatus().orElseThrow().hits()).isEqualTo(100);
    }

    @Test
    void whatIsNotKeptOnDiskIsNotShared() {
        first.ask("release/11/2024-01/mms/autocode");
        second.ask("release/11/2024-01/mms/autocode");

        assertThat(who.requests()).hasSize(2);
        assertThat(map.uses).hasValue(0);
    }

    @Test
    void whatWhoDoesNotLetBeKeptIsNotShared() {
        who.always(request -> new org.icddesk.http.OutboundResponse(
                200,
                ScriptedOutbound.json("{}").headers().with("Cache-Control", "no-store"),
                "{}".getBytes(StandardCharsets.UTF_8)));
        first.ask("entity/1");

        assertThat(map.entries).as("neither the answer nor a claim").isEmpty();
    }

    @Test
    void anUnreadableEntryIsAMissAndGoesAway() {
        new SharedAnswers(() -> Optional.of(map), "https://who.example", first.time, first.clock)
                .save(
                        String.join("\n", "test", "/icd/entity/1", "", "en"),
                        first.time.now(),
                        "unreadable".getBytes(StandardCharsets.UTF_8));
        assertThat(map.entries).hasSize(1);

        assertThat(first.ask("entity/1").value()).isEqualTo("{}");
        assertThat(who.requests()).hasSize(1);
        assertThat(first.cache.sharedStatus().orElseThrow().refused()).isPositive();
        assertThat(second.ask("entity/1").value()).isEqualTo("{}");
        assertThat(who.requests()).hasSize(1);
    }

    @Test
    void whatAnAdministratorForgetsIsStaleOnAllServers() {
        first.ask("entity/1");
        second.ask("entity/1");
        second.time.virtual.pass(Duration.ofMinutes(1));
        first.time.virtual.pass(Duration.ofMinutes(1));

        first.cache.markAllStale();
        second.cache.pollShared();
        first.time.virtual.pass(Duration.ofMinutes(1));
        second.time.virtual.pass(Duration.ofMinutes(1));
        second.ask("entity/1");
        assertThat(who.requests()).hasSize(2);

        first.ask("entity/1");
        assertThat(who.requests()).as("the new answer is shared again").hasSize(2);
        Node third = new Node();
        third.time.virtual.pass(Duration.ofMinutes(3));
        third.cache.pollShared();
        assertThat(third.ask("entity/1").asOf()).isAfter(first.time.now().minusSeconds(61));
        assertThat(who.requests()).hasSize(2);
    }

    @Test
    void whatIsStaleInMemoryComesFreshFromAnotherServer() {
        first.ask("entity/1");
        second.ask("entity/1");
        first.time.virtual.pass(Duration.ofHours(3));
        second.time.virtual.pass(Duration.ofHours(3));
        first.ask("entity/1");
        second.ask("entity/1");

        assertThat(who.requests()).hasSize(2);
    }

    @Test
    void aServerWhoseClockIsAnHourAheadSeesTheSameAge() {
        second.time.virtual.set(Duration.ofHours(1));
        second.clock.record("Tue, 20 Jan 2026 12:00:00 GMT");
        first.ask("entity/1");

        assertThat(second.ask("entity/1").asOf()).isEqualTo(second.time.now());
        second.time.virtual.pass(Duration.ofMinutes(59));
        second.ask("entity/1");
        assertThat(who.requests()).as("fresh for an hour").hasSize(1);
    }

    @Test
    void aQuestionThatAnotherServerIsAskingWaitsForItsAnswer() {
        SharedAnswers other = new SharedAnswers(() -> Optional.of(map), "https://who.example", first.time, first.clock);
        String key = String.join("\n", "test", "/icd/entity/1", "", "en");
        SharedClaims claims = new SharedClaims(other, first.time);
        assertThat(claims.claimOrAwait(key, entry -> true)).isEmpty();
        second.time.meanwhile = () -> other.save(key, first.time.now(), "{'from': 'another'}".getBytes());

        assertThat(second.ask("entity/1").value()).contains("another");
        assertThat(who.requests()).isEmpty();
        assertThat(second.cache.sharedStatus().orElseThrow().waited()).isEqualTo(1);
    }

    @Test
    void whereTheOtherServerGetsNoAnswerThisOneAsksAtOnce() {
        SharedAnswers other = new SharedAnswers(() -> Optional.of(map), "https://who.example", first.time, first.clock);
        String key = String.join("\n", "test", "/icd/entity/1", "", "en");
        SharedClaims claims = new SharedClaims(other, first.time);
        claims.claimOrAwait(key, entry -> true);
        second.time.meanwhile = () -> claims.release(key);
        long start = second.time.nanos();

        assertThat(second.ask("entity/1").value()).isEqualTo("{}");
        assertThat(second.time.since(start)).isLessThan(SharedClaims.WAIT);
        assertThat(who.requests()).hasSize(1);
    }

    @Test
    void whereTheOtherServerIsSilentThisOneAsksAfterASecond() {
        SharedAnswers other = new SharedAnswers(() -> Optional.of(map), "https://who.example", first.time, first.clock);
        String key = String.join("\n", "test", "/icd/entity/1", "", "en");
        new SharedClaims(other, first.time).claimOrAwait(key, entry -> true);
        long start = second.time.nanos();

        assertThat(second.ask("entity/1").value()).isEqualTo("{}");
        assertThat(second.time.since(start)).isBetween(SharedClaims.WAIT, SharedClaims.WAIT.plusMillis(100));
    }

    @Test
    void aQuestionThatFailsIsFreeForTheOthers() {
        who.always(ScriptedOutbound.status(500));
        assertThatThrownBy(() -> first.ask("entity/1")).isInstanceOf(IcdFailure.class);

        assertThat(map.entries).isEmpty();
    }

    @Test
    void aSilentClusterCostsAQuestionATenthOfASecondAndThenNothing() {
        map.mode = MapDouble.Mode.SILENT;
        for (int question = 0; question < 20; question++) {
            assertThat(first.ask("entity/" + question).value()).isEqualTo("{}");
        }

        assertThat(first.time.nanos())
                .isLessThanOrEqualTo(Duration.ofMillis(250).toNanos());
        assertThat(who.requests()).hasSize(20);
    }
}
