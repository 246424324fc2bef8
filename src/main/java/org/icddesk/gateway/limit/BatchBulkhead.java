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

    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;
    private int released;
    private boolean granting;

    /**
     * Creates a bulkhead.
     *
     * @param permits the requests that batches may have in flight; positive
     */
    public BatchBulkhead(int permits) {
        free = permits;
    }

    /** {@return a permit, complete when it is granted; each must be returned by {@link #release()}} */
    public synchronized CompletableFuture<Void> acquire() {
        CompletableFuture<Void> permit = new CompletableFuture<>();
        if (free > 0) {
            free--;
            permit.complete(null);
        } else {
            waiting.add(permit);
        }
        return permit;
    }

    /** Returns a permit, and grants the next. */
    public void release() {
        synchronized (this) {
            released++;
            if (granting) {
                return;
            }
            granting = true;
        }
        // A batch may release its permit as soon as it is granted: granting in a loop keeps the stack flat.
        for (CompletableFuture<Void> next = nextGranted(); next != null; next = nextGranted()) {
            next.complete(null);
        }
    }

    /** {@return the next permit to grant; null if there is none left} */
    private synchronized CompletableFuture<Void> nextGranted() {
        while (released > 0) {
            released--;
            CompletableFuture<Void> next = waiting.poll();
            if (next != null) {
                return next;
            }
            free++;
        }
        granting = false;
        return null;
    }
}
