// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The queue of loads that wait for a slot in flight: those that somebody waits for in the order in which they were asked,
 * then those in the background.
 */
final class LoadQueue {

    /** The maximum number of loads that wait. */
    static final int MAX_WAITING = 2_000;

    private final int slots;
    private final Executor executor;
    private final Map<InFlightLoad<?>, Runnable> asked = new LinkedHashMap<>();
    private final Map<InFlightLoad<?>, Runnable> background = new LinkedHashMap<>();
    private int workers;

    /**
     * Creates an empty queue.
     *
     * @param slots how many loads run at once
     * @param executor runs them
     */
    LoadQueue(int slots, Executor executor) {
        this.slots = slots;
        this.executor = executor;
    }

    /**
     * Adds a load.
     *
     * @param work what to do when its turn has come
     * @return whether there was room; {@link RejectedExecutionException} if nothing is executed any more
     */
    boolean add(InFlightLoad<?> load, Runnable work) {
        boolean newWorker;
        synchronized (this) {
            if (waiting() >= MAX_WAITING) {
                return false;
            }
            background.put(load, work);
            newWorker = workers < slots;
            workers += newWorker ? 1 : 0;
        }
        // NOTE: a load is not asked under the lock of the queue, since it asks the queue under its own.
        if (load.isAsked()) {
            promote(load);
        }
        if (newWorker) {
            execute(load);
        }
        return true;
    }

    private void execute(InFlightLoad<?> load) {
        try {
            executor.execute(this::work);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                workers--;
            }
            remove(load);
            throw e;
        }
    }

    /** Takes a load out, unless its turn has come; {@return whether it was still waiting} */
    synchronized boolean remove(InFlightLoad<?> load) {
        return asked.remove(load) != null || background.remove(load) != null;
    }

    /** Moves a load that is now waited for to the end of those that are. */
    synchronized void promote(InFlightLoad<?> load) {
        Runnable work = background.remove(load);
        if (work != null) {
            asked.put(load, work);
        }
    }

    /** {@return the number of loads before this one; −1 if it does not wait} */
    synchronized int ahead(InFlightLoad<?> load) {
        if (!asked.containsKey(load)) {
            return background.containsKey(load) ? asked.size() : -1;
        }
        int ahead = 0;
        for (InFlightLoad<?> other : asked.keySet()) {
            if (other == load) {
                break;
            }
            ahead++;
        }
        return ahead;
    }

    /** {@return the number of loads that wait} */
    synchronized int waiting() {
        return asked.size() + background.size();
    }

    private void work() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    /** {@return the next work; null if there is none, upon which the worker has ended} */
    private synchronized Runnable next() {
        Iterator<Runnable> works =
                (asked.isEmpty() ? background : asked).values().iterator();
        if (!works.hasNext()) {
            workers--;
            return null;
        }
        Runnable next = works.next();
        works.remove();
        return next;
    }
}
