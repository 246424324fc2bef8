// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.RateLimited;
import org.icddesk.answer.Unavailable;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.endpoint.PassThroughFormat;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.Entity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.junit.jupiter.api.Test;

/** Who gets one of the few permits to ask WHO, and who is told to come back. */
class PermitsTest extends CrowdedGatewayTest {

    @Test
    void C03_hundredsWaitForTheirPlaceAndAreAnswered() throws Exception {
        fillPermits();
        List<Future<Answer<Entity>>> queue = ask(101, 400);
        await().until(() -> desk.gateway.status().waiting() == 300);
        desk.time.pass(Duration.ofMillis(2_900));

        gate.countDown();

        for (Future<Answer<Entity>> one : queue) {
            assertThat(one.get(1, TimeUnit.MINUTES).value().code()).isEqualTo("1A00");
        }
        assertThat(desk.who.mostInFlight()).isEqualTo(Configuration.DEFAULT_UPSTREAM_CALLS);
    }

    @Test
    void C04_whoseTurnCannotComeInTimeIsToldAndTheOthersAreAnswered() throws Exception {
        desk.who.always(request -> {
            desk.time.pass(Duration.ofSeconds(1));
            return json("{'code': '1A00'}");
        });
        for (int id = 1_001; id <= 1_016; id++) {
            entity(id);
        }
        fillPermits();
        List<Future<Answer<Entity>>> queue = ask(101, 300);
        await().until(() -> desk.gateway.status().waiting() == 200);

        // The time does not pass by itself: at sixteen a second, 144 can be answered in ten seconds.
        AtomicInteger steps = new AtomicInteger();
        await().until(() -> {
            desk.time.pass(Duration.ofMillis(50));
            steps.incrementAndGet();
            return desk.gateway.status().waiting() <= 144;
        });
        List<Future<Answer<Entity>>> told =
                queue.stream().filter(Future::isDone).toList();
        // A busy machine is slow to tell them, and meanwhile less and less time is left to the others.
        int inTime = Math.max(0, (10_000 - 50 * steps.get()) * 16 / 1_000 - 16);
        assertThat(desk.gateway.status().waiting()).isGreaterThanOrEqualTo(inTime);
        gate.countDown();

        int answered = 0;
        for (Future<Answer<Entity>> one : queue) {
            answered += isAnswered(one) ? 1 : 0;
        }
        assertThat(answered).isBetween(inTime, 200 - told.size());
        assertThatThrownBy(() -> told.get(0).get(1, TimeUnit.MINUTES))
                .cause()
                .isInstanceOfSatisfying(Busy.class, busy -> assertThat(busy.retryAfter())
                        .hasValueSatisfying(retry -> assertThat(retry).isGreaterThan(Duration.ofSeconds(8))));
    }

    @Test
    void A15_whileWhoIsSilentSixteenWaitOnAndTheOthersAreTold() throws Exception {
        fillPermits();
        List<Future<Answer<Entity>>> queue = ask(101, 120);
        await().until(() -> desk.gateway.status().waiting() == 20);

        desk.time.pass(Duration.ofSeconds(3));

        await().until(() -> desk.gateway.status().waiting() == 16);
        gate.countDown();
        int answered = 0;
        for (Future<Answer<Entity>> one : queue) {
            answered += isAnswered(one) ? 1 : 0;
        }
        assertThat(answered).isEqualTo(16);
        assertThat(desk.who.requests()).hasSize(Configuration.DEFAULT_UPSTREAM_CALLS + 16);
    }

    @Test
    void L13_aQuestionWhoseAskersHaveAllGoneLeavesTheQueue() throws Exception {
        fillPermits();
        Future<Answer<Entity>> first = readers.submit(() -> entity(100));
        Future<Answer<Entity>> second = readers.submit(() -> entity(100));
        Future<String> certificate = readers.submit(() -> submit(1));
        await().until(() ->
                desk.gateway.status().waiting() == 2 && desk.gateway.status().misses() == 18);

        first.cancel(true);
        desk.time.pass(AnswerTimeout.PAGE.limit().plusMillis(1));

        assertThatThrownBy(() -> second.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> certificate.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(Unavailable.class);
        // Who was interrupted leaves when its thread gets to it.
        await().until(() -> desk.gateway.status().waiting() == 0);
        gate.countDown();
        assertThat(entity(100).value().code()).isEqualTo("1A00");
        assertThat(desk.who.requests()).hasSize(Configuration.DEFAULT_UPSTREAM_CALLS + 1);
    }

    @Test
    void L11_aCertificateIsAnsweredWhenAPermitIsReleasedAndIsNotCached() throws Exception {
        fillPermits();
        Future<String> late = readers.submit(() -> submit(1));
        await().until(() -> desk.gateway.status().waiting() == 1);
        gate.countDown();

        assertThat(late.get(1, TimeUnit.MINUTES)).contains("1A00");
        assertThat(submit(1)).contains("1A00");
        assertThat(desk.who.requests()).hasSize(Configuration.DEFAULT_UPSTREAM_CALLS + 2);
        await().until(() -> desk.gateway.status().inFlight() == 0);
        await().until(() -> desk.gateway.status().remembered() == Configuration.DEFAULT_UPSTREAM_CALLS);
    }

    @Test
    void L11_aClientThatSendsManyCertificatesLeavesPermitsToOthers() throws Exception {
        assertThatPermitsAreLeft(number -> "somebody with many certificates", 4, RateLimited.class);
    }

    @Test
    void L11_certificatesOfManyClientsLeavePermitsToOthers() throws Exception {
        assertThatPermitsAreLeft(number -> "client " + number, Configuration.DEFAULT_UPSTREAM_CALLS / 2, Busy.class);
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
        for (int i = 0; i < Configuration.DEFAULT_UPSTREAM_CALLS; i++) {
            int number = i;
            all.add(readers.submit(() -> {
                ClientContext.enter(client.apply(number), Duration.ofSeconds(60));
                try {
                    return submit(number);
                } finally {
                    ClientContext.leave();
                }
            }));
        }
        await().until(() ->
                all.stream().filter(Future::isDone).count() == Configuration.DEFAULT_UPSTREAM_CALLS - onTheirWay);
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

    /** Asks for entities, each for a reader of its own. */
    private List<Future<Answer<Entity>>> ask(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(id -> readers.submit(() -> {
                    ClientContext.enter("reader " + id, Duration.ofSeconds(10));
                    try {
                        return entity(id);
                    } finally {
                        ClientContext.leave();
                    }
                }))
                .toList();
    }

    private static boolean isAnswered(Future<?> one) throws InterruptedException, TimeoutException {
        try {
            one.get(1, TimeUnit.MINUTES);
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(Busy.class);
            return false;
        }
    }

    private String submit(int number) {
        PassThroughFormat<String> format = new PassThroughFormat<>(
                "doris", PassThroughFormat.Lifetime.CERTIFICATE, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return desk.gateway
                .submit(
                        new PassThroughRequest<>("/icd/release/11/2024-01/doris", "", Language.ENGLISH, format),
                        "{\"n\":" + number + "}")
                .value();
    }
}
