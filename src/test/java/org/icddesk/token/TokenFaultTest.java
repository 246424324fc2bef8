// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundFailure.Reason;
import org.icddesk.http.OutboundResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows T01 to T33 of the fault matrix, under virtual clocks. */
class TokenFaultTest {

    private final TokenBench bench = new TokenBench();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T01 | 400 | invalid_request | WHO refused the server's credential request (invalid_request)",
                "T02 | 400 | invalid_client | WHO does not accept the client id or secret (invalid_client)",
                "T03 | 401 | invalid_client | WHO does not accept the client id or secret (invalid_client)",
                "T04 | 400 | invalid_scope | WHO does not know the requested scope",
                "T04 | 400 | unauthorized_client | does not allow it to request tokens",
                "T04 | 400 | unsupported_grant_type | The token endpoint does not issue tokens to servers",
                "T04 | 403 | access_denied | WHO refused the server's credential request (access_denied)",
                "T04 | 400 | invalid_grant | WHO refused the server's credential request (invalid_grant)"
            })
    void T01_T02_T03_T04_refusalIsPermanentAndInWords(String row, int status, String error, String words) {
        bench.endpoint = request -> TokenBench.error(status, error);
        bench.pass(59);
        assertThat(bench.asked()).as(row).isOne();
        assertThat(bench.state()).isEqualTo(TokenState.REFUSED);
        TokenUnavailable refusal = bench.refusal();
        assertThat(refusal).hasMessageContaining(words);
        assertThat(refusal.state()).isEqualTo(TokenState.REFUSED);
        assertThat(refusal.problem().permanent()).isTrue();
        assertThat(refusal.problem().advice()).isNotBlank();
        assertThat(refusal.wordsForReaders())
                .startsWith("WHO refused the server's credential request (" + error + ").");
        assertThat(bench.cycle.status().trouble()).contains(refusal.problem());
        bench.pass(10);
        assertThat(bench.asked()).as("probe after 60 to 66 seconds").isEqualTo(2);
        assertThat(bench.pause()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
    }

    @Test
    void T01_probesOfARefusalSlowDownToFiveMinutes() {
        bench.endpoint = request -> TokenBench.error(400, "invalid_client");
        bench.pass(3600);
        assertThat(bench.pause()).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(330));
        assertThat(bench.asked()).isBetween(12, 15);
    }

    @Test
    void T01_refusalWithBrokenBodyIsTransient() {
        bench.endpoint = request -> TokenBench.json(400, "{\"error\":");
        bench.pass(1);
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporarily_unavailable", "server_error", "Bad Error!", "<script>"})
    void T01_errorsThatPassOrAreNoOAuthErrorsAreTransient(String error) {
        bench.endpoint = request -> TokenBench.error(400, error);
        bench.pass(1);
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.refusal().getMessage()).doesNotContain(error);
    }

    @Test
    void T01_descriptionIsShownPlainAndCutAndNeverWithTheSecret() {
        bench.endpoint = request -> TokenBench.json(
                400,
                "{\"error\":\"invalid_client\",\"error_description\":\"bad\\u0000\\n\\u202e<b>" + "x".repeat(300)
                        + "\"}");
        bench.pass(1);
        assertThat(bench.refusal().getMessage())
                .contains("WHO says: \"bad???<b>xxx")
                .matches("[\\x20-\\x7E]+")
                .hasSizeLessThan(320);
        TokenBench echo = new TokenBench();
        echo.endpoint = request -> TokenBench.json(
                400, "{\"error\":\"invalid_client\",\"error_description\":\"" + TokenBench.SECRET + " is wrong\"}");
        echo.pass(1);
        assertThat(echo.refusal().getMessage()).doesNotContain(TokenBench.SECRET, "WHO says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary/secret+=",
                "you sent client_secret=canary%2Fsecret%2B%3D",
                "Basic Y2FuYXJ5LWlkOmNhbmFyeSUyRnNlY3JldCUyQiUzRA==",
                "Y2FuYXJ5LWlkOmNhbmFyeS9zZWNyZXQrPQ"
            })
    void T03_anEchoOfTheSecretInWhateverFormShowsNoPartOfIt(String echo) {
        bench.credentials =
                () -> CredentialSource.CredentialResult.complete(TokenBench.ID, "canary/secret+=", "the test");
        bench.endpoint = request -> TokenBench.json(
                400, "{\"error\":\"invalid_client\",\"error_description\":\"" + "x".repeat(190) + echo + "\"}");
        bench.pass(1);
        assertThat(bench.refusal().getMessage()).doesNotContain("WHO says", "canary", "Y2Fu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void T10_T33_aServerThatAlwaysAsksForAMomentGetsTheUsualBackoff(String seconds) {
        bench.endpoint = request -> TokenBench.reply(503, "text/plain", "", "Retry-After", seconds);
        bench.pass(60);
        assertThat(bench.asked()).isLessThanOrEqualTo(8);
        int first = bench.asked();
        bench.pass(600);
        assertThat(bench.asked() - first).isLessThanOrEqualTo(20);
    }

    @Test
    void T17_aBrokenRenewalLeavesFiveSecondsBetweenRequestsWhileTheTokenIsUsable() {
        bench.pass(1);
        bench.endpoint = request -> {
            throw TokenBench.noReply(Reason.RESET, false);
        };
        bench.pass(3340);
        assertThat(bench.serves()).isTrue();
        assertThat(bench.asked()).isGreaterThan(3);
        for (int i = 2; i < bench.asked(); i++) {
            assertThat(bench.requests.get(i).minus(bench.requests.get(i - 1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void T03_aRefusedSignInPutsNoSecretIntoTheLog() {
        bench.endpoint = request -> new OutboundResponse(
                401,
                Headers.none()
                        .with("Content-Type", "application/json")
                        .with("WWW-Authenticate", "Basic realm=\"" + TokenBench.SECRET + "\""),
                "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8));
        bench.pass(200);
        assertThat(bench.asked()).isBetween(2, 4);
        assertThat(bench.log.lines).isNotEmpty().noneMatch(line -> line.contains(TokenBench.SECRET));
        assertThat(bench.cycle.status().toString()).doesNotContain(TokenBench.SECRET);
    }

    @Test
    void T05_forbiddenByAFirewallIsTransientAndShowsNoHtml() {
        bench.endpoint = request -> TokenBench.reply(403, "text/html", "<html>Access Denied</html>");
        bench.pass(1);
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.refusal())
                .hasMessageContaining("status 403 and text/html")
                .hasMessageNotContaining("Access Denied");
        assertThat(bench.refusal().problem().advice()).contains("firewall or proxy");
        assertThat(bench.refusal().wordsForReaders()).contains("is not answering");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 415})
    void T06_T07_wrongAddressIsTransientWithAHint(int status) {
        bench.endpoint = request -> TokenBench.reply(status, "text/html", "");
        bench.pass(1);
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.refusal().problem().advice()).contains("icd.token.url");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void T08_T12_retryAfterIsHonoured(int status) {
        bench.endpoint = request -> TokenBench.reply(status, "text/plain", "", "Retry-After", "7");
        bench.pass(6);
        assertThat(bench.asked()).isOne();
        assertThat(bench.refusal().retryAfter()).isLessThanOrEqualTo(Duration.ofSeconds(3));
        bench.pass(3);
        assertThat(bench.asked()).isEqualTo(2);
        assertThat(bench.pause()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @Test
    void T09_dateOfAServerWithAWrongClockIsReadByItsOwnClock() {
        bench.endpoint = request -> TokenBench.reply(
                429,
                "text/plain",
                "",
                "Date",
                "Mon, 23 Nov 2026 13:00:00 GMT",
                "Retry-After",
                "Mon, 23 Nov 2026 13:00:10 GMT");
        bench.pass(9);
        assertThat(bench.asked()).isOne();
        bench.pass(3);
        assertThat(bench.asked()).isEqualTo(2);
    }

    @Test
    void T09_dateFarAheadIsCappedAndDatesInThePastAreIgnored() {
        bench.endpoint =
                request -> TokenBench.reply(429, "text/plain", "", "Retry-After", "Mon, 23 Nov 2026 13:00:10 GMT");
        bench.pass(299);
        assertThat(bench.asked()).isOne();
        bench.pass(3);
        assertThat(bench.asked()).isEqualTo(2);
        TokenBench past = new TokenBench();
        past.endpoint =
                request -> TokenBench.reply(429, "text/plain", "", "Retry-After", "Mon, 23 Nov 2026 11:00:00 GMT");
        past.pass(60);
        assertThat(past.asked()).isBetween(5, 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 404})
    void T10_T11_backoffAsksAtMostEightTimesAMinute(int status) {
        bench.endpoint = request -> TokenBench.reply(status, "text/plain", "");
        for (int i = 0; i < 600; i++) {
            bench.pass(Duration.ofMillis(100));
            assertThat(bench.serves()).isFalse();
        }
        assertThat(bench.asked()).isBetween(5, 8);
    }

    @Test
    void T11_tokenIsKeptWhileItIsValid() {
        bench.pass(1);
        bench.endpoint = request -> TokenBench.reply(500, "text/plain", "");
        bench.pass(3500);
        assertThat(bench.asked()).isGreaterThan(2);
        assertThat(bench.state()).isEqualTo(TokenState.STALE);
        assertThat(bench.serves()).isTrue();
        assertThat(bench.cycle.status().trouble()).isPresent();
        bench.pass(70);
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.serves()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void T13_T16_T31_everyFailureToReachTheEndpointIsTransient(Reason reason) {
        bench.endpoint = request -> {
            throw TokenBench.noReply(reason, true);
        };
        bench.pass(1);
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.refusal()).hasMessage("No answer from the token endpoint: token.example does not work.");
        assertThat(bench.refusal().problem().advice()).isNotBlank();
        bench.pass(59);
        assertThat(bench.asked()).isBetween(5, 8);
        bench.endpoint = request -> TokenBench.granted("t", "3600");
        bench.pass(60);
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
    }

    @Test
    void T17_resetBeforeHeadersIsTriedAgainOnceAfterASecond() {
        bench.endpoint = request -> {
            throw TokenBench.noReply(Reason.RESET, false);
        };
        bench.pass(Duration.ofMillis(1000));
        assertThat(bench.asked()).isEqualTo(2);
        assertThat(bench.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.cycle.status().counters().failed()).isEqualTo(2);
    }

    @Test
    void T17_secondAttemptSavesTheDay() {
        AtomicInteger calls = new AtomicInteger();
        bench.endpoint = request -> {
            if (calls.incrementAndGet() == 1) {
                throw TokenBench.noReply(Reason.RESET, false);
            }
            return TokenBench.granted("t", "3600");
        };
        bench.pass(1);
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
        assertThat(bench.cycle.status().troubledSince()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"abc\",\"token_type\":\"Bear",
                "{\"access_token\":\"abc\" \"token_type\":\"Bearer\"}",
                "",
                " ",
                "null",
                "[]",
                "\"abc\"",
                "42",
                "{}",
                "{\"access_token\":\"a\",\"access_token\":\"b\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\"} trailing",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":NaN}",
                "{'access_token':'a'}"
            })
    void T18_T19_T21_unreadableAnswersAreTransient(String body) {
        bench.endpoint = request -> TokenBench.json(200, body);
        assertUnusable();
        assertThat(bench.refusal()).hasMessageContaining("unreadable answer");
    }

    @Test
    void T20_loginPageIsNamedByItsType() {
        bench.endpoint = request -> TokenBench.reply(200, "text/html; charset=utf-8", "<html>Please sign in</html>");
        assertUnusable();
        assertThat(bench.refusal())
                .hasMessage("The token endpoint answered with text/html; charset=utf-8 instead of JSON.");
    }

    @Test
    void T21_deepNestingIsNoStackOverflow() {
        bench.endpoint = request -> TokenBench.json(
                200,
                "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000)
                        + ",\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
        assertUnusable();
    }

    @Test
    void T21_someNestingAndUnknownMembersAreIgnored() {
        bench.endpoint = request -> TokenBench.json(
                200,
                "{\"x\":{\"y\":[1,{\"access_token\":\"no\"}]},\"refresh_token\":\"r\",\"access_token\":\"yes\","
                        + "\"token_type\":\"Bearer\",\"z\":null,\"expires_in\":60}");
        bench.pass(1);
        assertThat(bench.value()).contains("Bearer yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"token_type\":\"Bearer\"",
                "\"access_token\":\"\",\"token_type\":\"Bearer\"",
                "\"access_token\":42,\"token_type\":\"Bearer\"",
                "\"access_token\":null,\"token_type\":\"Bearer\"",
                "\"access_token\":{\"a\":1},\"token_type\":\"Bearer\"",
                "\"access_token\":\"a\\r\\nX-Evil: 1\",\"token_type\":\"Bearer\"",
                "\"access_token\":\"a b\",\"token_type\":\"Bearer\"",
                "\"access_token\":\"a\\u0000\",\"token_type\":\"Bearer\"",
                "\"access_token\":\"\u00e9\",\"token_type\":\"Bearer\""
            })
    void T22_unfitTokensAreRefused(String members) {
        bench.endpoint = request -> TokenBench.json(200, "{" + members + "}");
        assertUnusable();
        assertThat(bench.refusal()).hasMessageContaining("access_token").hasMessageNotContaining("Evil");
    }

    @Test
    void T22_hugeTokenIsRefusedAndALargeOneIsNot() {
        bench.endpoint = request -> TokenBench.granted("x".repeat(16_385), "60");
        assertUnusable();
        TokenBench large = new TokenBench();
        large.endpoint = request -> TokenBench.granted("x".repeat(16_384), "60");
        large.pass(1);
        assertThat(large.serves()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void T23_bearerInAnyCaseIsAccepted(String type) {
        bench.endpoint = request ->
                TokenBench.json(200, "{\"access_token\":\"a\",\"token_type\":\"" + type + "\",\"expires_in\":60}");
        bench.pass(1);
        assertThat(bench.serves()).isTrue();
        assertThat(bench.log.with("T006")).isEmpty();
    }

    @Test
    void T23_missingTypeIsAcceptedWithAWarning() {
        bench.endpoint = request -> TokenBench.json(200, "{\"access_token\":\"a\",\"expires_in\":60}");
        bench.pass(1);
        assertThat(bench.serves()).isTrue();
        assertThat(bench.log.with("T006"))
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains("token_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"MAC\"", "\"\"", "7", "[\"Bearer\"]"})
    void T23_otherTypesAreRefused(String type) {
        bench.endpoint = request -> TokenBench.json(200, "{\"access_token\":\"a\",\"token_type\":" + type + "}");
        assertUnusable();
    }

    @Test
    void T24_missingLifetimeIsAssumedFiveMinutes() {
        bench.endpoint = request -> TokenBench.json(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
        bench.pass(0);
        assertThat(bench.cycle.status().expires()).contains(bench.now().plusSeconds(300));
        bench.pass(3600);
        assertThat(bench.asked()).isBetween(14, 16);
        assertThat(bench.log.with("T006")).as("once an hour").hasSizeBetween(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "3600, 3600",
        "'\"3600\"', 3600",
        "'\"3.6e3\"', 3600",
        "3600.0, 3600",
        "3.6e3, 3600",
        "'\" 60 \"', 60",
        "86401, 86400",
        "1e99, 86400",
        "'\"1e99\"', 86400"
    })
    void T25_T26_numericLifetimesAreRead(String written, int seconds) {
        assertLifetime(written, seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "null",
                "\"soon\"",
                "\"NaN\"",
                "\"Infinity\"",
                "1e9999",
                "\"0x10\"",
                "\"\"",
                "true",
                "[60]",
                "{}",
                "0.0001",
                "\"1_000\"",
                "1e999999999"
            })
    void T26_uselessLifetimesAreFiveMinutesWithoutALoop(String written) {
        assertLifetime(written, 300);
        bench.pass(60);
        assertThat(bench.asked()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void T27_shortLivesWorkWithAtMostOneRequestASecond(int seconds) {
        AtomicInteger number = new AtomicInteger();
        bench.endpoint = request -> TokenBench.granted("t" + number.incrementAndGet(), String.valueOf(seconds));
        int served = 0;
        for (int i = 0; i < 600; i++) {
            bench.pass(Duration.ofMillis(100));
            served += bench.serves() ? 1 : 0;
        }
        assertThat(bench.asked()).isBetween(10, 61);
        for (int i = 1; i < bench.asked(); i++) {
            assertThat(bench.requests.get(i).minus(bench.requests.get(i - 1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(served).isGreaterThan(500);
    }

    @Test
    void T29_sameTokenAgainIsNoLoop() {
        bench.endpoint = request -> TokenBench.granted("same", "20");
        for (int i = 0; i < 1000; i++) {
            bench.pass(Duration.ofMillis(100));
            assertThat(bench.serves()).isTrue();
        }
        assertThat(bench.asked()).isLessThanOrEqualTo(20);
        for (int i = 1; i < bench.asked(); i++) {
            assertThat(bench.requests.get(i).minus(bench.requests.get(i - 1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void T32_rotatedSecretIsTakenUpWithinTenSeconds() {
        bench.endpoint = request -> TokenBench.error(400, "invalid_client");
        bench.pass(1000);
        int before = bench.asked();
        bench.endpoint = request -> TokenBench.granted("new", "3600");
        bench.credentials = () -> CredentialSource.CredentialResult.complete(TokenBench.ID, "rotated", "the test");
        bench.pass(11);
        assertThat(bench.asked()).isEqualTo(before + 1);
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
    }

    @Test
    void T32_aRotatedSecretDoesNotDisturbTheProbeThatIsInFlight() {
        Deque<Runnable> held = new ArrayDeque<>();
        TokenBench bench = new TokenBench(held::add);
        bench.endpoint = request -> TokenBench.error(401, "invalid_client");
        bench.pass(1);
        held.remove().run();
        bench.credentials = () -> CredentialSource.CredentialResult.complete(TokenBench.ID, "rotated", "the test");
        bench.endpoint = request -> TokenBench.granted("new", "3600");
        bench.passSilently(Duration.ofMinutes(6));
        assertThat(bench.serves()).isFalse();
        assertThat(held).as("the probe that a caller began").hasSize(1);

        bench.cycle.onTimer();

        assertThat(held).hasSize(1);
        held.remove().run();
        assertThat(bench.value()).contains("Bearer new");
        assertThat(bench.asked()).isEqualTo(2);
        assertThat(held).isEmpty();
    }

    @Test
    void T32_retryNowAsksAtOnce() {
        bench.endpoint = request -> TokenBench.error(400, "invalid_client");
        bench.pass(100);
        int before = bench.asked();
        bench.endpoint = request -> TokenBench.granted("new", "3600");
        bench.cycle.renewNow();
        assertThat(bench.asked()).isEqualTo(before + 1);
        assertThat(bench.serves()).isTrue();
    }

    @Test
    void T33_longOutageCostsTwoRequestsAMinuteAndEndsWithinAMinute() {
        bench.pass(10);
        bench.endpoint = request -> {
            throw TokenBench.noReply(Reason.CONNECT, false);
        };
        bench.pass(3500);
        assertThat(bench.serves()).as("until its end").isTrue();
        bench.pass(3700);
        int before = bench.asked();
        bench.pass(600);
        assertThat(bench.asked() - before).isBetween(8, 20);
        bench.endpoint = request -> TokenBench.granted("t", "3600");
        bench.pass(60);
        assertThat(bench.serves()).isTrue();
    }

    private void assertLifetime(String written, int seconds) {
        bench.endpoint = request -> TokenBench.granted("t", written);
        bench.pass(0);
        assertThat(bench.serves()).isTrue();
        assertThat(bench.cycle.status().expires()).contains(bench.now().plusSeconds(seconds));
    }

    private void assertUnusable() {
        bench.pass(Duration.ofMillis(400));
        assertThat(bench.asked()).isOne();
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.refusal().problem().permanent()).isFalse();
    }
}
