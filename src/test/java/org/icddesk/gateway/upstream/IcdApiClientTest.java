// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.icddesk.testing.gateway.ScriptedOutbound.fails;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.icddesk.answer.Busy;
import org.icddesk.answer.GatewayStatus.CircuitState;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.answer.Unauthorized;
import org.icddesk.answer.Unavailable;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.wire.WireReader;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.Language;
import org.icddesk.request.AnswerRate;
import org.icddesk.testing.CapturingHandler;
import org.icddesk.testing.gateway.ScriptedAuthorizer;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcdApiClientTest {

    private static final Duration PAGE = Duration.ofSeconds(10);
    private static final Endpoint<String> KIND = new Endpoint<>(
            "thing", Duration.ofHours(1), Duration.ofDays(1), 1_000, (body, asked) -> WireReader.object(body)
                    .toString());

    private final VirtualTime time = new VirtualTime();
    private final ScriptedOutbound outbound = new ScriptedOutbound();
    private final ScriptedAuthorizer passes = new ScriptedAuthorizer();
    private final IcdApiClient client = new IcdApiClient(
            "The ICD API",
            URI.create("http://api.test"),
            outbound,
            passes,
            time,
            new Random(1),
            new AnswerRate(Configuration.DEFAULT_UPSTREAM_CALLS, time));

    @Test
    void sendsWhatTheIcdApiWants() {
        client.send(question("/icd/entity/1", "releaseId=2024-01"), PAGE);

        OutboundRequest request = outbound.requests().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri()).isEqualTo(URI.create("http://api.test/icd/entity/1?releaseId=2024-01"));
        assertThat(request.headers().first("API-Version")).contains("v2");
        assertThat(request.headers().first("Accept-Language")).contains("fr");
        assertThat(request.headers().first("Accept")).contains("application/json");
        assertThat(request.headers().first("Authorization")).contains("Bearer token-1");
        assertThat(request.deadline()).isEqualTo(PAGE);
        assertThat(request.limit()).isEqualTo(1_000);
    }

    @Test
    void aLongQuestionGoesIntoABody() {
        String query = "q=" + "x".repeat(1_500);
        client.send(question("/icd/release/11/2024-01/mms/search", query), PAGE);

        OutboundRequest request = outbound.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo(URI.create("http://api.test/icd/release/11/2024-01/mms/search"));
        assertThat(request.body().orElseThrow().contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.body().orElseThrow().bytes()).asString().isEqualTo(query);
    }

    @Test
    void aLocalApiGetsNoToken() {
        passes.notRequired();

        client.send(question(), PAGE);

        assertThat(outbound.requests().get(0).headers().first("Authorization")).isEmpty();
    }

    @Test
    void A01_aRefusedTokenIsReplacedOnceAndTheQuestionAskedAgain() {
        outbound.then(status(401));

        assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");

        assertThat(outbound.requests())
                .extracting(r -> r.headers().first("Authorization").orElseThrow())
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void C02_aTokenWithdrawnBeforeItArrivedIsReplacedToo() {
        passes.renews(2);
        outbound.then(status(401), status(401));

        assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");

        assertThat(outbound.requests())
                .extracting(r -> r.headers().first("Authorization").orElseThrow())
                .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-3");
    }

    @Test
    void A03_howeverManyTokensComeNoMoreThanThreeAreTried() {
        outbound.always(status(401));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(3);
    }

    @Test
    void A03_aTokenThatIsAlwaysRefusedIsAskedWithTwiceAtMost() {
        passes.renews(1);
        outbound.always(status(401));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(2);
        assertThat(passes.tokens()).isEqualTo(2);
    }

    @Test
    void A03_aRefusedTokenIsNotSentAgainWhileNoOtherIsDue() {
        outbound.always(status(401));
        passes.renews(0);

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A01_aWhimIsForgivenAlsoWhileNoOtherTokenIsDue() {
        passes.renews(0);
        for (int i = 0; i < 3; i++) {
            outbound.then(ok("{}"), status(401), ok("{}"));

            client.send(question(), PAGE);
            assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");
        }

        assertThat(outbound.requests()).hasSize(9);
    }

    @Test
    void A03_aTokenThatIsRefusedForGoodIsTriedAgainOnceThoughItWasTakenBefore() {
        passes.renews(0);
        outbound.then(ok("{}"));
        outbound.always(status(401));
        client.send(question(), PAGE);

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unauthorized.class);
        }

        assertThat(outbound.requests()).hasSize(1 + 2 + 4);
    }

    @Test
    void a401OfAnApiWithoutTokensIsFinal() {
        passes.notRequired();
        outbound.always(status(401));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A04_aForbiddenQuestionLeavesTheTokenAlone() {
        outbound.always(status(403));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(1);
        assertThat(passes.tokens()).isEqualTo(1);
    }

    @Test
    void withoutATokenWhoIsNotAsked() {
        passes.none(true);

        Throwable failure = catchThrowable(() -> client.send(question(), PAGE));

        assertThat(failure).isInstanceOf(Unavailable.class);
        assertThat(((IcdFailure) failure).forAdministrators()).isEqualTo("There is no token");
        assertThat(((IcdFailure) failure).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(outbound.requests()).isEmpty();
        assertThat(client.outageSince()).contains(VirtualTime.START);
        assertThat(client.circuitState()).isEqualTo(CircuitState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void A05_whatWhoDoesNotKnowIsNotFound(int code) {
        outbound.always(status(code));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(NotFound.class);

        assertThat(outbound.requests()).hasSize(1);
        assertThat(client.outageSince()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 406, 414, 422})
    void A07_whatWhoDoesNotUnderstandIsRejected(int code) {
        outbound.always(status(code));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Rejected.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A08_thePauseLastsAsLongAsWhoAsks() {
        outbound.then(status(429, "Retry-After", "3"));

        assertThatThrownBy(() -> client.send(question(), PAGE))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(3)));
        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Busy.class);
        assertThat(outbound.requests()).hasSize(1);
        assertThat(client.pausedUntil()).contains(VirtualTime.START.plusSeconds(3));

        time.pass(Duration.ofSeconds(3));
        client.send(question(), PAGE);

        assertThat(outbound.requests()).hasSize(2);
        assertThat(client.pausedUntil()).isEmpty();
    }

    @Test
    void A08_aShortPauseIsWaitedFor() {
        outbound.then(status(429, "Retry-After", "1"));

        assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");

        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1));
        assertThat(outbound.requests()).hasSize(2);
    }

    @Test
    void A08_aShortPauseIsNotWaitedForWithoutTimeLeft() {
        outbound.then(status(429, "Retry-After", "2"));

        assertThatThrownBy(() -> client.send(question(), Duration.ofSeconds(2))).isInstanceOf(Busy.class);

        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void A08_aPauseWithoutATimeLastsFiveSecondsAndNeverMoreThanFiveMinutes() {
        outbound.then(status(429), status(429, "Retry-After", "86400"));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Busy.class);
        assertThat(client.pausedUntil()).contains(VirtualTime.START.plusSeconds(5));
        time.pass(Duration.ofSeconds(5));
        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Busy.class);
        assertThat(client.pausedUntil()).contains(VirtualTime.START.plusSeconds(305));
    }

    @Test
    void A09_aServerErrorIsNotAskedAgain() {
        outbound.always(status(500));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unavailable.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void A10_A11_A12_gatewayErrorsAreAskedAgainOnceAfterAMoment(int code) {
        outbound.then(status(code));

        assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");

        assertThat(outbound.requests()).hasSize(2);
        assertThat(time.pauses()).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofMillis(100), Duration.ofMillis(300)));
        assertThat(outbound.requests().get(1).deadline())
                .isEqualTo(PAGE.minus(time.pauses().get(0)));
    }

    @Test
    void A11_aServerThatNamesATimeIsLeftAloneUntilThen() {
        outbound.always(status(503, "Retry-After", "30"));

        assertThatThrownBy(() -> client.send(question(), PAGE))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)));

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A12_threeGatewayErrorsAreNotAskedThrice() {
        outbound.always(status(504));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unavailable.class);

        assertThat(outbound.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = OutboundFailure.Reason.class,
            names = {"DNS", "CONNECT", "RESET"})
    void A13_A24_aConnectionThatFailedIsTriedAgainOnce(OutboundFailure.Reason reason) {
        outbound.then(fails(reason));

        assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");

        assertThat(outbound.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = OutboundFailure.Reason.class,
            names = {"TIMEOUT", "TLS", "PROXY"})
    void A15_A26_otherFailuresOfTheConnectionAreNot(OutboundFailure.Reason reason) {
        outbound.always(fails(reason));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unavailable.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = OutboundFailure.Reason.class,
            names = {"TRUNCATED", "TOO_LARGE", "GARBLED"})
    void A18_A22_brokenAnswersAreMalformed(OutboundFailure.Reason reason) {
        outbound.always(fails(reason));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Malformed.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void noTimeNoSecondTry() {
        outbound.always(fails(OutboundFailure.Reason.CONNECT));

        assertThatThrownBy(() -> client.send(question(), Duration.ofMillis(90))).isInstanceOf(Unavailable.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A19_truncatedJsonIsMalformed() {
        outbound.always(ok("{'title': {'@value': 'Chol"));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Malformed.class);

        assertThat(client.outageSince()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=utf-8", "text/plain", "application/octet-stream", "application/jsonx"})
    void A20_anotherContentTypeIsMalformed(String type) {
        outbound.always(
                request -> new OutboundResponse(200, Headers.none().with("Content-Type", type), "{}".getBytes()));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Malformed.class);
    }

    @Test
    void A20_noContentTypeIsMalformed() {
        outbound.always(request -> new OutboundResponse(200, Headers.none(), "{}".getBytes()));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON;charset=UTF-8", "application/ld+json"})
    void A38_jsonUnderAnyOfItsNamesIsRead(String type) {
        outbound.always(
                request -> new OutboundResponse(200, Headers.none().with("Content-Type", type), "{}".getBytes()));

        assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void A27_redirectsAreNotFollowed(int code) {
        outbound.always(status(code, "Location", "http://evil.test/"));

        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Malformed.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void noStoreIsPassedOn() {
        outbound.then(request -> new OutboundResponse(
                200,
                Headers.none().with("Content-Type", "application/json").with("Cache-Control", "private, No-Store"),
                "{}".getBytes()));

        assertThat(client.send(question(), PAGE).cacheable()).isFalse();
        assertThat(client.send(question(), PAGE).cacheable()).isTrue();
    }

    @Test
    void fiveFailuresInARowOpenTheBreakerForTenSeconds() {
        outbound.always(status(500));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unavailable.class);
        }

        assertThat(client.circuitState()).isEqualTo(CircuitState.OPEN);
        assertThatThrownBy(() -> client.send(question(), PAGE))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(10)));
        time.pass(Duration.ofMillis(9_900));
        assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Unavailable.class);
        assertThat(outbound.requests()).hasSize(5);
    }

    @Test
    void A35_anOpenBreakerTriesOnceInTenSeconds() {
        outbound.always(status(500));
        for (int second = 0; second < 60; second++) {
            catchThrowable(() -> client.send(question(), PAGE));
            time.pass(Duration.ofSeconds(1));
        }

        assertThat(outbound.requests()).hasSizeBetween(5 + 4, 5 + 6);
    }

    @Test
    void P10_aProbeThatHangsIsFollowedByTheNextTenSecondsAfterItsBeginning() {
        outbound.always(status(500));
        for (int i = 0; i < 5; i++) {
            catchThrowable(() -> client.send(question(), PAGE));
        }
        time.pass(Duration.ofMillis(10_001));
        outbound.then(request -> {
            time.pass(request.deadline());
            throw new OutboundFailure(OutboundFailure.Reason.TIMEOUT, "no answer", false, null);
        });
        outbound.always(ok("{}"));
        long begun = time.nanos();

        catchThrowable(() -> client.send(question(), Duration.ofSeconds(30)));
        time.pass(Duration.ofMillis(2));

        assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");
        assertThat(time.since(begun)).isLessThan(Duration.ofMillis(10_100));
        assertThat(client.circuitState()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void oneProbeThatSucceedsClosesTheBreaker() {
        outbound.always(status(500));
        for (int i = 0; i < 5; i++) {
            catchThrowable(() -> client.send(question(), PAGE));
        }
        outbound.always(ok("{}"));
        time.pass(Duration.ofMillis(10_001));

        client.send(question(), PAGE);

        assertThat(client.circuitState()).isEqualTo(CircuitState.CLOSED);
        assertThat(client.outageSince()).isEmpty();
    }

    @Test
    void L01_theBreakerHeedsNoChangeOfTheClock() {
        outbound.always(status(500));
        for (int i = 0; i < 5; i++) {
            catchThrowable(() -> client.send(question(), PAGE));
        }
        time.set(Duration.ofHours(-2));
        outbound.always(ok("{}"));
        time.pass(Duration.ofMillis(10_001));

        assertThat(client.send(question(), PAGE).value()).isEqualTo("{}");
    }

    @Test
    void halfOfTwentyFailuresOpenTheBreaker() {
        for (int i = 0; i < 5; i++) {
            outbound.then(ok("{}"), status(500));
        }
        for (int i = 0; i < 10; i++) {
            catchThrowable(() -> client.send(question(), PAGE));
        }

        assertThat(client.circuitState()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void answersThatAreNoneDoNotOpenTheBreaker() {
        outbound.always(status(404));
        for (int i = 0; i < 30; i++) {
            catchThrowable(() -> client.send(question(), PAGE));
        }
        outbound.always(status(403));
        for (int i = 0; i < 30; i++) {
            catchThrowable(() -> client.send(question(), PAGE));
        }

        assertThat(client.circuitState()).isEqualTo(CircuitState.CLOSED);
        assertThat(outbound.requests()).hasSize(60);
    }

    @Test
    void aBusyConnectionPoolIsNotWhosFault() {
        outbound.always(fails(OutboundFailure.Reason.BUSY));
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> client.send(question(), PAGE)).isInstanceOf(Busy.class);
        }

        assertThat(client.circuitState()).isEqualTo(CircuitState.CLOSED);
        assertThat(client.pausedUntil()).isEmpty();
    }

    @Test
    void figuresTellWhatHappened() {
        outbound.always(request -> {
            time.pass(Duration.ofMillis(200));
            return ScriptedOutbound.json("{}");
        });
        for (int i = 0; i < 19; i++) {
            client.send(question(), PAGE);
        }
        outbound.always(request -> {
            time.pass(Duration.ofMillis(900));
            return new OutboundResponse(500, Headers.none(), new byte[0]);
        });
        catchThrowable(() -> client.send(question(), PAGE));

        assertThat(client.metrics().requests()).containsExactly(java.util.Map.entry("thing", 20L));
        assertThat(client.metrics().failures()).containsExactly(java.util.Map.entry("Unavailable", 1L));
        assertThat(client.metrics().latency(0.5)).contains(Duration.ofMillis(200));
        assertThat(client.metrics().latency(0.95)).contains(Duration.ofMillis(200));
        assertThat(client.metrics().latency(1)).contains(Duration.ofMillis(900));
        assertThat(client.metrics().lastSuccess()).contains(VirtualTime.START.plusMillis(19 * 200));
        assertThat(client.metrics().lastFailure()).contains(VirtualTime.START.plusMillis(19 * 200 + 900));
        assertThat(client.metrics().lastFailureMessage())
                .hasValueSatisfying(
                        words -> assertThat(words).contains("/icd/entity/1").contains("500"));
        assertThat(client.rate().inFlight()).isZero();
    }

    @Test
    void failuresTellNeitherTokenNorQuery() {
        outbound.always(status(500));

        Throwable failure = catchThrowable(
                () -> client.send(question("/icd/release/11/2024-01/mms/search", "q=secret-illness"), PAGE));

        assertThat(failure.toString()).doesNotContain("secret-illness").doesNotContain("token-1");
        assertThat(client.metrics().lastFailureMessage().orElseThrow())
                .doesNotContain("secret-illness")
                .doesNotContain("token-1");
    }

    @Test
    void anOutageIsLoggedOnceAndItsEndOnce() {
        try (CapturingHandler journal = CapturingHandler.ofThisThread("org.icddesk.gateway")) {
            outbound.always(status(500));
            for (int i = 0; i < 5; i++) {
                catchThrowable(() -> client.send(question("/icd/entity/1", "q=secret-illness"), PAGE));
            }
            time.pass(Duration.ofMillis(10_001));
            outbound.always(ok("{}"));
            client.send(question(), PAGE);
            client.send(question(), PAGE);

            assertThat(journal.lines()).hasSize(2);
            assertThat(journal.lines().get(0))
                    .contains("has not answered since")
                    .doesNotContain("secret");
            assertThat(journal.lines().get(1)).contains("answers again");
        }
    }

    @Test
    void A07_whatWhoDoesNotUnderstandIsLoggedOnce() {
        try (CapturingHandler journal = CapturingHandler.ofThisThread("org.icddesk.gateway")) {
            outbound.always(status(400));
            for (int i = 0; i < 3; i++) {
                catchThrowable(() -> client.send(question("/icd/entity/search", "q=secret-illness"), PAGE));
            }

            assertThat(journal.lines())
                    .singleElement()
                    .asString()
                    .contains("/icd/entity/search")
                    .doesNotContain("secret");
        }
    }

    private static IcdRequest<String> question() {
        return question("/icd/entity/1", "");
    }

    private static IcdRequest<String> question(String path, String query) {
        return new IcdRequest<>(path, query, new Language("fr"), KIND);
    }
}
