// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import org.icddesk.request.ClientContext;

/**
 * Limits to 16 the request threads that may wait out their deadline; other threads wait three seconds past the expected
 * answer at most, so that pages that need nothing from WHO always find a thread.
 */
public final class WaitingBulkhead {

    private static final int MAX_WAITING = 16;
    private static final Duration SHORT_WAIT = Duration.ofSeconds(3);

    private final Bulkhead bulkhead = Bulkhead.of(
            "icd-requests",
            BulkheadConfig.custom().maxConcurrentCalls(MAX_WAITING).build());

    /** A permit to wait, returned on close. */
    public interface Permit extends AutoCloseable {

        /**
         * Bounds a wait.
         *
         * @param limit the caller's time limit
         * @param waited how long the answer has been waited for
         * @return how long to wait
         */
        Duration limit(Duration limit, Duration waited);

        @Override
        void close();
    }

    /**
     * {@return a permit for the current thread; threads that serve no request always get one, and others a short one if
     * all are taken}
     */
    public Permit acquire() {
        if (!ClientContext.isPresent()) {
            return new FullPermit(() -> {});
        }
        return bulkhead.tryAcquirePermission() ? new FullPermit(bulkhead::releasePermission) : new ShortPermit();
    }

    private record FullPermit(Runnable onClose) implements Permit {

        @Override
        public Duration limit(Duration limit, Duration waited) {
            return limit;
        }

        @Override
        public void close() {
            onClose.run();
        }
    }

    private record ShortPermit() implements Permit {

        @Override
        public Duration limit(Duration limit, Duration waited) {
            Duration remaining = SHORT_WAIT.minus(waited);
            return limit.compareTo(remaining) < 0 ? limit : remaining;
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }
    }
}
