// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.icddesk.answer.RateLimited;
import org.icddesk.configuration.RateLimit;

/**
 * A token-bucket rate limiter per client.
 *
 * <p>Clients are forgotten when their bucket is full again, and the least recently seen when there are too many.
 */
public final class ClientRateLimiter {

    private static final int MOST_ASKERS = 10_000;

    private final RateLimit limit;
    private final LongSupplier nanos;
    private final Cache<String, Share> shares;

    /**
     * Sets the limits.
     *
     * @param limit how much that is
     * @param nanos a monotonic clock such as {@link System#nanoTime()}
     */
    public ClientRateLimiter(RateLimit limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.shares = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(nanos::getAsLong)
                .maximumSize(MOST_ASKERS)
                .expireAfterAccess(Duration.ofSeconds(1 + limit.burst() / limit.perSecond()))
                .build();
    }

    /**
     * Takes one question out of an asker's share.
     *
     * @param asker tells askers apart; {@link RateLimited} if there is nothing left of his share
     */
    public void acquire(String asker) {
        Duration wait = shares.get(asker, name -> new Share(limit.burst(), nanos.getAsLong()))
                .take(nanos.getAsLong());
        if (!wait.isZero()) {
            throw new RateLimited(wait);
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
            left = Math.min(limit.burst(), left + (now - since) * (limit.perSecond() / 1e9));
            since = now;
            if (left < 1) {
                return Duration.ofNanos((long) ((1 - left) / limit.perSecond() * 1e9) + 1);
            }
            left--;
            return Duration.ZERO;
        }
    }
}
