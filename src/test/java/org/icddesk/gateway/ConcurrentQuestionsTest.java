// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.RateLimited;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.endpoint.PassThroughFormat;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentQuestionsTest {

    private final ExecutorService places = Executors.newFixedThreadPool(IcdApiClient.MAX_IN_FLIGHT);
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final ScriptedGateway desk = new ScriptedGateway(places, 10 << 20);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void end() {
        gate.countDown();
        places.shutdownNow();
        readers.shutdownNow();
    }

    @Test
    void P07_aThousandWhoAskTheSameAreAnsweredByOneRequest() throws Exception {
        desk.who.always(behindTheGate());
        List<Future<Answer<Entity>>> all = new ArrayList<>();
        CountDownLatch started = new CountDownLatch(1_000);
        for (int i = 0; i < 1_000; i++) {
            all.add(readers.submit(() -> {
                started.countDown();
                return entity(1);
            }));
        }
        assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
        gate.countDown();

        for (Future<Answer<Entity>> one : all) {
            assertThat(one.get(1, TimeUnit.MINUTES).value().code()).isEqualTo("1A00");
        }
        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void A02_aThousandWhoseTokenIsRefusedCostOneNewTokenAndOneReplayEach() throws Exception {
        desk.who.always(request ->
                request.headers().first("Authorization").orElseThrow().equals("Bearer token-1")
                        ? new OutboundResponse(401, Headers.none(), new byte[0])
                        : json("{'code': '1A00'}"));
        List<Future<List<Attempt<IcdEntity>>>> all = new ArrayList<>();
        for (int page = 0; page < 20; page++) {
            int first = page * 50;
            all.add(readers.submit(() -> desk.gateway.entities(
                    uris(first + 1, first + 50), Optional.empty(), Language.ENGLISH, AnswerTimeout.BATCH)));
        }

        for (Future<List<Attempt<IcdEntity>>> page : all) {
            assertThat(page.get(1, TimeUnit.MINUTES))
                    .allSatisfy(attempt -> assertThat(attempt.answer()).isPresent());
        }
        assertThat(desk.authorizer.tokens()).isEqualTo(2);
        assertThat(desk.who.requests()).hasSizeBetween(1_001, 1_000 + IcdApiClient.MAX_IN_FLIGHT);
    }

    @Test
    void P08_noMoreThanSixteenRequestsAreEverInFlight() throws Exception {
        CountDownLatch full = new CountDownLatch(IcdApiClient.MAX_IN_FLIGHT);
        desk.who.always(request -> {
            full.countDown();
            return behindTheGate().answer(request);
        });
        List<Future<Answer<Entity>>> all = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            int number = id;
            all.add(readers.submit(() -> entity(number)));
        }
        assertThat(full.await(1, TimeUnit.MINUTES)).isTrue();
        await().until(() -> desk.gateway.status().waiting() == 60 - IcdApiClient.MAX_IN_FLIGHT);
        assertThat(desk.gateway.status().inFlight()).isEqualTo(IcdApiClient.MAX_IN_FLIGHT);
        gate.countDown();

        for (Future<Answer<Entity>> one : all) {
            one.get(1, TimeUnit.MINUTES);
        }
        assertThat(desk.who.mostInFlight()).isEqualTo(IcdApiClient.MAX_IN_FLIGHT);
        await().until(() -> desk.gateway.status().waiting() == 0);
        assertThat(desk.gateway.status().inFlight()).isZero();
    }

    @Test
    void L11_whoFindsNoRoomInTheQueueIsToldAtOnce() throws Exception {
        fillPermits();
        List<Future<Answer<Entity>>> queue = new ArrayList<>();
        for (int id = 101; id <= 164; id++) {
            int number = id;
            queue.add(readers.submit(() -> entity(number)));
        }
        await().until(() -> desk.gateway.status().waiting() == 64);

        assertThatThrownBy(() -> entity(200)).isInstanceOf(Busy.class);

        gate.countDown();
        for (Future<Answer<Entity>> one : queue) {
            assertThat(one.get(1, TimeUnit.MINUTES).value().code()).isEqualTo("1A00");
        }
        assertThat(entity(200).value().code()).isEqualTo("1A00");
    }

    @Test
    void L11_whoWaitsASecondForAPermitIsToldThen() throws Exception {
        fillPermits();
        Future<Answer<Entity>> late = readers.submit(() -> entity(100));
        await().until(() -> desk.gateway.status().waiting() == 1);

        desk.time.pass(Duration.ofMillis(1_001));

        assertThatThrownBy(() -> late.get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Busy.class);
        gate.countDown();
        await().until(() -> desk.gateway.status().waiting() == 0);
        assertThat(desk.who.requests()).hasSize(IcdApiClient.MAX_IN_FLIGHT);
    }

    @Test
    void L11_aCertificateWaitsASecondForAPermitLikeAnyRequest() throws Exception {
        fillPermits();
        Future<String> late = readers.submit(() -> submit(1));
        await().until(() -> desk.gateway.status().waiting() == 1);

        desk.time.pass(Duration.ofMillis(1_001));

        assertThatThrownBy(() -> late.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(Busy.class);
        gate.countDown();
        await().until(() -> desk.gateway.status().waiting() == 0);
        assertThat(desk.who.requests()).hasSize(IcdApiClient.MAX_IN_FLIGHT);
    }

    @Test
    void L11_aCertificateIsAnsweredWhenAPermitIsReleasedAndIsNotCached() throws Exception {
        fillPermits();
        Future<String> late = readers.submit(() -> submit(1));
        await().until(() -> desk.gateway.status().waiting() == 1);
        gate.countDown();

        assertThat(late.get(1, TimeUnit.MINUTES)).contains("1A00");
        assertThat(submit(1)).contains("1A00");
        assertThat(desk.who.requests()).hasSize(IcdApiClient.MAX_IN_FLIGHT + 2);
        await().until(() -> desk.gateway.status().inFlight() == 0);
        await().until(() -> desk.gateway.status().remembered() == IcdApiClient.MAX_IN_FLIGHT);
    }

    @Test
    void L11_aClientThatSendsManyCertificatesLeavesPermitsToOthers() throws Exception {
        assertThatPermitsAreLeft(number -> "somebody with many certificates", 4, RateLimited.class);
    }

    @Test
    void L11_certificatesOfManyClientsLeavePermitsToOthers() throws Exception {
        assertThatPermitsAreLeft(number -> "client " + number, IcdApiClient.MAX_IN_FLIGHT / 2, Busy.class);
    }

    /** Sends documents at once: some are on their way, the rest are refused, and there is room for a question. */
    private void assertThatPermitsAreLeft(
            IntFunction<String> client, int onTheirWay, Class<? extends IcdFailure> refusal) throws Exception {
        CountDownLatch asked = new CountDownLatch(onTheirWay);
        desk.who.always(request -> {
            if (request.uri().getPath().endsWith("/doris")) {
                asked.countDown();
                return behindTheGate().answer(request);
            }
            return json("{'code': '1A00'}");
        });
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < IcdApiClient.MAX_IN_FLIGHT; i++) {
            int number = i;
            all.add(readers.submit(() -> {
                ClientContext.enter(client.apply(number), Duration.ofSeconds(60), System::nanoTime);
                try {
                    return submit(number);
                } finally {
                    ClientContext.leave();
                }
            }));
        }
        await().until(() -> all.stream().filter(Future::isDone).count() == IcdApiClient.MAX_IN_FLIGHT - onTheirWay);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(entity(1).value().code()).isEqualTo("1A00");
        assertThat(desk.gateway.status().inFlight()).isEqualTo(onTheirWay);
        all.stream().filter(Future::isDone).forEach(refused -> assertThatThrownBy(refused::get)
                .hasCauseInstanceOf(refusal));
        List<Future<String>> passed = all.stream().filter(one -> !one.isDone()).toList();
        gate.countDown();
        for (Future<String> one : passed) {
            assertThat(one.get(1, TimeUnit.MINUTES)).contains("1A00");
        }
    }

    @Test
    void oneWhoGivesUpDoesNotTakeTheAnswerFromOthers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        desk.who.always(request -> {
            asked.countDown();
            return behindTheGate().answer(request);
        });
        SearchRequest question =
                SearchRequest.of(Scope.of(new Release("2024-01"), Linearization.MMS), "cholera", Language.ENGLISH);
        Future<Answer<SearchResult>> patient = readers.submit(() -> desk.gateway.search(question, AnswerTimeout.BATCH));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        Future<Answer<SearchResult>> hasty =
                readers.submit(() -> desk.gateway.search(question, AnswerTimeout.SUGGESTION));
        await().until(() -> {
            desk.time.pass(Duration.ofMillis(500));
            return hasty.isDone();
        });

        assertThatThrownBy(() -> hasty.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(Unavailable.class);
        assertThat(patient.isDone()).isFalse();
        gate.countDown();

        assertThat(patient.get(1, TimeUnit.MINUTES).value().hits()).isEmpty();
        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void A28_whatFailsOfManyFailsAlone() {
        CountDownLatch eight = new CountDownLatch(8);
        desk.who.always(request -> {
            eight.countDown();
            waitFor(eight);
            String path = request.uri().getPath();
            if (path.endsWith("/7")) {
                return status(404).answer(request);
            }
            return path.endsWith("/9") || path.endsWith("/11") ? status(500).answer(request) : named(request);
        });

        List<Attempt<IcdEntity>> attempts =
                desk.gateway.entities(uris(1, 40), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);

        assertThat(attempts).extracting(Attempt::uri).containsExactlyElementsOf(uris(1, 40));
        assertThat(attempts)
                .filteredOn(a -> a.answer().isEmpty())
                .extracting(
                        a -> a.uri().path().replaceAll(".*/", ""),
                        a -> a.failure().orElseThrow().getClass())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("7", NotFound.class),
                        org.assertj.core.groups.Tuple.tuple("9", Unavailable.class),
                        org.assertj.core.groups.Tuple.tuple("11", Unavailable.class));
        assertThat(attempts.get(2).answer().orElseThrow().value().code()).isEqualTo("3");
        assertThat(desk.who.mostInFlight()).isEqualTo(8);
    }

    @Test
    void A28_batchesRequestOnlyWhatIsNotCached() {
        desk.who.always(ConcurrentQuestionsTest::named);
        desk.gateway.entities(uris(1, 10), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);
        desk.gateway.entities(uris(1, 12), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);

        assertThat(desk.who.requests()).hasSize(12);
    }

    @Test
    void staleAnswersOfABatchAreServedDuringAnOutage() {
        desk.who.always(ConcurrentQuestionsTest::named);
        desk.gateway.entities(uris(1, 10), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);
        desk.time.pass(Duration.ofDays(400));
        desk.who.always(status(500));

        List<Attempt<IcdEntity>> attempts =
                desk.gateway.entities(uris(1, 11), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);

        assertThat(attempts.subList(0, 10))
                .allSatisfy(
                        a -> assertThat(a.answer().orElseThrow().outageSince()).isPresent());
        assertThat(attempts.get(10).failure()).containsInstanceOf(Unavailable.class);
    }

    @Test
    void manyEndWithTheirTime() throws Exception {
        CountDownLatch asked = new CountDownLatch(7);
        desk.who.always(request -> {
            if (request.uri().getPath().endsWith("/1")) {
                return named(request);
            }
            asked.countDown();
            return behindTheGate().answer(request);
        });
        Future<List<Attempt<IcdEntity>>> page = readers.submit(
                () -> desk.gateway.entities(uris(1, 30), Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        await().until(() -> desk.gateway.status().remembered() == 1);

        desk.time.pass(AnswerTimeout.PAGE.limit().plusMillis(1));

        List<Attempt<IcdEntity>> attempts = page.get(1, TimeUnit.MINUTES);
        assertThat(attempts).hasSize(30);
        assertThat(attempts.get(0).answer()).isPresent();
        assertThat(attempts.subList(1, 30))
                .allSatisfy(a -> assertThat(a.failure()).containsInstanceOf(Unavailable.class));
    }

    @Test
    void L13_afterAllHaveGoneNothingIsInFlight() throws Exception {
        fillPermits();
        List<Future<Answer<Entity>>> gone = new ArrayList<>();
        for (int id = 101; id <= 110; id++) {
            int number = id;
            gone.add(readers.submit(() -> entity(number)));
        }
        await().until(() -> desk.gateway.status().waiting() == 10);
        gone.forEach(one -> one.cancel(true));
        gate.countDown();

        await().until(() -> desk.gateway.status().inFlight() == 0);
        await().until(() -> desk.gateway.status().waiting() == 0);
        assertThat(entity(300).value().code()).isEqualTo("1A00");
    }

    private void fillPermits() throws InterruptedException {
        CountDownLatch full = new CountDownLatch(IcdApiClient.MAX_IN_FLIGHT);
        desk.who.always(request -> {
            full.countDown();
            return behindTheGate().answer(request);
        });
        for (int id = 1; id <= IcdApiClient.MAX_IN_FLIGHT; id++) {
            int number = id;
            readers.submit(() -> entity(number));
        }
        assertThat(full.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private ScriptedOutbound.Step behindTheGate() {
        return request -> {
            waitFor(gate);
            return ok("{'code': '1A00'}").answer(request);
        };
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutboundResponse named(OutboundRequest request) {
        return json("{'code': '" + request.uri().getPath().replaceAll(".*/", "") + "'}");
    }

    private String submit(int number) {
        PassThroughFormat<String> format = new PassThroughFormat<>(
                "doris", PassThroughFormat.Lifetime.CERTIFICATE, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return desk.gateway.submit(
                new PassThroughRequest<>("/icd/release/11/2024-01/doris", "", Language.ENGLISH, format),
                "{\"n\":" + number + "}");
    }

    private Answer<Entity> entity(int id) {
        return desk.gateway.entity(uris(id, id).get(0), Language.ENGLISH, Set.of());
    }

    private static List<LinearizationUri> uris(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(id -> LinearizationUri.of(
                        new Release("2024-01"), Linearization.MMS, new EntityId(Integer.toString(id))))
                .toList();
    }
}
