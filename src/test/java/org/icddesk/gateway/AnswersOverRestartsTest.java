// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.Entity;
import org.icddesk.reliability.Reliability;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.gateway.GatewayBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of earlier runs, and what is asked before anybody does. */
class AnswersOverRestartsTest {

    private static final LinearizationUri CHOLERA =
            LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("257068234"));
    private static final IcdRequest<Entity> QUESTION = Endpoints.entity(CHOLERA, Language.ENGLISH, Set.of());

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutToken());
    private final URI base = URI.create(sandbox.apiUrl());
    private final GatewayBench bench = new GatewayBench();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bench.close();
        sandbox.close();
    }

    @Test
    void L04_aRestartWhileWhoIsAwayStillServesWhatWasSeen() {
        Instant seen = ask(bench.answers(base, folder)).asOf();
        sandbox.misbehave(Fault.apiStatus(503));
        sandbox.counters().reset();

        Answer<Entity> answer = ask(bench.answers(base, folder));

        assertThat(answer.value().title().value()).isEqualTo("Cholera");
        assertThat(answer.asOf()).as("on disk in milliseconds").isEqualTo(seen.truncatedTo(ChronoUnit.MILLIS));
        assertThat(sandbox.counters().apiRequests()).isZero();
        Reliability.measured("L04", "a seen entity after a restart: 0 requests to WHO");
    }

    @Test
    void L04_aStaleAnswerOfAnEarlierRunIsServedWhileWhoIsAway() {
        ask(bench.answers(base, folder));
        bench.advance(Duration.ofDays(90));
        sandbox.misbehave(Fault.apiStatus(503));

        Answer<Entity> answer = ask(bench.answers(base, folder));

        assertThat(answer.outageSince()).isPresent();
        assertThat(Duration.between(answer.asOf(), bench.time().now())).isGreaterThan(Duration.ofDays(89));
    }

    @Test
    void L01_anAnswerFromTheFutureIsNewNotAncient() {
        bench.advance(Duration.ofHours(2));
        ask(bench.answers(base, folder));
        bench.advance(Duration.ofHours(-2));
        sandbox.counters().reset();

        assertThat(ask(bench.answers(base, folder)).outageSince()).isEmpty();
        assertThat(sandbox.counters().apiRequests()).isZero();
    }

    @Test
    void L10_aDamagedFileIsAskedForAnew() throws IOException {
        ask(bench.answers(base, folder));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.writeString(file, "rubbish");
            }
        }
        sandbox.counters().reset();

        assertThat(ask(bench.answers(base, folder)).value().title().value()).isEqualTo("Cholera");
        assertThat(sandbox.counters().apiRequests()).isEqualTo(1);
    }

    @Test
    void L10_withoutAUsableFolderTheMemoryWorksAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        AnswerCache cache = bench.answers(base, file);

        ask(cache);
        ask(cache);

        assertThat(sandbox.counters().apiRequests()).isEqualTo(1);
        assertThat(cache.status().keepingFault()).isPresent();
    }

    @Test
    void whatMayNotBeStoredIsNotKept() {
        sandbox.misbehave(Fault.api(Fault.Kind.STATUS).withHeader("Cache-Control", "no-store"));
        ask(bench.answers(base, folder));
        sandbox.counters().reset();

        ask(bench.answers(base, folder));

        assertThat(sandbox.counters().apiRequests()).isEqualTo(1);
    }

    @Test
    void afterARefreshStoredAnswersAreRequestedAgainAndStillServedIfWhoFails() {
        ask(bench.answers(base, folder));
        AnswerCache later = bench.answers(base, folder);
        bench.advance(Duration.ofSeconds(1));
        later.markAllStale();
        sandbox.counters().reset();

        ask(later);
        assertThat(sandbox.counters().apiRequests()).isEqualTo(1);

        later.markAllStale();
        sandbox.misbehave(Fault.apiStatus(500));
        assertThat(ask(later).outageSince()).isPresent();
    }

    @Test
    void whatWasNeverSeenIsNotThere() {
        AnswerCache cache = bench.answers(base, folder);
        sandbox.misbehave(Fault.apiStatus(503));

        assertThatThrownBy(() -> ask(cache)).isInstanceOf(Unavailable.class);
    }

    private static Answer<Entity> ask(AnswerCache cache) {
        return cache.answer(QUESTION, AnswerTimeout.PAGE);
    }
}
