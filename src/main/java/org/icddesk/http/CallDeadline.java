// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The deadline of one HTTP exchange on the calling thread; a watchdog aborts the exchange when it expires. If the observer
 * allows, this server may take {@value #EXTENSION} times as long for its own part, but not the other server for its answer.
 */
final class CallDeadline implements AutoCloseable {

    private static final int EXTENSION = 3;
    private static final long ALMOST_A_MILLISECOND = 999_999;
    private static final ThreadLocal<CallDeadline> CURRENT = new ThreadLocal<>();

    private final ScheduledExecutorService watchdog;
    private final ExchangeObserver observer;
    private final long started = System.nanoTime();
    private final long connecting;
    private final long total;

    private Phase phase = Phase.CONNECTING;
    private Runnable abortAction = () -> {};
    private boolean expired;
    private boolean extended;
    private long asked;
    private long reached;
    private boolean closed;
    private Future<?> timer;
    private String proxyRefusal;
    private Headers received = Headers.none();

    private CallDeadline(
            Duration connecting, Duration total, ScheduledExecutorService watchdog, ExchangeObserver observer) {
        this.observer = observer;
        this.total = total.toNanos();
        this.connecting = Math.min(connecting.toNanos(), this.total);
        this.watchdog = watchdog;
    }

    /** Starts the deadline of the calling thread's exchange; close it on the same thread. */
    static CallDeadline begin(
            Duration connecting, Duration total, ScheduledExecutorService watchdog, ExchangeObserver observer)
            throws OutboundFailure {
        CallDeadline deadline = new CallDeadline(connecting, total, watchdog, observer);
        try {
            deadline.schedule(deadline.connecting);
        } catch (RejectedExecutionException e) {
            throw new OutboundFailure(OutboundFailure.Reason.CLOSED, "The server is shutting down", false, e);
        }
        CURRENT.set(deadline);
        observer.onPreparing();
        return deadline;
    }

    /** {@return the deadline of the calling thread} */
    static CallDeadline current() {
        return CURRENT.get();
    }

    /** Registers how to close the connection; runs it at once if the deadline has already passed. */
    synchronized void abortWith(Runnable action) {
        abortAction = action;
        if (expired) {
            action.run();
        }
    }

    /** Closes the connection instead of returning it to the pool. */
    synchronized void abort() {
        abortAction.run();
    }

    synchronized void enterPhase(Phase next) {
        phase = next;
        if (next == Phase.REACHING && reached == 0) {
            reached = System.nanoTime() - started;
        } else if (next == Phase.SENT) {
            asked = System.nanoTime() - started;
            observer.onAsked();
        } else if (next == Phase.ANSWERING) {
            observer.onAnswering();
        }
    }

    synchronized void recordProxyRefusal(String message) {
        proxyRefusal = message;
    }

    synchronized String proxyRefusal() {
        return proxyRefusal;
    }

    synchronized void received(Headers headers) {
        received = headers;
    }

    synchronized Headers received() {
        return received;
    }

    synchronized Phase phase() {
        return phase;
    }

    /** {@return whether the deadline has passed; closes the connection if the watchdog was late} */
    synchronized boolean expired() {
        if (!expired && left() <= 0) {
            expire();
        }
        return expired;
    }

    /** {@return milliseconds remaining to the current phase, rounded up and at least 1} */
    synchronized int remaining() {
        long remaining = TimeUnit.NANOSECONDS.toMillis(left() + ALMOST_A_MILLISECOND);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, remaining));
    }

    /** {@return the time of the whole exchange} */
    Duration total() {
        return Duration.ofNanos(total);
    }

    /** {@return the time allowed to the current phase, counted from the start} */
    synchronized Duration phaseTimeout() {
        return Duration.ofNanos(limit());
    }

    @Override
    public synchronized void close() {
        closed = true;
        abortAction = () -> {};
        timer.cancel(false);
        CURRENT.remove();
        observer.onEnd();
    }

    private long limit() {
        return switch (phase) {
            case CONNECTING -> extended ? Math.max(EXTENSION * connecting, reached + connecting) : connecting;
            case REACHING -> extended ? reached + connecting : connecting;
            case SENT -> extended ? asked + total : total;
            case ANSWERING -> extended ? Math.max(EXTENSION * total, asked + total) : total;
        };
    }

    /** {@return the time left to the current phase, which is extended if need be} */
    private long left() {
        long passed = System.nanoTime() - started;
        extended |= passed >= limit() && phase.isOurs() && observer.allowsMoreTime();
        return limit() - passed;
    }

    private synchronized void check() {
        long remaining = left();
        if (closed || expired) {
            return;
        }
        if (remaining > 0) {
            schedule(remaining);
        } else {
            expire();
        }
    }

    private void expire() {
        expired = true;
        abortAction.run();
    }

    private synchronized void schedule(long nanos) {
        timer = watchdog.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    /** How far the exchange has come. */
    enum Phase {
        /** No connection that a request can be sent on yet. */
        CONNECTING,
        /** The address is being looked up, or the other server is to accept the connection. */
        REACHING,
        /** The request, or part of it, may have reached the server. */
        SENT,
        /** The headers of the answer have arrived. */
        ANSWERING;

        /** {@return whether what takes time may be this server} */
        private boolean isOurs() {
            return this == CONNECTING || this == ANSWERING;
        }
    }
}
