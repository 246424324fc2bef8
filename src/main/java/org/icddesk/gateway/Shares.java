// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A token-bucket rate limiter per client.
 *
 * <p>Clients are forgotten when their bucket is full again, and the least recently seen when there are too many.
 */
final class Shares {

    private static final int MOST_ASKERS = 10_000;

    private final int burst;
    private final double perSecond;
    private final LongSupplier nanos;
    private final Cache<String, Share> shares;

    /**
     * Sets the limits.
     *
     * @param burst the burst
     * @param perSecond the sustained rate per second
     * @param nanos a monotonic clock such as {@link System#nanoTime()}
     */
    Shares(int burst, int perSecond, LongSupplier nanos) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.shares = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(nanos::getAsLong)
                .maximumSize(MOST_ASKERS)
                .expireAfterAccess(Duration.ofSeconds(1 + burst / perSecond))
                .build();
    }

    /** Takes one token from a client's bucket; {@link TooFast} if it is empty. */
    void take(String asker) {
        Duration wait =
                shares.get(asker, name -> new Share(burst, nanos.getAsLong())).take(nanos.getAsLong());
        if (!wait.isZero()) {
            throw new TooFast(wait);
        }
    }

    private final class Share {

        private double left;
        private long since;

        Share(double left, long since) {
            this.left = left;
            this.since = since;
        }

        synchronized Duration take(long now) {
            left = Math.min(burst, left + (now - since) * perSecond / 1e9);
            since = now;
            if (left < 1) {
                return Duration.ofNanos((long) ((1 - left) / perSecond * 1e9) + 1);
            }
            left--;
            return Duration.ZERO;
        }
    }
}
