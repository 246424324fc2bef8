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
import java.util.function.IntFunction;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.RateLimited;
import org.icddesk.gateway.endpoint.PassThroughFormat;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.Entity;
import org.icddesk.request.ClientContext;
import org.junit.jupiter.api.Test;

/** Who gets one of the few permits to ask WHO, and who is told to come back. */
class PermitsTest extends CrowdedGatewayTest {

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

    private String submit(int number) {
        PassThroughFormat<String> format = new PassThroughFormat<>(
                "doris", PassThroughFormat.Lifetime.CERTIFICATE, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return desk.gateway.submit(
                new PassThroughRequest<>("/icd/release/11/2024-01/doris", "", Language.ENGLISH, format),
                "{\"n\":" + number + "}");
    }
}
