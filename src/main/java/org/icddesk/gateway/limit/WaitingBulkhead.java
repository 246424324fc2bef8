// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.request.AnswerRate;
import org.icddesk.request.ClientContext;

/**
 * Limits to 16 the request threads that wait on while WHO is silent, so that pages that need nothing from WHO always find
 * a thread. While it answers, every thread waits as long as its deadline lasts.
 */
public final class WaitingBulkhead {

    private static final int MAX_WAITING = 16;
    private static final int CROWD = 48;

    private final AnswerRate rate;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Bulkhead bulkhead = Bulkhead.of(
            "icd-requests",
            BulkheadConfig.custom().maxConcurrentCalls(MAX_WAITING).build());

    public WaitingBulkhead(AnswerRate rate) {
        this.rate = rate;
    }

    /** {@return the wait of the current thread, which begins; to be closed when it ends} */
    public Wait begin() {
        return new Wait(ClientContext.isPresent());
    }

    /** The wait of one thread. */
    public final class Wait implements AutoCloseable {

        private final boolean limited;
        private final AnswerRate.CountedWait time = rate.beginWait();
        private boolean permitted;

        private Wait(boolean limited) {
            this.limited = limited;
            if (limited) {
                waiting.incrementAndGet();
            }
        }

        /** {@return the time of it that counts against the deadline of whoever waits} */
        public Duration counted() {
            return time.counted();
        }

        /**
         * Decides whether the thread may wait on; one that serves no request always may.
         *
         * @param late how long the answer that it waits for has been in the making; zero if WHO was not asked yet
         * @return false if WHO is silent, or late with this answer while many wait, and 16 wait on already
         */
        public boolean mayGoOn(Duration late) {
            boolean silent = rate.isSilent() || waiting.get() > CROWD && isLate(late);
            if (limited && silent && !permitted) {
                permitted = bulkhead.tryAcquirePermission();
            }
            return !limited || !silent || permitted;
        }

        private boolean isLate(Duration late) {
            return late.compareTo(AnswerRate.SILENCE) >= 0 && !rate.isWaitingForProcessors();
        }

        @Override
        public void close() {
            if (limited) {
                ClientContext.recordWait(counted());
                waiting.decrementAndGet();
            }
            if (permitted) {
                permitted = false;
                bulkhead.releasePermission();
            }
        }
    }
}
