// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.icddesk.http.OutboundFailure.Reason;
import org.icddesk.http.OutboundResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever happens: random sequences of time, answers, calls, rejections and an administrator's impatience. */
class TokenWalkTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void invariantsHoldOnRandomWalks(long seed) {
        Random random = new Random(seed);
        List<Runnable> executor = new ArrayList<>();
        TokenBench bench = new TokenBench(executor::add);
        Map<AccessToken, Duration> ends = new IdentityHashMap<>();
        List<AccessToken> known = new ArrayList<>();
        Duration[] now = {Duration.ZERO};
        Duration[] end = {Duration.ZERO};
        int[] number = {0};
        bench.endpoint = request -> {
            int lifetime = 1 + random.nextInt(4000);
            end[0] = now[0].plusSeconds(lifetime);
            return answer(random.nextInt(10), number[0]++, lifetime);
        };
        for (int step = 0; step < 800; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    Duration time = Duration.ofMillis(random.nextInt(random.nextBoolean() ? 2000 : 600_000));
                    now[0] = now[0].plus(time);
                    bench.pass(time);
                }
                case 3 -> bench.jump(Duration.ofSeconds(random.nextInt(7200) - 3600));
                case 4, 5 -> {
                    List<Runnable> due = List.copyOf(executor);
                    executor.clear();
                    due.forEach(Runnable::run);
                }
                case 6 -> {
                    if (!known.isEmpty()) {
                        bench.cycle.rejected(known.get(random.nextInt(known.size())));
                    }
                }
                default -> {
                    if (random.nextInt(10) == 0) {
                        bench.cycle.renewNow();
                    }
                }
            }
            assertThat(executor).as("requests in flight").hasSizeLessThanOrEqualTo(1);
            TokenStatus status = bench.cycle.status();
            if (status.usable()) {
                AccessToken token = token(bench);
                if (ends.putIfAbsent(token, end[0]) == null) {
                    known.add(token);
                }
                assertThat(now[0]).as("no expired token").isLessThan(ends.get(token));
            } else {
                assertThat(status.state()).isNotIn(TokenState.FRESH, TokenState.STALE);
            }
            assertThat(status.toString() + bench.log.lines).doesNotContain("canary");
        }
        for (int i = 1; i < bench.asked(); i++) {
            assertThat(bench.requests.get(i).minus(bench.requests.get(i - 1)))
                    .as("pause between requests")
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(bench.asked()).isGreaterThan(20);
    }

    private static AccessToken token(TokenBench bench) {
        try {
            return bench.cycle.token();
        } catch (TokenUnavailable e) {
            throw new AssertionError("A usable token was not handed out", e);
        }
    }

    private static OutboundResponse answer(int choice, int number, int lifetime)
            throws org.icddesk.http.OutboundFailure {
        return switch (choice) {
            case 0 -> TokenBench.error(400, "invalid_client");
            case 1 -> TokenBench.reply(503, "text/plain", "", "Retry-After", "40");
            case 2 -> throw TokenBench.noReply(Reason.RESET, false);
            case 3 -> throw TokenBench.noReply(Reason.TIMEOUT, true);
            case 4 -> TokenBench.json(200, "{\"access_token\":\"canary");
            default -> TokenBench.granted("canary-" + number, String.valueOf(lifetime));
        };
    }
}
