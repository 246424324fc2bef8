// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * A fair bulkhead for batches: they share some of the requests in flight, first come, first served, and leave the rest
 * to others.
 */
public final class BatchBulkhead {

    private static final int SHARED = 12;

    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free = SHARED;
    private int ended;
    private boolean handingOn;

    /** {@return a permit, complete when it is granted; each must be returned by {@link #release()}} */
    public synchronized CompletableFuture<Void> acquire() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        if (free > 0) {
            free--;
            turn.complete(null);
        } else {
            waiting.add(turn);
        }
        return turn;
    }

    /** Returns a permit, and grants the next. */
    public void release() {
        synchronized (this) {
            ended++;
            if (handingOn) {
                return;
            }
            handingOn = true;
        }
        // A turn can end while it begins. So turns follow each other here: inside each other, they would fill the
        // stack.
        for (CompletableFuture<Void> next = successor(); next != null; next = successor()) {
            next.complete(null);
        }
    }

    /** {@return who takes over from one that ended; null if there is nothing left to hand on} */
    private synchronized CompletableFuture<Void> successor() {
        while (ended > 0) {
            ended--;
            CompletableFuture<Void> next = waiting.poll();
            if (next != null) {
                return next;
            }
            free++;
        }
        handingOn = false;
        return null;
    }
}
