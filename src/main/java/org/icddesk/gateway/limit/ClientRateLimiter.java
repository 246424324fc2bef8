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
 * <p>The bucket of a client is dropped when it is full again; with too many clients, the least recently used one is.
 */
public final class ClientRateLimiter {

    private static final int MAX_CLIENTS = 10_000;

    private final RateLimit limit;
    private final LongSupplier nanos;
    private final Cache<String, TokenBucket> buckets;

    /**
     * Creates a rate limiter.
     *
     * @param limit the burst and the sustained rate
     * @param nanos a monotonic clock such as {@link System#nanoTime()}
     */
    public ClientRateLimiter(RateLimit limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.buckets = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(nanos::getAsLong)
                .maximumSize(MAX_CLIENTS)
                .expireAfterAccess(Duration.ofSeconds(1 + limit.burst() / limit.perSecond()))
                .build();
    }

    /**
     * Takes a token from the client's bucket; {@link RateLimited} if it is empty.
     *
     * @param client the client's key
     */
    public void acquire(String client) {
        Duration wait = buckets.get(client, name -> new TokenBucket(limit.burst(), nanos.getAsLong()))
                .take(nanos.getAsLong());
        if (!wait.isZero()) {
            throw new RateLimited(wait);
        }
    }

    private final class TokenBucket {

        private double tokens;
        private long refilledAt;

        TokenBucket(double tokens, long refilledAt) {
            this.tokens = tokens;
            this.refilledAt = refilledAt;
        }

        synchronized Duration take(long now) {
            tokens = Math.min(limit.burst(), tokens + (now - refilledAt) * (limit.perSecond() / 1e9));
            refilledAt = now;
            if (tokens < 1) {
                return Duration.ofNanos((long) ((1 - tokens) / limit.perSecond() * 1e9) + 1);
            }
            tokens--;
            return Duration.ZERO;
        }
    }
}
