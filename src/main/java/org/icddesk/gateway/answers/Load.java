// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;

/** A request to WHO in flight, shared by all callers that wait for its answer. */
final class Load<T> {

    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(1);

    private final Question<T> question;
    private final Patience patience;
    private final Time time;
    private final long begun;
    private final CompletableFuture<Remembered<T>> result = new CompletableFuture<>();
    private volatile boolean started;

    Load(Question<T> question, Patience patience, Time time) {
        this.question = question;
        this.patience = patience;
        this.time = time;
        this.begun = time.nanos();
    }

    Question<T> question() {
        return question;
    }

    CompletableFuture<Remembered<T>> result() {
        return result;
    }

    /** {@return the time limit of the first caller} */
    Patience patience() {
        return patience;
    }

    /** {@return the time left to it} */
    Duration left() {
        return patience.limit().minus(age());
    }

    /** {@return the time since the first caller asked} */
    Duration age() {
        return time.since(begun);
    }

    /** {@return how long it may go on to wait for a slot in flight; negative if it waited too long} */
    Duration queueLeft() {
        Duration longest = patience == Patience.BATCH ? patience.limit() : LONGEST_QUEUE;
        return longest.minus(time.since(begun));
    }

    void start() {
        started = true;
    }

    boolean started() {
        return started;
    }
}
