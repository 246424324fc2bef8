// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.icddesk.answer.RateLimited;
import org.icddesk.configuration.Configuration;
import org.icddesk.reliability.Reliability;
import org.junit.jupiter.api.Test;

class ClientRateLimiterTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final ClientRateLimiter limiter =
            new ClientRateLimiter(Configuration.DEFAULT_LIMITS.suggestions(), nanos::get);

    @Test
    void L12_aBurstPassesAndThenTwentyASecond() {
        assertThat(taken("10.0.0.1", 1_000)).isEqualTo(40);
        int passed = 0;
        for (int tenth = 0; tenth < 600; tenth++) {
            advance(Duration.ofMillis(100));
            passed += taken("10.0.0.1", 17);
        }

        assertThat(passed).isBetween(1_198, 1_200);
        Reliability.measured("L12", "10,200 suggestions a minute from one address: 40 and then " + passed + " pass");
    }

    @Test
    void L12_othersHaveAShareOfTheirOwn() {
        taken("10.0.0.1", 1_000);

        assertThat(taken("10.0.0.2", 1_000)).isEqualTo(40);
    }

    @Test
    void whoIsRefusedIsToldWhenToComeBack() {
        taken("10.0.0.1", 40);

        assertThatThrownBy(() -> limiter.acquire("10.0.0.1")).isInstanceOfSatisfying(RateLimited.class, failure -> {
            assertThat(failure.retryAfter()).hasValueSatisfying(wait -> {
                assertThat(wait).isBetween(Duration.ofMillis(49), Duration.ofMillis(51));
                advance(wait);
            });
            assertThat(failure.forAdministrators()).doesNotContain("10.0.0.1");
        });
        limiter.acquire("10.0.0.1");
    }

    @Test
    void aShareFillsUpToTheBurstAndNoFurther() {
        taken("10.0.0.1", 40);
        advance(Duration.ofHours(1));

        assertThat(taken("10.0.0.1", 1_000)).isEqualTo(40);
    }

    private int taken(String client, int times) {
        int passed = 0;
        for (int i = 0; i < times; i++) {
            try {
                limiter.acquire(client);
                passed++;
            } catch (RateLimited e) {
                continue;
            }
        }
        return passed;
    }

    private void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
