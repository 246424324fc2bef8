// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Guard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Each misbehaviour as it is on the wire. */
class FaultsTest {

    private static final String CHOLERA = "/icd/release/11/2025-01/mms/257068234";

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    private static final Caller caller = new Caller(sandbox);
    private static final int wholeLength = caller.response(CHOLERA).body().length;

    @AfterEach
    void behave() {
        sandbox.behave();
    }

    @Test
    void aStatusWithHeadersAndBodyForSoManyTimes() {
        sandbox.misbehave(Fault.apiStatus(429).withHeader("Retry-After", "3").times(2));
        HttpResponse<byte[]> first = caller.response(CHOLERA);
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(first.body()).isEmpty();
        assertThat(caller.response(CHOLERA).statusCode()).isEqualTo(429);
        assertThat(caller.response(CHOLERA).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheChosenPathsAreSpoiled() {
        sandbox.misbehave(Fault.apiStatus(500).onPath("/search$"));
        assertThat(caller.response("/icd/release/11/2025-01/mms/search?q=cholera")
                        .statusCode())
                .isEqualTo(500);
        assertThat(caller.response(CHOLERA).statusCode()).isEqualTo(200);
        assertThat(caller.askForToken().statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultOfSomeSecondsEndsByItself() {
        // It lasts longer each time, until a request comes through while it does.
        AtomicLong millis = new AtomicLong(300);
        await().until(() -> {
            sandbox.misbehave(Fault.apiStatus(503).lasting(Duration.ofMillis(millis.getAndUpdate(last -> 2 * last))));
            return caller.response(CHOLERA).statusCode() == 503;
        });
        await().until(() -> caller.response(CHOLERA).statusCode() == 200);
    }

    @Test
    void aTokenAnswerOfAnyKind() {
        sandbox.misbehave(Fault.token(Fault.Kind.STATUS)
                .withBody("{\"access_token\":17,\"expires_in\":\"soon\"}", "application/json"));
        HttpResponse<byte[]> response = caller.askForToken();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Caller.text(response)).contains("soon");
    }

    @Test
    void aTokenOfAnotherLifetime() {
        sandbox.misbehave(Fault.token(Fault.Kind.TOKEN_LIFETIME)
                .withLifetime(Duration.ofSeconds(7))
                .times(1));
        assertThat(Caller.json(caller.askForToken()).getInt("expires_in")).isEqualTo(7);
        assertThat(Caller.json(caller.askForToken()).getInt("expires_in")).isEqualTo(3600);
    }

    @Test
    void aDelay() {
        sandbox.misbehave(
                Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMillis(700)).times(1));
        long start = System.nanoTime();
        assertThat(caller.response(CHOLERA).body()).hasSize(wholeLength);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void aStallSendsHeadersAndHalfTheBodyAndIsLetGoByBehaving() throws IOException {
        sandbox.misbehave(Fault.api(Fault.Kind.STALL));
        try (RawCall call = new RawCall(sandbox, CHOLERA)) {
            int half = wholeLength / 2;
            awaitBody(call, half);
            assertThat(call.closedWithin(700)).isFalse();
            assertThat(call.seen()).startsWith("HTTP/1.1 200").contains("Content-Length: " + wholeLength);
            assertThat(call.body()).hasSize(half);
            assertThat(sandbox.counters().inFlight()).isEqualTo(1);
            sandbox.behave();
            assertThat(call.closedWithin(Guard.MILLIS)).isTrue();
        }
        await().until(() -> sandbox.counters().inFlight() == 0);
    }

    @Test
    void aTruncatedAnswerClosesEarlyUnderARightContentLength() throws IOException {
        sandbox.misbehave(Fault.api(Fault.Kind.TRUNCATE));
        try (RawCall call = new RawCall(sandbox, CHOLERA)) {
            assertThat(call.closedWithin(Guard.MILLIS)).isTrue();
            assertThat(call.seen()).contains("Content-Length: " + wholeLength);
            assertThat(call.body()).isNotEmpty();
            assertThat(call.body().length()).isLessThan(wholeLength);
        }
        assertThatThrownBy(() -> caller.response(CHOLERA)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aResetComesBeforeAnyHeader() throws IOException {
        sandbox.misbehave(Fault.api(Fault.Kind.RESET));
        try (RawCall call = new RawCall(sandbox, CHOLERA)) {
            assertThatThrownBy(() -> call.closedWithin(Guard.MILLIS)).hasMessageContaining("reset");
            assertThat(call.seen()).isEmpty();
        }
    }

    @Test
    void aDripSendsAByteEachSecond() throws IOException {
        sandbox.misbehave(Fault.api(Fault.Kind.DRIP));
        long start = System.nanoTime();
        try (RawCall call = new RawCall(sandbox, CHOLERA)) {
            awaitBody(call, 3);
            Duration atLeast = Duration.ofSeconds(call.body().length() - 1L).minusMillis(100);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(atLeast);
            assertThat(call.body().length()).isLessThan(wholeLength);
        }
    }

    private static void awaitBody(RawCall call, int length) {
        await().until(() -> !call.closedWithin(100) && call.body().length() >= length);
    }

    @Test
    void aRedirectNamesAnotherPlace() {
        sandbox.misbehave(
                Fault.api(Fault.Kind.REDIRECT).withStatus(307).withHeader("Location", "http://localhost:9/elsewhere"));
        HttpResponse<byte[]> response = caller.response(CHOLERA);
        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location")).hasValue("http://localhost:9/elsewhere");
    }

    @Test
    void aFloodIsAsLongAsTold() throws IOException, InterruptedException {
        sandbox.misbehave(Fault.api(Fault.Kind.FLOOD).withSize(3_000_000));
        HttpResponse<InputStream> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(caller.api(CHOLERA, "en").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertThat(body.readAllBytes().length).isGreaterThan(3_000_000);
        }
    }
}
