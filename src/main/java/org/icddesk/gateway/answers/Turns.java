// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Lets those who ask much share some of the places in flight, first come, first served, and leaves the rest to others. */
final class Turns {

    private static final int SHARED = 12;

    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free = SHARED;

    /** {@return a turn, complete when it comes; each must be ended by {@link #end()}} */
    synchronized CompletableFuture<Void> next() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        if (free > 0) {
            free--;
            turn.complete(null);
        } else {
            waiting.add(turn);
        }
        return turn;
    }

    /** Ends a turn that came, and begins the next. */
    void end() {
        CompletableFuture<Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.complete(null);
    }
}
