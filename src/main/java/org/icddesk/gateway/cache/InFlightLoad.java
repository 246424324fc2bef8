// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;

/** A request to WHO, waiting or in flight, shared by all callers that wait for its answer. */
final class InFlightLoad<T> {

    private final IcdRequest<T> request;
    private final AnswerTimeout timeout;
    private final TimeSource time;
    private final boolean background;
    private final boolean cached;
    private final long createdAt;
    private final CompletableFuture<CachedAnswer<T>> result = new CompletableFuture<>();
    private int askers;
    private boolean abandoned;
    private volatile long startedAt;
    private volatile boolean isStarted;

    /**
     * Creates a load.
     *
     * @param timeout the time limit of the first caller
     * @param background whether it is to be loaded even if nobody waits for it; otherwise its first caller does
     */
    InFlightLoad(IcdRequest<T> request, AnswerTimeout timeout, TimeSource time, boolean background) {
        this(request, timeout, time, background, true);
    }

    private InFlightLoad(
            IcdRequest<T> request, AnswerTimeout timeout, TimeSource time, boolean background, boolean cached) {
        this.request = request;
        this.timeout = timeout;
        this.time = time;
        this.background = background;
        this.cached = cached;
        this.createdAt = time.nanos();
        askers = background ? 0 : 1;
    }

    /** {@return a load in the background whose answer is cached only if others wait for it too} */
    static <T> InFlightLoad<T> uncached(IcdRequest<T> request, AnswerTimeout timeout, TimeSource time) {
        return new InFlightLoad<>(request, timeout, time, true, false);
    }

    /** {@return whether its answer is to be cached} */
    boolean isCached() {
        return cached || isAsked();
    }

    IcdRequest<T> request() {
        return request;
    }

    CompletableFuture<CachedAnswer<T>> result() {
        return result;
    }

    /** {@return the time limit of the first caller} */
    AnswerTimeout timeout() {
        return timeout;
    }

    /** {@return the time since the first caller asked} */
    Duration age() {
        return time.since(createdAt);
    }

    /** {@return whether it came too late for everybody: nobody waits for it any more, and its time is over} */
    synchronized boolean isOutdated() {
        return askers == 0 && age().compareTo(timeout.limit()) > 0;
    }

    /** Adds a caller; {@return false if the load was abandoned before} */
    synchronized boolean join() {
        if (!abandoned) {
            askers++;
        }
        return !abandoned;
    }

    /**
     * Removes a caller.
     *
     * @param remove takes the load out of the queue; false if its turn has come
     * @return whether the load is abandoned now: it was still waiting, and nobody waits for it any more
     */
    synchronized boolean leave(Predicate<InFlightLoad<?>> remove) {
        askers--;
        abandoned = askers == 0 && !background && remove.test(this);
        return abandoned;
    }

    /** {@return whether somebody waits for it} */
    synchronized boolean isAsked() {
        return askers > 0;
    }

    void markStarted() {
        startedAt = time.nanos();
        isStarted = true;
    }

    /** {@return how long WHO has been working on it; zero while it waits for a slot} */
    Duration inFlightFor() {
        return isStarted ? time.since(startedAt) : Duration.ZERO;
    }
}
