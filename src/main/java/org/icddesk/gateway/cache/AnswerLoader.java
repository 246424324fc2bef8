// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;

/** Loads answers into the cache: one request per key however many callers wait, with a bounded queue. */
final class AnswerLoader {

    private static final int MAX_WAITING = 64;
    private static final long PROBE_INTERVAL = Duration.ofSeconds(10).toNanos();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration RESTART = Duration.ofSeconds(5);

    private final IcdApiClient client;
    private final AnswerStore store;
    private final Executor executor;
    private final TimeSource time;
    private final FaultLog faults;
    private final ConcurrentMap<IcdRequest<?>, InFlightLoad<?>> inFlight = new ConcurrentHashMap<>();
    private final AtomicLong nextProbe;
    private volatile boolean closed;
    private final Bulkhead queue = Bulkhead.of(
            "icd-queue",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(IcdApiClient.MAX_IN_FLIGHT + MAX_WAITING)
                    .build());

    AnswerLoader(IcdApiClient client, AnswerStore store, Executor executor, TimeSource time) {
        this.client = client;
        this.store = store;
        this.executor = executor;
        this.time = time;
        faults = new FaultLog(time);
        this.nextProbe = new AtomicLong(time.nanos());
    }

    /** {@return the requests that wait for a slot in flight} */
    int queued() {
        int admitted =
                IcdApiClient.MAX_IN_FLIGHT + MAX_WAITING - queue.getMetrics().getAvailableConcurrentCalls();
        return Math.max(0, admitted - client.inFlight());
    }

    /** {@return whether a request is in flight} */
    boolean isLoading(IcdRequest<?> request) {
        return inFlight.containsKey(request);
    }

    /** Joins the load of a request, or starts one. */
    @SuppressWarnings("unchecked")
    <T> InFlightLoad<T> load(IcdRequest<T> request, AnswerTimeout timeout) {
        InFlightLoad<T> own = new InFlightLoad<>(request, timeout, time);
        // A request is only ever mapped to a load of its own kind.
        InFlightLoad<T> other = (InFlightLoad<T>) inFlight.putIfAbsent(request, own);
        if (other != null) {
            return other;
        }
        start(own);
        return own;
    }

    /** Sends a probe although there is a fresh answer, to see whether the outage is over; at limited intervals. */
    void probe(IcdRequest<?> request, AnswerTimeout timeout) {
        if (client.isCircuitOpen()) {
            return;
        }
        long now = time.nanos();
        long due = nextProbe.get();
        if (now - due >= 0 && nextProbe.compareAndSet(due, now + PROBE_INTERVAL)) {
            probeNow(request, timeout);
        }
    }

    /** Sends a request at once, although there may be a fresh answer, and resets the interval of {@link #probe}. */
    InFlightLoad<?> resume(IcdRequest<?> request, AnswerTimeout timeout) {
        nextProbe.set(time.nanos());
        return probeNow(request, timeout);
    }

    private <T> InFlightLoad<?> probeNow(IcdRequest<T> request, AnswerTimeout timeout) {
        InFlightLoad<T> own = new InFlightLoad<>(request, timeout, time);
        InFlightLoad<?> other = inFlight.putIfAbsent(request, own);
        if (other != null) {
            return other;
        }
        send(own);
        return own;
    }

    private <T> void start(InFlightLoad<T> load) {
        Optional<CachedAnswer<T>> meanwhile;
        try {
            meanwhile = store.get(load.request()).filter(answer -> answer.isFresh(time, store.generation()));
        } catch (RuntimeException | Error e) {
            failInternally(load, e);
            return;
        }
        if (meanwhile.isPresent()) {
            inFlight.remove(load.request(), load);
            load.result().complete(meanwhile.get());
            return;
        }
        send(load);
    }

    /** Ends all loads without an answer, those in flight and those to come. */
    void close() {
        // A load that is added meanwhile is either among those in flight here, or closed when it is about to be sent.
        closed = true;
        inFlight.values().forEach(load -> fail(load, shutdown()));
    }

    private <T> void send(InFlightLoad<T> load) {
        if (closed) {
            fail(load, shutdown());
            return;
        }
        if (!queue.tryAcquirePermission()) {
            fail(load, busy());
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    run(load);
                } finally {
                    queue.releasePermission();
                }
            });
        } catch (RejectedExecutionException e) {
            queue.releasePermission();
            fail(load, busy());
        } catch (RuntimeException | Error e) {
            queue.releasePermission();
            failInternally(load, e);
        }
    }

    private <T> void run(InFlightLoad<T> load) {
        load.markStarted();
        try {
            if (load.remainingQueueTime().isNegative()) {
                throw busy();
            }
            CachedAnswer<T> answer = store.put(load.request(), client.send(load.request(), load.remaining()));
            inFlight.remove(load.request(), load);
            load.result().complete(answer);
        } catch (NotFound e) {
            store.putAbsent(load.request());
            fail(load, e);
        } catch (IcdFailure e) {
            fail(load, e);
        } catch (RuntimeException | Error e) {
            failInternally(load, e);
        }
    }

    /** Ends a load that failed inside this server. */
    private <T> void failInternally(InFlightLoad<T> load, Throwable cause) {
        faults.log(cause);
        fail(load, new Unavailable("This server failed: " + cause.getClass().getName(), RETRY_AFTER, cause));
    }

    /** Ends a load without an answer; always removes it, so that the next caller can start another. */
    private <T> void fail(InFlightLoad<T> load, IcdFailure failure) {
        try {
            store.get(load.request()).ifPresent(answer -> answer.recordFailure(time));
        } finally {
            inFlight.remove(load.request(), load);
            load.result().completeExceptionally(failure);
        }
    }

    private static Unavailable shutdown() {
        return new Unavailable("This server is shutting down", RESTART, null)
                .withReason(Unavailable.Reason.SHUTDOWN, "", "This server is restarting.");
    }

    private static Busy busy() {
        return new Busy("Too many requests are waiting for the ICD API", RETRY_AFTER);
    }
}
