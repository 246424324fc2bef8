// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.icddesk.answer.Busy;
import org.icddesk.answer.RateLimited;

/** A bulkhead per client and in total, so that no client takes all the requests in flight. */
public final class ClientBulkhead {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int maxPerClient;
    private final Bulkhead total;
    private final ConcurrentMap<String, Integer> inUse = new ConcurrentHashMap<>();

    /**
     * Creates a bulkhead.
     *
     * @param maxPerClient the maximum per client
     * @param total the maximum in total
     */
    public ClientBulkhead(int maxPerClient, int total) {
        this.maxPerClient = maxPerClient;
        this.total = Bulkhead.of(
                "icd-documents",
                BulkheadConfig.custom().maxConcurrentCalls(total).build());
    }

    /**
     * Runs work under a permit of the client.
     *
     * @param client the client's key
     * @return the result; {@link RateLimited} if the client has no permit left, {@link Busy} if nobody has
     */
    public <T> T execute(String client, Supplier<T> work) {
        boolean permitted = inUse.merge(client, 1, Integer::sum) <= maxPerClient;
        try {
            if (!permitted) {
                throw new RateLimited(RETRY_AFTER);
            }
            return execute(work);
        } finally {
            inUse.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    /** {@return the result of work for a client without a limit of its own; {@link Busy} if nobody has a permit left} */
    public <T> T execute(Supplier<T> work) {
        if (!total.tryAcquirePermission()) {
            throw new Busy("Too many certificates are already with the ICD API", RETRY_AFTER);
        }
        try {
            return work.get();
        } finally {
            total.releasePermission();
        }
    }
}
