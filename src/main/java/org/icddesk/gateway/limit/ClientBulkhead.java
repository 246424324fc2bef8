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

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final int most;
    private final Bulkhead all;
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    /**
     * Sets the limits.
     *
     * @param most the maximum per client
     * @param all the maximum in total
     */
    public ClientBulkhead(int most, int all) {
        this.most = most;
        this.all = Bulkhead.of(
                "icd-documents", BulkheadConfig.custom().maxConcurrentCalls(all).build());
    }

    /**
     * Works in one of an asker's places.
     *
     * @param asker tells askers apart
     * @param work what takes the place
     * @param <T> what comes of it
     * @return what came of it; {@link RateLimited} if all places of this asker are taken, {@link Busy} if all are
     */
    public <T> T execute(String asker, Supplier<T> work) {
        boolean free = taken.merge(asker, 1, Integer::sum) <= most;
        try {
            if (!free) {
                throw new RateLimited(MOMENT);
            }
            return amongAll(work);
        } finally {
            taken.computeIfPresent(asker, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    private <T> T amongAll(Supplier<T> work) {
        if (!all.tryAcquirePermission()) {
            throw new Busy("Too many certificates are already with the ICD API", MOMENT);
        }
        try {
            return work.get();
        } finally {
            all.releasePermission();
        }
    }
}
