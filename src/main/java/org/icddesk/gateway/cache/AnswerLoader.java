// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;

/** Loads answers into the cache: one request per key however many callers wait, and a queue for a slot in flight. */
final class AnswerLoader {

    private static final long PROBE_INTERVAL = Duration.ofSeconds(10).toNanos();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration RESTART = Duration.ofSeconds(5);
    private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(60);

    private final IcdApiClient client;
    private final AnswerStore store;
    private final TimeSource time;
    private final FaultLog faults;
    private final ConcurrentMap<IcdRequest<?>, InFlightLoad<?>> inFlight = new ConcurrentHashMap<>();
    private final AtomicLong nextProbe;
    private volatile boolean closed;
    private final LoadQueue queue;

    AnswerLoader(IcdApiClient client, AnswerStore store, Executor executor, TimeSource time) {
        this.client = client;
        this.store = store;
        this.time = time;
        faults = new FaultLog(time);
        this.nextProbe = new AtomicLong(time.nanos());
        queue = new LoadQueue(client.rate().calls(), executor);
    }

    /** {@return the requests that wait for a slot in flight} */
    int queued() {
        return queue.waiting();
    }

    /** {@return whether a request waits or is in flight} */
    boolean isLoading(IcdRequest<?> request) {
        return inFlight.containsKey(request);
    }

    /** Joins the load of a request, or starts one, for a caller who will {@link #leave} it. */
    @SuppressWarnings("unchecked")
    <T> InFlightLoad<T> load(IcdRequest<T> request, AnswerTimeout timeout) {
        while (true) {
            InFlightLoad<T> own = new InFlightLoad<>(request, timeout, time, false);
            // A request is only ever mapped to a load of its own kind.
            InFlightLoad<T> other = (InFlightLoad<T>) inFlight.putIfAbsent(request, own);
            if (other == null) {
                start(own);
                return own;
            }
            if (other.join()) {
                queue.promote(other);
                return other;
            }
            inFlight.remove(request, other);
        }
    }

    /** Ends a caller's wait; a load that nobody waits for any more leaves the queue. */
    void leave(InFlightLoad<?> load) {
        if (load.leave(queue::remove)) {
            inFlight.remove(load.request(), load);
            load.result().completeExceptionally(busy());
        }
    }

    /** Starts the load of a request in the background, unless it is being loaded. */
    <T> InFlightLoad<T> refresh(IcdRequest<T> request, AnswerTimeout timeout) {
        return inBackground(new InFlightLoad<>(request, timeout, time, true), this::start);
    }

    /** Starts the load of a request in the background, unless it is being loaded; what nobody waits for is not cached. */
    <T> InFlightLoad<T> fetch(IcdRequest<T> request, AnswerTimeout timeout) {
        return inBackground(InFlightLoad.uncached(request, timeout, time), this::send);
    }

    @SuppressWarnings("unchecked")
    private <T> InFlightLoad<T> inBackground(InFlightLoad<T> own, Consumer<InFlightLoad<T>> begin) {
        InFlightLoad<T> other = (InFlightLoad<T>) inFlight.putIfAbsent(own.request(), own);
        if (other != null) {
            return other;
        }
        begin.accept(own);
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

    /** {@return the time until a waiting load is answered, at the present rate or a better one; zero if it is in flight} */
    Duration untilAnswered(InFlightLoad<?> load) {
        int ahead = queue.ahead(load);
        return ahead < 0 ? Duration.ZERO : client.rate().untilAnswered(ahead);
    }

    /** {@return a failure that tells to come back when those who wait now have been answered} */
    Busy busy() {
        Duration wait = client.rate().untilAnswered(queue.waiting());
        Duration bounded = wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait;
        return new Busy(
                "Too many requests are waiting for the ICD API",
                bounded.compareTo(RETRY_AFTER) < 0 ? RETRY_AFTER : bounded);
    }

    private <T> InFlightLoad<?> probeNow(IcdRequest<T> request, AnswerTimeout timeout) {
        InFlightLoad<T> own = new InFlightLoad<>(request, timeout, time, true);
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
            meanwhile = store.inMemory(load.request()).filter(answer -> answer.isFresh(time, store.generation()));
        } catch (RuntimeException | Error e) {
            failInternally(load, e);
            return;
        }
        if (meanwhile.isPresent()) {
            inFlight.remove(load.request(), load);
            load.result().complete(meanwhile.get());
            return;
        }
        send(load, true);
    }

    /** Ends all loads without an answer, those in flight and those to come. */
    void close() {
        // A load that is added meanwhile is either among those in flight here, or closed when it is about to be sent.
        closed = true;
        inFlight.values().forEach(load -> fail(load, shutdown()));
    }

    private <T> void send(InFlightLoad<T> load) {
        send(load, false);
    }

    /** @param anybody whether the answer may come from another server of the cluster */
    private <T> void send(InFlightLoad<T> load, boolean anybody) {
        if (closed) {
            fail(load, shutdown());
            return;
        }
        try {
            if (!queue.add(load, () -> run(load, anybody))) {
                fail(load, busy());
            }
        } catch (RejectedExecutionException e) {
            fail(load, busy());
        } catch (RuntimeException | Error e) {
            failInternally(load, e);
        }
    }

    private <T> void run(InFlightLoad<T> load, boolean anybody) {
        load.markStarted();
        try {
            if (closed) {
                throw shutdown();
            }
            if (load.isOutdated()) {
                throw busy();
            }
            Optional<CachedAnswer<T>> other = anybody ? store.fromOthers(load.request()) : Optional.empty();
            CachedAnswer<T> answer = other.isPresent() ? other.get() : ask(load);
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

    private <T> CachedAnswer<T> ask(InFlightLoad<T> load) {
        // NOTE: not what is left of a caller's time, since WHO would then seem to fail where the queue is long.
        UpstreamAnswer<T> sent = client.send(load.request(), load.timeout().limit());
        return load.isCached() ? store.put(load.request(), sent) : store.dated(load.request(), sent);
    }

    /** Ends a load that failed inside this server. */
    private <T> void failInternally(InFlightLoad<T> load, Throwable cause) {
        faults.log(cause);
        fail(load, new Unavailable("This server failed: " + cause.getClass().getName(), RETRY_AFTER, cause));
    }

    /** Ends a load without an answer; always removes it, so that the next caller can start another. */
    private <T> void fail(InFlightLoad<T> load, IcdFailure failure) {
        try {
            store.inMemory(load.request()).ifPresent(answer -> answer.recordFailure(time));
            store.release(load.request());
        } finally {
            inFlight.remove(load.request(), load);
            load.result().completeExceptionally(failure);
        }
    }

    private static Unavailable shutdown() {
        return new Unavailable("This server is shutting down", RESTART, null)
                .withReason(Unavailable.Reason.SHUTDOWN, "", "This server is restarting.");
    }
}
