// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.icddesk.gateway.script.ScriptedOutbound.fails;
import static org.icddesk.gateway.script.ScriptedOutbound.ok;
import static org.icddesk.gateway.script.ScriptedOutbound.status;

import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.GatewayStatus.CircuitState;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Malformed;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Rejected;
import org.icddesk.gateway.Unauthorized;
import org.icddesk.gateway.Unavailable;
import org.icddesk.gateway.script.ScriptedOutbound;
import org.icddesk.gateway.script.ScriptedPasses;
import org.icddesk.gateway.script.VirtualTime;
import org.icddesk.gateway.wire.WireReader;
import org.icddesk.http.Headers;
import org.icddesk.http.NoReply;
import org.icddesk.http.Outgoing;
import org.icddesk.http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamTest {

    private static final Duration PAGE = Duration.ofSeconds(10);
    private static final Kind<String> KIND =
            new Kind<>("thing", Duration.ofHours(1), Duration.ofDays(1), 1_000, (body, asked) -> WireReader.object(body)
                    .toString());

    private final VirtualTime time = new VirtualTime();
    private final ScriptedOutbound outbound = new ScriptedOutbound();
    private final ScriptedPasses passes = new ScriptedPasses();
    private final Upstream upstream =
            new Upstream(URI.create("http://api.test"), outbound, passes, time, new Random(1));

    @Test
    void sendsWhatTheIcdApiWants() {
        upstream.ask(question("/icd/entity/1", "releaseId=2024-01"), PAGE);

        Outgoing request = outbound.requests().get(0);
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
        upstream.ask(question("/icd/release/11/2024-01/mms/search", query), PAGE);

        Outgoing request = outbound.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo(URI.create("http://api.test/icd/release/11/2024-01/mms/search"));
        assertThat(request.body().orElseThrow().contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.body().orElseThrow().bytes()).asString().isEqualTo(query);
    }

    @Test
    void aLocalApiGetsNoToken() {
        passes.notRequired();

        upstream.ask(question(), PAGE);

        assertThat(outbound.requests().get(0).headers().first("Authorization")).isEmpty();
    }

    @Test
    void A01_aRefusedTokenIsReplacedOnceAndTheQuestionAskedAgain() {
        outbound.then(status(401));

        assertThat(upstream.ask(question(), PAGE).value()).isEqualTo("{}");

        assertThat(outbound.requests())
                .extracting(r -> r.headers().first("Authorization").orElseThrow())
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void A03_aTokenThatIsAlwaysRefusedIsAskedWithTwiceAtMost() {
        outbound.always(status(401));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(2);
        assertThat(passes.tokens()).isEqualTo(2);
    }

    @Test
    void A03_aRefusedTokenIsNotSentAgainWhileNoOtherIsDue() {
        outbound.always(status(401));
        passes.renewed(false);

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A01_aWhimIsForgivenAlsoWhileNoOtherTokenIsDue() {
        passes.renewed(false);
        for (int i = 0; i < 3; i++) {
            outbound.then(ok("{}"), status(401), ok("{}"));

            upstream.ask(question(), PAGE);
            assertThat(upstream.ask(question(), PAGE).value()).isEqualTo("{}");
        }

        assertThat(outbound.requests()).hasSize(9);
    }

    @Test
    void A03_aTokenThatIsRefusedForGoodIsTriedAgainOnceThoughItWasTakenBefore() {
        passes.renewed(false);
        outbound.then(ok("{}"));
        outbound.always(status(401));
        upstream.ask(question(), PAGE);

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unauthorized.class);
        }

        assertThat(outbound.requests()).hasSize(1 + 2 + 4);
    }

    @Test
    void a401OfAnApiWithoutTokensIsFinal() {
        passes.notRequired();
        outbound.always(status(401));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A04_aForbiddenQuestionLeavesTheTokenAlone() {
        outbound.always(status(403));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unauthorized.class);

        assertThat(outbound.requests()).hasSize(1);
        assertThat(passes.tokens()).isEqualTo(1);
    }

    @Test
    void withoutATokenWhoIsNotAsked() {
        passes.none(true);

        Throwable failure = catchThrowable(() -> upstream.ask(question(), PAGE));

        assertThat(failure).isInstanceOf(Unavailable.class);
        assertThat(((IcdFailure) failure).forAdministrators()).isEqualTo("There is no token");
        assertThat(((IcdFailure) failure).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(outbound.requests()).isEmpty();
        assertThat(upstream.silentSince()).contains(VirtualTime.START);
        assertThat(upstream.breaker()).isEqualTo(CircuitState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void A05_whatWhoDoesNotKnowIsNotFound(int code) {
        outbound.always(status(code));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(NotFound.class);

        assertThat(outbound.requests()).hasSize(1);
        assertThat(upstream.silentSince()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 406, 414, 422})
    void A07_whatWhoDoesNotUnderstandIsRejected(int code) {
        outbound.always(status(code));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Rejected.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A08_quietIsKeptAsLongAsWhoAsks() {
        outbound.then(status(429, "Retry-After", "3"));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(3)));
        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Busy.class);
        assertThat(outbound.requests()).hasSize(1);
        assertThat(upstream.pausedUntil()).contains(VirtualTime.START.plusSeconds(3));

        time.pass(Duration.ofSeconds(3));
        upstream.ask(question(), PAGE);

        assertThat(outbound.requests()).hasSize(2);
        assertThat(upstream.pausedUntil()).isEmpty();
    }

    @Test
    void A08_aShortQuietIsWaitedFor() {
        outbound.then(status(429, "Retry-After", "1"));

        assertThat(upstream.ask(question(), PAGE).value()).isEqualTo("{}");

        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1));
        assertThat(outbound.requests()).hasSize(2);
    }

    @Test
    void A08_aShortQuietIsNotWaitedForWithoutTimeLeft() {
        outbound.then(status(429, "Retry-After", "2"));

        assertThatThrownBy(() -> upstream.ask(question(), Duration.ofSeconds(2)))
                .isInstanceOf(Busy.class);

        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void A08_quietWithoutATimeLastsFiveSecondsAndNeverMoreThanFiveMinutes() {
        outbound.then(status(429), status(429, "Retry-After", "86400"));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Busy.class);
        assertThat(upstream.pausedUntil()).contains(VirtualTime.START.plusSeconds(5));
        time.pass(Duration.ofSeconds(5));
        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Busy.class);
        assertThat(upstream.pausedUntil()).contains(VirtualTime.START.plusSeconds(305));
    }

    @Test
    void A09_aServerErrorIsNotAskedAgain() {
        outbound.always(status(500));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unavailable.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void A10_A11_A12_gatewayErrorsAreAskedAgainOnceAfterAMoment(int code) {
        outbound.then(status(code));

        assertThat(upstream.ask(question(), PAGE).value()).isEqualTo("{}");

        assertThat(outbound.requests()).hasSize(2);
        assertThat(time.pauses()).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofMillis(100), Duration.ofMillis(300)));
        assertThat(outbound.requests().get(1).deadline())
                .isEqualTo(PAGE.minus(time.pauses().get(0)));
    }

    @Test
    void A11_aServerThatNamesATimeIsLeftAloneUntilThen() {
        outbound.always(status(503, "Retry-After", "30"));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)));

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A12_threeGatewayErrorsAreNotAskedThrice() {
        outbound.always(status(504));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unavailable.class);

        assertThat(outbound.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoReply.Reason.class,
            names = {"DNS", "CONNECT", "RESET"})
    void A13_A24_aConnectionThatFailedIsTriedAgainOnce(NoReply.Reason reason) {
        outbound.then(fails(reason));

        assertThat(upstream.ask(question(), PAGE).value()).isEqualTo("{}");

        assertThat(outbound.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoReply.Reason.class,
            names = {"TIMEOUT", "TLS", "PROXY"})
    void A15_A26_otherFailuresOfTheConnectionAreNot(NoReply.Reason reason) {
        outbound.always(fails(reason));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unavailable.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoReply.Reason.class,
            names = {"TRUNCATED", "TOO_LARGE", "GARBLED"})
    void A18_A22_brokenAnswersAreMalformed(NoReply.Reason reason) {
        outbound.always(fails(reason));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Malformed.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void noTimeNoSecondTry() {
        outbound.always(fails(NoReply.Reason.CONNECT));

        assertThatThrownBy(() -> upstream.ask(question(), Duration.ofMillis(90)))
                .isInstanceOf(Unavailable.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void A19_truncatedJsonIsMalformed() {
        outbound.always(ok("{'title': {'@value': 'Chol"));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Malformed.class);

        assertThat(upstream.silentSince()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=utf-8", "text/plain", "application/octet-stream", "application/jsonx"})
    void A20_anotherContentTypeIsMalformed(String type) {
        outbound.always(request -> new Reply(200, Headers.none().with("Content-Type", type), "{}".getBytes()));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Malformed.class);
    }

    @Test
    void A20_noContentTypeIsMalformed() {
        outbound.always(request -> new Reply(200, Headers.none(), "{}".getBytes()));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON;charset=UTF-8", "application/ld+json"})
    void A38_jsonUnderAnyOfItsNamesIsRead(String type) {
        outbound.always(request -> new Reply(200, Headers.none().with("Content-Type", type), "{}".getBytes()));

        assertThat(upstream.ask(question(), PAGE).value()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void A27_redirectsAreNotFollowed(int code) {
        outbound.always(status(code, "Location", "http://evil.test/"));

        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Malformed.class);

        assertThat(outbound.requests()).hasSize(1);
    }

    @Test
    void noStoreIsPassedOn() {
        outbound.then(request -> new Reply(
                200,
                Headers.none().with("Content-Type", "application/json").with("Cache-Control", "private, No-Store"),
                "{}".getBytes()));

        assertThat(upstream.ask(question(), PAGE).memorable()).isFalse();
        assertThat(upstream.ask(question(), PAGE).memorable()).isTrue();
    }

    @Test
    void fiveFailuresInARowOpenTheBreakerForTenSeconds() {
        outbound.always(status(500));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unavailable.class);
        }

        assertThat(upstream.breaker()).isEqualTo(CircuitState.OPEN);
        assertThatThrownBy(() -> upstream.ask(question(), PAGE))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(10)));
        time.pass(Duration.ofMillis(9_900));
        assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Unavailable.class);
        assertThat(outbound.requests()).hasSize(5);
    }

    @Test
    void A35_anOpenBreakerTriesOnceInTenSeconds() {
        outbound.always(status(500));
        for (int second = 0; second < 60; second++) {
            catchThrowable(() -> upstream.ask(question(), PAGE));
            time.pass(Duration.ofSeconds(1));
        }

        assertThat(outbound.requests()).hasSizeBetween(5 + 4, 5 + 6);
    }

    @Test
    void P10_aProbeThatHangsIsFollowedByTheNextTenSecondsAfterItsBeginning() {
        outbound.always(status(500));
        for (int i = 0; i < 5; i++) {
            catchThrowable(() -> upstream.ask(question(), PAGE));
        }
        time.pass(Duration.ofMillis(10_001));
        outbound.then(request -> {
            time.pass(request.deadline());
            throw new NoReply(NoReply.Reason.TIMEOUT, "no answer", false, null);
        });
        outbound.always(ok("{}"));
        long begun = time.nanos();

        catchThrowable(() -> upstream.ask(question(), Duration.ofSeconds(30)));
        time.pass(Duration.ofMillis(2));

        assertThat(upstream.ask(question(), PAGE).value()).isEqualTo("{}");
        assertThat(time.since(begun)).isLessThan(Duration.ofMillis(10_100));
        assertThat(upstream.breaker()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void oneProbeThatSucceedsClosesTheBreaker() {
        outbound.always(status(500));
        for (int i = 0; i < 5; i++) {
            catchThrowable(() -> upstream.ask(question(), PAGE));
        }
        outbound.always(ok("{}"));
        time.pass(Duration.ofMillis(10_001));

        upstream.ask(question(), PAGE);

        assertThat(upstream.breaker()).isEqualTo(CircuitState.CLOSED);
        assertThat(upstream.silentSince()).isEmpty();
    }

    @Test
    void L01_theBreakerHeedsNoChangeOfTheClock() {
        outbound.always(status(500));
        for (int i = 0; i < 5; i++) {
            catchThrowable(() -> upstream.ask(question(), PAGE));
        }
        time.set(Duration.ofHours(-2));
        outbound.always(ok("{}"));
        time.pass(Duration.ofMillis(10_001));

        assertThat(upstream.ask(question(), PAGE).value()).isEqualTo("{}");
    }

    @Test
    void halfOfTwentyFailuresOpenTheBreaker() {
        for (int i = 0; i < 5; i++) {
            outbound.then(ok("{}"), status(500));
        }
        for (int i = 0; i < 10; i++) {
            catchThrowable(() -> upstream.ask(question(), PAGE));
        }

        assertThat(upstream.breaker()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void answersThatAreNoneDoNotOpenTheBreaker() {
        outbound.always(status(404));
        for (int i = 0; i < 30; i++) {
            catchThrowable(() -> upstream.ask(question(), PAGE));
        }
        outbound.always(status(403));
        for (int i = 0; i < 30; i++) {
            catchThrowable(() -> upstream.ask(question(), PAGE));
        }

        assertThat(upstream.breaker()).isEqualTo(CircuitState.CLOSED);
        assertThat(outbound.requests()).hasSize(60);
    }

    @Test
    void aBusyConnectionPoolIsNotWhosFault() {
        outbound.always(fails(NoReply.Reason.BUSY));
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> upstream.ask(question(), PAGE)).isInstanceOf(Busy.class);
        }

        assertThat(upstream.breaker()).isEqualTo(CircuitState.CLOSED);
        assertThat(upstream.pausedUntil()).isEmpty();
    }

    @Test
    void figuresTellWhatHappened() {
        outbound.always(request -> {
            time.pass(Duration.ofMillis(200));
            return ScriptedOutbound.json("{}");
        });
        for (int i = 0; i < 19; i++) {
            upstream.ask(question(), PAGE);
        }
        outbound.always(request -> {
            time.pass(Duration.ofMillis(900));
            return new Reply(500, Headers.none(), new byte[0]);
        });
        catchThrowable(() -> upstream.ask(question(), PAGE));

        assertThat(upstream.figures().requests()).containsExactly(java.util.Map.entry("thing", 20L));
        assertThat(upstream.figures().failures()).containsExactly(java.util.Map.entry("Unavailable", 1L));
        assertThat(upstream.figures().latency(0.5)).contains(Duration.ofMillis(200));
        assertThat(upstream.figures().latency(0.95)).contains(Duration.ofMillis(200));
        assertThat(upstream.figures().latency(1)).contains(Duration.ofMillis(900));
        assertThat(upstream.figures().lastSuccess()).contains(VirtualTime.START.plusMillis(19 * 200));
        assertThat(upstream.figures().lastFailure()).contains(VirtualTime.START.plusMillis(19 * 200 + 900));
        assertThat(upstream.figures().lastFailureWords())
                .hasValueSatisfying(
                        words -> assertThat(words).contains("/icd/entity/1").contains("500"));
        assertThat(upstream.inFlight()).isZero();
    }

    @Test
    void failuresTellNeitherTokenNorQuery() {
        outbound.always(status(500));

        Throwable failure = catchThrowable(
                () -> upstream.ask(question("/icd/release/11/2024-01/mms/search", "q=secret-illness"), PAGE));

        assertThat(failure.toString()).doesNotContain("secret-illness").doesNotContain("token-1");
        assertThat(upstream.figures().lastFailureWords().orElseThrow())
                .doesNotContain("secret-illness")
                .doesNotContain("token-1");
    }

    @Test
    void silenceIsLoggedOnceAndItsEndOnce() {
        Journal journal = new Journal();
        Logger logger = Logger.getLogger("org.icddesk.gateway");
        logger.addHandler(journal);
        try {
            outbound.always(status(500));
            for (int i = 0; i < 5; i++) {
                catchThrowable(() -> upstream.ask(question("/icd/entity/1", "q=secret-illness"), PAGE));
            }
            time.pass(Duration.ofMillis(10_001));
            outbound.always(ok("{}"));
            upstream.ask(question(), PAGE);
            upstream.ask(question(), PAGE);
        } finally {
            logger.removeHandler(journal);
        }

        assertThat(journal.lines).hasSize(2);
        assertThat(journal.lines.get(0)).contains("has not answered since").doesNotContain("secret");
        assertThat(journal.lines.get(1)).contains("answers again");
    }

    @Test
    void A07_whatWhoDoesNotUnderstandIsLoggedOnce() {
        Journal journal = new Journal();
        Logger logger = Logger.getLogger("org.icddesk.gateway");
        logger.addHandler(journal);
        try {
            outbound.always(status(400));
            for (int i = 0; i < 3; i++) {
                catchThrowable(() -> upstream.ask(question("/icd/entity/search", "q=secret-illness"), PAGE));
            }
        } finally {
            logger.removeHandler(journal);
        }

        assertThat(journal.lines)
                .singleElement()
                .asString()
                .contains("/icd/entity/search")
                .doesNotContain("secret");
    }

    private static Question<String> question() {
        return question("/icd/entity/1", "");
    }

    private static Question<String> question(String path, String query) {
        return new Question<>(path, query, new Language("fr"), KIND);
    }

    /** What the thread that made it has logged; other tests log beside it. */
    private static final class Journal extends Handler {

        private final long thread = Thread.currentThread().getId();
        private final java.util.List<String> lines = new java.util.ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLongThreadID() != thread || line.getLevel().intValue() < Level.INFO.intValue()) {
                return;
            }
            lines.add(java.text.MessageFormat.format(
                    line.getMessage(), line.getParameters() == null ? new Object[0] : line.getParameters()));
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
