// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The token request that is due or in flight, for which all callers without a token wait.
 *
 * @param done completed when it has ended, successfully or not
 * @param start when it may be sent
 * @param started whether it has been sent
 * @param repeated whether it is the second attempt after a broken connection
 */
record TokenRequest(CompletableFuture<Void> done, Timestamp start, boolean started, boolean repeated) {

    /** {@return a request scheduled for a time, which may be now} */
    static TokenRequest at(Timestamp start, Timestamp now) {
        return new TokenRequest(new CompletableFuture<>(), start, now.reached(start), false);
    }

    /** {@return this request, sent} */
    TokenRequest markStarted() {
        return new TokenRequest(done, start, true, repeated);
    }

    /** {@return a retry for the same callers} */
    TokenRequest retryAt(Timestamp at) {
        return new TokenRequest(done, at, false, true);
    }

    /** Waits for its end; false if that takes too long or the thread is interrupted. */
    boolean await(Duration timeout) {
        try {
            done.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
