// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import org.icddesk.gateway.Asker;

/**
 * Where requests wait for WHO. Each keeps a thread of the server meanwhile: so a few wait as long as they can, and the others
 * no longer than WHO takes on a bad day, that there are threads for those who need no answer of WHO.
 */
public final class Seats {

    private static final int ALL = 16;
    private static final Duration WITHOUT = Duration.ofSeconds(3);

    private final Bulkhead free = Bulkhead.of(
            "icd-requests", BulkheadConfig.custom().maxConcurrentCalls(ALL).build());

    /** A place to wait, given back when it is closed. */
    public interface Seat extends AutoCloseable {

        /**
         * Bounds a wait.
         *
         * @param limit how long the asker could wait
         * @param waited how long the answer has been waited for
         * @return how long to wait
         */
        Duration limit(Duration limit, Duration waited);

        @Override
        void close();
    }

    /** {@return a seat for the present thread; there is one for all who are no request, and one to stand where all are taken} */
    public Seat take() {
        if (!Asker.isPresent()) {
            return new Sitting(() -> {});
        }
        return free.tryAcquirePermission() ? new Sitting(free::releasePermission) : new Standing();
    }

    private record Sitting(Runnable leave) implements Seat {

        @Override
        public Duration limit(Duration limit, Duration waited) {
            return limit;
        }

        @Override
        public void close() {
            leave.run();
        }
    }

    private record Standing() implements Seat {

        @Override
        public Duration limit(Duration limit, Duration waited) {
            Duration left = WITHOUT.minus(waited);
            return limit.compareTo(left) < 0 ? limit : left;
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }
    }
}
