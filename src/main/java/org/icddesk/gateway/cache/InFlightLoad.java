// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;

/** A request to WHO in flight, shared by all callers that wait for its answer. */
final class InFlightLoad<T> {

    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(1);

    private final IcdRequest<T> request;
    private final AnswerTimeout timeout;
    private final TimeSource time;
    private final long begun;
    private final CompletableFuture<CachedAnswer<T>> result = new CompletableFuture<>();
    private volatile boolean started;

    InFlightLoad(IcdRequest<T> request, AnswerTimeout timeout, TimeSource time) {
        this.request = request;
        this.timeout = timeout;
        this.time = time;
        this.begun = time.nanos();
    }

    IcdRequest<T> question() {
        return request;
    }

    CompletableFuture<CachedAnswer<T>> result() {
        return result;
    }

    /** {@return the time limit of the first caller} */
    AnswerTimeout patience() {
        return timeout;
    }

    /** {@return the time left to it} */
    Duration remaining() {
        return timeout.limit().minus(age());
    }

    /** {@return the time since the first caller asked} */
    Duration age() {
        return time.since(begun);
    }

    /** {@return how long it may go on to wait for a slot in flight; negative if it waited too long} */
    Duration remainingQueueTime() {
        Duration longest = timeout == AnswerTimeout.BATCH ? timeout.limit() : LONGEST_QUEUE;
        return longest.minus(time.since(begun));
    }

    void start() {
        started = true;
    }

    boolean started() {
        return started;
    }
}
