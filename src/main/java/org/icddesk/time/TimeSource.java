// SPDX-License-Identifier: Apache-2.0
package org.icddesk.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time source of the gateway: instants for display, a ticker for measuring, and waiting. */
public interface TimeSource {

    /** The time of this machine. */
    TimeSource SYSTEM = new TimeSource() {

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }

        @Override
        public <T> T await(CompletableFuture<T> future, Duration limit)
                throws InterruptedException, ExecutionException, TimeoutException {
            return future.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
        }
    };

    /** {@return the wall-clock time, for display; it can jump} */
    Instant now();

    /** {@return a monotonic count of nanoseconds, for measuring} */
    long nanos();

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is to end
     */
    void pause(Duration duration) throws InterruptedException;

    /**
     * Waits for a result.
     *
     * @param future brings the result
     * @param limit how long to wait at most
     * @throws InterruptedException if the thread is to end
     * @throws ExecutionException if the result is a failure
     * @throws TimeoutException if there is none in time
     */
    <T> T await(CompletableFuture<T> future, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException;

    /**
     * Measures the time that has passed.
     *
     * @param nanos an earlier count of {@link #nanos()}
     * @return the time since then
     */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /** {@return a clock that shows the current time once and runs with the ticker from then on, so it never jumps} */
    default Clock steadyClock() {
        Instant start = now();
        long startNanos = nanos();
        InstantSource steady = () -> start.plusNanos(nanos() - startNanos);
        return steady.withZone(ZoneOffset.UTC);
    }
}
