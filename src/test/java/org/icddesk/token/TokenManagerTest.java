// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.reliability.Reliability;
import org.icddesk.testing.Guard;
import org.icddesk.testing.Waits;
import org.icddesk.token.CredentialSource.CredentialResult;
import org.icddesk.token.CredentialSource.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Waits
class TokenManagerTest {

    private static final String NOT_YET = "The token endpoint has not answered yet.";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final AtomicInteger numbers = new AtomicInteger();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void L04_startAsksNothingUntilTheAlarmRings() throws TokenUnavailable {
        TokenBench bench = numbered(new TokenBench());
        assertThat(bench.asked()).isZero();
        assertThat(bench.state()).isEqualTo(TokenState.NONE);
        bench.pass(0);
        assertThat(bench.asked()).isOne();
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
        assertThat(bench.cycle.token().authorization()).isEqualTo("Bearer t1");
    }

    @Test
    void firstCallerDoesNotWaitForTheAlarm() {
        TokenBench bench = numbered(new TokenBench());
        assertThat(bench.value()).contains("Bearer t1");
        bench.pass(10);
        assertThat(bench.asked()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"3600, 3300, 3570", "100, 80, 95", "300, 240, 285", "86400, 86100, 86370"})
    void agesFromFreshToStaleToExpired(int lifetime, int stale, int expired) {
        TokenBench bench = new TokenBench();
        bench.endpoint = request -> TokenBench.granted("t", String.valueOf(lifetime));
        bench.pass(0);
        bench.passSilently(Duration.ofSeconds(stale - 1));
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
        bench.passSilently(Duration.ofSeconds(1));
        assertThat(bench.state()).isEqualTo(TokenState.STALE);
        bench.passSilently(Duration.ofSeconds(expired - stale - 1));
        assertThat(bench.state()).isEqualTo(TokenState.STALE);
        bench.passSilently(Duration.ofSeconds(1));
        assertThat(bench.state()).isEqualTo(TokenState.EXPIRED);
    }

    @Test
    void timerRenewsWithoutAnyCaller() {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(3299);
        assertThat(bench.asked()).isOne();
        bench.pass(1);
        assertThat(bench.asked()).isEqualTo(2);
        bench.pass(Duration.ofDays(1));
        assertThat(bench.asked()).isBetween(27, 29);
    }

    @Test
    void ageCountsFromWhenTheRequestWasSent() {
        TokenBench bench = new TokenBench();
        bench.endpoint = request -> {
            bench.passSilently(Duration.ofSeconds(4));
            return TokenBench.granted("t", "100");
        };
        bench.pass(0);
        assertThat(bench.cycle.status().expires()).contains(bench.now().plusSeconds(96));
    }

    @Test
    void staleTokenIsHandedOutAtOnceWhileOneRenewalRuns() {
        TokenBench bench = numbered(new TokenBench(held::add));
        bench.pass(0);
        held.remove().run();
        bench.passSilently(Duration.ofSeconds(3400));
        for (int i = 0; i < 100; i++) {
            assertThat(bench.value()).contains("Bearer t1");
        }
        assertThat(held).hasSize(1);
        held.remove().run();
        assertThat(bench.value()).contains("Bearer t2");
        assertThat(bench.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1000})
    void A02_manyCallersWithoutATokenShareOneRequest(int callers) throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        TokenBench bench = new TokenBench(threads);
        bench.endpoint = request -> {
            awaitLatch(answer);
            return TokenBench.granted("t", "3600");
        };
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        List<Future<AccessToken>> tokens = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            tokens.add(threads.submit(() -> {
                gate.await();
                waiting.incrementAndGet();
                return patiently(bench);
            }));
        }
        gate.countDown();
        await().until(() -> waiting.get() == callers && bench.asked() == 1);
        answer.countDown();
        AccessToken first = tokens.get(0).get(1, TimeUnit.MINUTES);
        for (Future<AccessToken> token : tokens) {
            assertThat(token.get(1, TimeUnit.MINUTES)).isSameAs(first);
        }
        assertThat(bench.asked()).isOne();
    }

    @Test
    void A02_manyRejectionsOfOneTokenForceOneRenewal() throws Exception {
        TokenBench bench = numbered(new TokenBench(threads));
        AccessToken old = bench.cycle.token();
        bench.passSilently(Duration.ofMinutes(1));
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<AccessToken>> replays = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            replays.add(threads.submit(() -> {
                gate.await();
                bench.cycle.rejected(old);
                return patiently(bench);
            }));
        }
        gate.countDown();
        for (Future<AccessToken> replay : replays) {
            assertThat(replay.get(1, TimeUnit.MINUTES).authorization()).isEqualTo("Bearer t2");
        }
        assertThat(bench.asked()).isEqualTo(2);
        assertThat(bench.cycle.status().counters().rejected()).isOne();
    }

    @Test
    void A01_rejectedTokenIsReplacedAtOnce() throws TokenUnavailable {
        TokenBench bench = numbered(new TokenBench());
        AccessToken old = bench.cycle.token();
        bench.pass(60);
        bench.cycle.rejected(old);
        assertThat(bench.cycle.token().authorization()).isEqualTo("Bearer t2");
        bench.cycle.rejected(old);
        assertThat(bench.cycle.token().authorization())
                .as("an old token says nothing about the new")
                .isEqualTo("Bearer t2");
        assertThat(bench.asked()).isEqualTo(2);
    }

    @Test
    void A01_sameValueGivenAgainIsAnotherToken() throws TokenUnavailable {
        TokenBench bench = new TokenBench();
        AccessToken old = bench.cycle.token();
        bench.pass(60);
        bench.cycle.rejected(old);
        AccessToken next = bench.cycle.token();
        assertThat(next.authorization()).isEqualTo(old.authorization());
        bench.pass(60);
        bench.cycle.rejected(old);
        assertThat(bench.cycle.token()).isSameAs(next);
    }

    @Test
    void A03_renewalsAreForcedEvery30SecondsAtMost() throws TokenUnavailable {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(60);
        int before = bench.asked();
        for (int i = 0; i < 120; i++) {
            bench.pass(1);
            bench.cycle.rejected(bench.cycle.token());
        }
        assertThat(bench.asked() - before).isBetween(4, 5);
        for (int i = before + 1; i < bench.asked(); i++) {
            assertThat(bench.requests.get(i).minus(bench.requests.get(i - 1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        }
        assertThat(bench.log.with("T007")).hasSize(1);
        assertThat(bench.log.with("T008")).hasSize(1);
    }

    @Test
    void C02_aTokenThatWasAcceptedIsReplacedAtOnceHoweverOften() throws TokenUnavailable {
        TokenBench bench = numbered(new TokenBench());
        for (int withdrawal = 1; withdrawal <= 3; withdrawal++) {
            bench.pass(5);
            AccessToken token = bench.cycle.token();
            assertThat(token.authorization()).isEqualTo("Bearer t" + withdrawal);
            bench.cycle.accepted(token);
            bench.cycle.rejected(token);
            assertThat(bench.asked()).isEqualTo(withdrawal + 1);
        }
        assertThat(bench.cycle.token().authorization()).isEqualTo("Bearer t4");
    }

    @Test
    void C02_acceptedAndRefusedByTurnsATokenIsReplacedOnceASecond() throws TokenUnavailable {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(60);
        int before = bench.asked();
        for (int i = 0; i < 100; i++) {
            bench.pass(Duration.ofMillis(100));
            if (bench.state() == TokenState.FRESH) {
                AccessToken token = bench.cycle.token();
                bench.cycle.accepted(token);
                bench.cycle.rejected(token);
            }
        }
        assertThat(bench.asked() - before).isBetween(5, 11);
    }

    @Test
    void A03_whatOldTokensWereAcceptedForSaysNothingOfTheNewOne() throws TokenUnavailable {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(60);
        AccessToken old = bench.cycle.token();
        bench.cycle.accepted(old);
        bench.cycle.rejected(old);
        AccessToken fresh = bench.cycle.token();
        bench.cycle.accepted(old);
        bench.pass(10);
        bench.cycle.rejected(fresh);
        assertThat(bench.cycle.token()).as("never accepted").isSameAs(fresh);
        bench.pass(20);
        bench.cycle.rejected(fresh);
        assertThat(bench.cycle.token()).isNotSameAs(fresh);
    }

    @Test
    void C02_aRenewalUnderWayWhenTokensAreWithdrawnForcesNoneAndIsReplacedAtOnce() throws Exception {
        TokenBench bench = new TokenBench(held::add);
        bench.endpoint = request -> TokenBench.granted("t" + bench.asked(), "3600");
        bench.cycle.start();
        bench.pass(1);
        held.remove().run();
        AccessToken old = bench.cycle.token();
        bench.cycle.accepted(old);
        bench.pass(3600 - 60);
        Runnable renewal = held.remove();
        bench.cycle.rejected(old);
        renewal.run();
        AccessToken withdrawn = bench.cycle.token();
        assertThat(withdrawn).isNotSameAs(old);

        bench.cycle.rejected(withdrawn);

        bench.pass(1);
        held.remove().run();
        assertThat(bench.cycle.token()).isNotSameAs(withdrawn);
        assertThat(held).isEmpty();
    }

    @Test
    void rejectionRightAfterARequestWaitsForTheFloor() throws Exception {
        TokenBench bench = numbered(new TokenBench());
        bench.cycle.rejected(bench.cycle.token());
        assertThat(bench.asked()).isOne();
        Future<AccessToken> waiting = threads.submit(() -> patiently(bench));
        bench.pass(Duration.ofMillis(999));
        assertThat(bench.asked()).isOne();
        bench.pass(Duration.ofMillis(1));
        assertThat(waiting.get(1, TimeUnit.MINUTES).authorization()).isEqualTo("Bearer t2");
    }

    @Test
    void rejectionDuringAnOutageDoesNotAskOutOfTurn() throws TokenUnavailable {
        TokenBench bench = new TokenBench();
        AccessToken old = bench.cycle.token();
        bench.endpoint = request -> TokenBench.reply(503, "text/plain", "", "Retry-After", "120");
        bench.pass(3310);
        int before = bench.asked();
        bench.cycle.rejected(old);
        assertThat(bench.serves()).isFalse();
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.refusal().retryAfter()).isGreaterThan(Duration.ofSeconds(60));
        bench.pass(60);
        assertThat(bench.asked()).isEqualTo(before);
    }

    @Test
    @Tag("slow")
    void T14_nobodyWaitsMoreThanFiveSeconds() {
        TokenBench bench = new TokenBench(held::add);
        long started = System.nanoTime();
        TokenUnavailable refusal = bench.refusal();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(Duration.ofMillis(4_900), Guard.HANGING);
        assertThat(refusal).hasMessage(NOT_YET);
        assertThat(held).hasSize(1);
    }

    @Test
    void interruptedCallerLeavesAndStaysInterrupted() throws Exception {
        TokenBench bench = new TokenBench(held::add);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            assertThat(bench.refusal().state()).isEqualTo(TokenState.NONE);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        caller.interrupt();
        caller.join(Guard.MILLIS);
        assertThat(interrupted).isTrue();
    }

    @Test
    void callersFailAtOnceWhileTheEndpointRecovers() {
        TokenBench bench = new TokenBench(held::add);
        bench.endpoint = request -> TokenBench.reply(500, "text/plain", "");
        bench.pass(0);
        held.remove().run();
        bench.pass(1);
        assertThat(held).as("the next attempt is in flight").hasSize(1);
        assertThat(bench.refusal().state()).isEqualTo(TokenState.BACKOFF);
        assertThat(bench.refusal().retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void L01_wallClockChangesCostOneRequestAtMost() {
        TokenBench ahead = numbered(new TokenBench());
        ahead.pass(60);
        ahead.jump(Duration.ofHours(2));
        TokenBench back = numbered(new TokenBench());
        back.pass(60);
        back.jump(Duration.ofHours(-2));
        for (int i = 0; i < 600; i++) {
            assertThat(ahead.pass(1).serves()).isTrue();
            assertThat(back.pass(1).serves()).isTrue();
        }
        assertThat(ahead.asked()).isEqualTo(2);
        assertThat(back.asked()).isOne();
        assertThat(back.cycle.status().since()).isEqualTo(back.now().minusSeconds(660));
        assertThat(back.cycle.status().obtained()).contains(back.now().minusSeconds(660));
        assertThat(back.cycle.status().expires()).contains(back.now().plusSeconds(3600 - 660));
    }

    @Test
    void L01_T33_callersNoticeWhatAnAlarmThatGoesByTheWallClockMisses() {
        TokenBench bench = new TokenBench();
        bench.endpoint = request -> TokenBench.reply(503, "text/plain", "");
        bench.pass(0);
        bench.endpoint = request -> TokenBench.granted("t", "3600");
        assertThat(bench.serves()).as("in the pause behind a failure").isFalse();
        bench.passSilently(Duration.ofSeconds(61));
        assertThat(bench.serves()).isTrue();
        assertThat(bench.asked()).isEqualTo(2);
    }

    @Test
    void L01_callersStartARequestThatTheAlarmHasMissed() {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(0);
        bench.cycle.renewNow();
        assertThat(bench.asked()).as("not before five seconds").isOne();
        bench.passSilently(Duration.ofSeconds(6));
        assertThat(bench.value()).contains("Bearer t2");
    }

    @Test
    void L02_sleepOfTheMachineIsNoticed() {
        TokenBench bench = numbered(new TokenBench(held::add));
        bench.pass(0);
        held.remove().run();
        bench.jump(Duration.ofSeconds(30));
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
        bench.passSilently(Duration.ofSeconds(10));
        bench.jump(Duration.ofSeconds(1));
        assertThat(bench.state()).isEqualTo(TokenState.STALE);
        assertThat(bench.value()).as("no one waits").contains("Bearer t1");
        held.remove().run();
        assertThat(bench.value()).contains("Bearer t2");
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
    }

    @Test
    void L02_longPauseCostsOneRequest() {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(60);
        bench.passSilently(Duration.ofHours(2));
        assertThat(bench.state()).isEqualTo(TokenState.EXPIRED);
        for (int i = 0; i < 100; i++) {
            assertThat(bench.value()).contains("Bearer t2");
        }
        assertThat(bench.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABSENT | No credential is stored: nothing there.",
                "HALF | Only half of the credential is stored: nothing there.",
                "UNREADABLE | The credential cannot be read: nothing there."
            })
    void L05_missingCredentialIsNamedAndSendsNothing(Kind kind, String words) {
        TokenBench bench = new TokenBench();
        bench.credentials = () -> CredentialResult.without(kind, "nothing there");
        bench.pass(600);
        assertThat(bench.asked()).isZero();
        assertThat(bench.state()).isEqualTo(TokenState.NONE);
        assertThat(bench.refusal()).hasMessage(words);
        assertThat(bench.cycle.status().credential()).isEqualTo("nothing there");
        assertThat(bench.log.with("T005")).hasSize(1);
        assertThat(bench.refusal().wordsForReaders()).contains("no usable credential");
        bench.credentials = () -> CredentialResult.complete("a", "b", "the test");
        bench.pass(10);
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
    }

    @Test
    void T02_L05_theFirstRefusalIsProbedAfterAMinuteHoweverLongTheCredentialWasMissing() {
        TokenBench bench = new TokenBench();
        bench.credentials = () -> CredentialResult.without(Kind.ABSENT, "nothing there");
        bench.pass(300);
        bench.endpoint = request -> TokenBench.error(400, "invalid_client");
        bench.credentials = () -> CredentialResult.complete("a", "b", "the test");
        bench.pass(90);
        assertThat(bench.asked()).isEqualTo(2);
        assertThat(bench.pause()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
    }

    @Test
    void P02_renewalsOfTokensOfTwentySecondsAreNotNoticedInTenMinutes() throws TokenUnavailable {
        TokenBench bench = new TokenBench(held::add);
        bench.endpoint = request -> TokenBench.granted("t" + numbers.incrementAndGet(), "20");
        bench.pass(0);
        held.remove().run();
        int waiting = 0;
        for (int tenth = 0; tenth < 6_000; tenth++) {
            bench.pass(Duration.ofMillis(100));
            // A caller without a token would wait for what nobody runs meanwhile, and fail after five real seconds.
            assertThat(bench.cycle.token()).isNotNull();
            waiting = held.isEmpty() ? 0 : waiting + 1;
            if (waiting == 10) {
                held.remove().run();
            }
        }
        assertThat((double) bench.asked()).isBetween(600 / 16.0 * 0.9, 600 / 16.0 * 1.1 + 1);
        Reliability.measured(
                "P02",
                "10 minutes of tokens of 20 s by virtual clocks, each renewal taking 1 s: " + bench.asked()
                        + " token requests, 6,000 calls, none without a token");
    }

    @Test
    void credentialThatVanishesLeavesTheTokenInUse() {
        TokenBench bench = new TokenBench();
        bench.pass(10);
        bench.credentials = () -> CredentialResult.without(Kind.ABSENT, "gone");
        bench.pass(3400);
        assertThat(bench.serves()).isTrue();
        bench.pass(200);
        assertThat(bench.state()).isEqualTo(TokenState.EXPIRED);
        assertThat(bench.refusal()).hasMessageContaining("gone");
    }

    @Test
    void renewNowKeepsTheTokenAndTheFloor() {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(2);
        bench.cycle.renewNow();
        bench.cycle.renewNow();
        assertThat(bench.value()).contains("Bearer t1");
        bench.pass(Duration.ofMillis(2999));
        assertThat(bench.asked()).isOne();
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.asked()).isEqualTo(2);
        assertThat(bench.value()).contains("Bearer t2");
    }

    @Test
    void renewNowLetsCallersWaitAgain() throws Exception {
        TokenBench bench = new TokenBench(held::add);
        bench.endpoint = request -> TokenBench.reply(500, "text/plain", "");
        bench.pass(0);
        held.remove().run();
        bench.passSilently(Duration.ofSeconds(1));
        bench.endpoint = request -> TokenBench.granted("t", "3600");
        bench.cycle.renewNow();
        Future<AccessToken> waiting = threads.submit(() -> patiently(bench));
        held.remove().run();
        assertThat(waiting.get(1, TimeUnit.MINUTES).authorization()).isEqualTo("Bearer t");
    }

    @Test
    void retryNowEndsTheWaitForAnEndpointThatFailed() {
        TokenBench bench = new TokenBench();
        bench.endpoint = request -> TokenBench.reply(503, "text/plain", "", "Retry-After", "3000");
        bench.pass(2);
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        bench.endpoint = request -> TokenBench.granted("t", "3600");
        int before = bench.asked();

        bench.cycle.retryNow();

        assertThat(bench.asked()).isEqualTo(before + 1);
        assertThat(bench.value()).contains("Bearer t");
    }

    @Test
    void retryNowAsksAgainThoughTheCredentialWasRefused() {
        TokenBench bench = new TokenBench();
        bench.endpoint = request -> TokenBench.reply(401, "application/json", "{\"error\":\"invalid_client\"}");
        bench.pass(2);
        assertThat(bench.state()).isEqualTo(TokenState.REFUSED);
        bench.endpoint = request -> TokenBench.granted("t", "3600");

        bench.cycle.retryNow();

        assertThat(bench.value()).contains("Bearer t");
    }

    @Test
    void retryNowKeepsTheFloor() {
        TokenBench bench = new TokenBench();
        bench.endpoint = request -> TokenBench.reply(400, "application/json", "{\"error\":\"invalid_request\"}");
        bench.pass(0);
        int before = bench.asked();

        bench.cycle.retryNow();
        bench.cycle.retryNow();
        bench.pass(Duration.ofMillis(999));
        assertThat(bench.asked()).isEqualTo(before);
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.asked()).isEqualTo(before + 1);
    }

    @Test
    void retryNowLeavesATokenThatServesAlone() {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(20);

        bench.cycle.retryNow();
        bench.pass(20);

        assertThat(bench.asked()).isOne();
        assertThat(bench.value()).contains("Bearer t1");
    }

    @Test
    void retryNowLetsTheIcdApiForceARenewalAtOnce() throws TokenUnavailable {
        TokenBench bench = numbered(new TokenBench());
        bench.pass(20);
        bench.cycle.rejected(bench.cycle.token());
        bench.pass(2);
        assertThat(bench.value()).contains("Bearer t2");
        bench.cycle.rejected(bench.cycle.token());
        bench.pass(2);
        assertThat(bench.value()).as("30 seconds are not over").contains("Bearer t2");

        bench.cycle.retryNow();
        bench.cycle.rejected(bench.cycle.token());
        bench.pass(2);

        assertThat(bench.value()).contains("Bearer t3");
    }

    @Test
    void L11_fullThreadPoolIsATransientFailure() {
        AtomicBoolean full = new AtomicBoolean(true);
        TokenBench bench = numbered(new TokenBench(task -> {
            if (full.get()) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        }));
        bench.pass(0);
        assertThat(bench.state()).isEqualTo(TokenState.BACKOFF);
        full.set(false);
        bench.pass(2);
        assertThat(bench.state()).isEqualTo(TokenState.FRESH);
    }

    @Test
    void faultsOfOurOwnDoNotKeepARequestInFlightForEver() {
        TokenBench bench = new TokenBench();
        bench.endpoint = request -> {
            throw new StackOverflowError();
        };
        bench.pass(0);
        assertThat(bench.refusal()).hasMessageContaining("StackOverflowError");
        bench.credentials = () -> {
            throw new IllegalStateException(TokenBench.SECRET);
        };
        bench.pass(2);
        assertThat(bench.refusal())
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining(TokenBench.SECRET);
    }

    @Test
    void stopEndsWaitingAndAsksNoMore() throws Exception {
        TokenBench bench = new TokenBench(held::add);
        Future<TokenUnavailable> waiting = threads.submit(bench::refusal);
        await().until(() -> !held.isEmpty());
        bench.cycle.stop();
        assertThat(waiting.get(1, TimeUnit.MINUTES)).hasMessageContaining("shutting down");
        bench.pass(Duration.ofDays(1));
        assertThat(bench.asked()).isZero();
    }

    @Test
    void logsOneLineWhenSomethingChanges() {
        TokenBench bench = new TokenBench();
        bench.pass(Duration.ofHours(10));
        assertThat(bench.log.with("T001")).hasSize(1);
        assertThat(bench.log.lines)
                .filteredOn(line -> !line.startsWith("DEBUG"))
                .hasSize(1);
        bench.endpoint = request -> TokenBench.reply(500, "text/plain", "");
        bench.pass(Duration.ofHours(3));
        assertThat(bench.log.with("T004")).as("once an hour").hasSizeBetween(3, 4);
        bench.endpoint = request -> TokenBench.granted("t", "3600");
        bench.pass(Duration.ofHours(2));
        assertThat(bench.log.with("T002")).hasSize(1);
        assertThat(bench.log.lines)
                .filteredOn(line -> !line.startsWith("DEBUG"))
                .hasSizeBetween(5, 6);
    }

    @Test
    void statusTellsTheStory() {
        TokenBench bench = new TokenBench();
        bench.pass(0);
        TokenStatus fresh = bench.cycle.status();
        assertThat(fresh.usable()).isTrue();
        assertThat(fresh.obtained()).contains(bench.now());
        assertThat(fresh.expires()).contains(bench.now().plusSeconds(3600));
        assertThat(fresh.nextAttempt()).contains(bench.now().plusSeconds(3300));
        assertThat(fresh.credential()).isEqualTo("the test");
        assertThat(fresh.counters()).isEqualTo(new TokenStatus.Counters(1, 1, 0, 0, 0));
        bench.endpoint = request -> TokenBench.error(400, "invalid_client");
        bench.pass(3600);
        TokenStatus refused = bench.cycle.status();
        assertThat(refused.usable()).isFalse();
        assertThat(refused.state()).isEqualTo(TokenState.REFUSED);
        assertThat(refused.troubledSince()).contains(bench.now().minusSeconds(300));
        assertThat(refused.trouble()).map(TokenProblem::code).contains("invalid_client");
        assertThat(refused.nextAttempt())
                .hasValueSatisfying(next -> assertThat(next).isAfter(bench.now()));
    }

    private TokenBench numbered(TokenBench bench) {
        bench.endpoint = request -> TokenBench.granted("t" + numbers.incrementAndGet(), "3600");
        return bench;
    }

    /** {@return the token of a caller who comes again where a busy machine makes him wait for longer than callers do} */
    private static AccessToken patiently(TokenBench bench) throws TokenUnavailable {
        while (true) {
            try {
                return bench.cycle.token();
            } catch (TokenUnavailable slow) {
                if (!slow.getMessage().equals(NOT_YET)) {
                    throw slow;
                }
            }
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
