// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;

/** A request to WHO in flight, shared by all callers that wait for its answer. */
final class InFlightLoad<T> {

    private static final Duration MAX_QUEUE_TIME = Duration.ofSeconds(1);

    private final IcdRequest<T> request;
    private final AnswerTimeout timeout;
    private final TimeSource time;
    private final long createdAt;
    private final CompletableFuture<CachedAnswer<T>> result = new CompletableFuture<>();
    private volatile boolean isStarted;

    InFlightLoad(IcdRequest<T> request, AnswerTimeout timeout, TimeSource time) {
        this.request = request;
        this.timeout = timeout;
        this.time = time;
        this.createdAt = time.nanos();
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

    /** {@return the time left to it} */
    Duration remaining() {
        return timeout.limit().minus(age());
    }

    /** {@return the time since the first caller asked} */
    Duration age() {
        return time.since(createdAt);
    }

    /** {@return how long it may go on to wait for a slot in flight; negative if it waited too long} */
    Duration remainingQueueTime() {
        Duration longest = timeout == AnswerTimeout.BATCH ? timeout.limit() : MAX_QUEUE_TIME;
        return longest.minus(time.since(createdAt));
    }

    void markStarted() {
        isStarted = true;
    }

    boolean isStarted() {
        return isStarted;
    }
}
