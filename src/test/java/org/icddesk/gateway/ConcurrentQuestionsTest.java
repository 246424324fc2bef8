// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.Unavailable;
import org.icddesk.configuration.Configuration;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;
import org.junit.jupiter.api.Test;

/** Questions that many ask at the same time. */
class ConcurrentQuestionsTest extends CrowdedGatewayTest {

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
        assertThat(desk.who.requests()).hasSizeBetween(1_001, 1_000 + Configuration.DEFAULT_UPSTREAM_CALLS);
    }

    @Test
    void P08_noMoreThanSixteenRequestsAreEverInFlight() throws Exception {
        CountDownLatch full = new CountDownLatch(Configuration.DEFAULT_UPSTREAM_CALLS);
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
        await().until(() -> desk.gateway.status().waiting() == 60 - Configuration.DEFAULT_UPSTREAM_CALLS);
        assertThat(desk.gateway.status().inFlight()).isEqualTo(Configuration.DEFAULT_UPSTREAM_CALLS);
        gate.countDown();

        for (Future<Answer<Entity>> one : all) {
            one.get(1, TimeUnit.MINUTES);
        }
        assertThat(desk.who.mostInFlight()).isEqualTo(Configuration.DEFAULT_UPSTREAM_CALLS);
        await().until(() -> desk.gateway.status().waiting() == 0);
        assertThat(desk.gateway.status().inFlight()).isZero();
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
    void L13_afterAllHaveGoneNothingIsInFlight() throws Exception {
        fillPermits();
        List<Future<Answer<Entity>>> gone = new ArrayList<>();
        for (int id = 101; id <= 110; id++) {
            int number = id;
            gone.add(readers.submit(() -> entity(number)));
        }
        await().until(() -> desk.gateway.status().waiting() == 10);
        gone.forEach(one -> one.cancel(true));
        await().until(() -> desk.gateway.status().waiting() == 0);
        gate.countDown();

        await().until(() -> desk.gateway.status().inFlight() == 0);
        await().until(() -> desk.gateway.status().waiting() == 0);
        assertThat(entity(300).value().code()).isEqualTo("1A00");
    }
}
