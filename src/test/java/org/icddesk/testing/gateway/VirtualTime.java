// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.icddesk.time.TimeSource;

/** Time that passes only when told to, or when somebody pauses. */
public final class VirtualTime implements TimeSource {

    /** When it begins. */
    public static final Instant START = Instant.parse("2026-01-20T12:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private long nanos;
    private Duration shift = Duration.ZERO;

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos).plus(shift);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void pause(Duration duration) {
        pauses.add(duration);
        pass(duration);
    }

    @Override
    public <T> T await(CompletableFuture<T> future, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        future.whenComplete((value, failure) -> wake());
        synchronized (this) {
            long end = nanos + limit.toNanos();
            while (!future.isDone()) {
                if (nanos >= end) {
                    throw new TimeoutException();
                }
                wait();
            }
        }
        return future.get();
    }

    /** Lets time pass. */
    public synchronized void pass(Duration duration) {
        nanos += duration.toNanos();
        notifyAll();
    }

    /** Sets the clock of the machine. */
    public synchronized void set(Duration forward) {
        shift = shift.plus(forward);
    }

    /** {@return how long was paused, each time} */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    private synchronized void wake() {
        notifyAll();
    }
}
