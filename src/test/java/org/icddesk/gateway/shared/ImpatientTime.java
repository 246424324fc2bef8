// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.icddesk.testing.gateway.VirtualTime;
import org.icddesk.time.TimeSource;

/** Virtual time in which whoever waits for what is not there yet has waited as long as may be. */
public final class ImpatientTime implements TimeSource {

    public final VirtualTime virtual = new VirtualTime();

    /** What else happens while somebody pauses. */
    public Runnable meanwhile = () -> {};

    @Override
    public Instant now() {
        return virtual.now();
    }

    @Override
    public long nanos() {
        return virtual.nanos();
    }

    @Override
    public void pause(Duration duration) {
        virtual.pass(duration);
        meanwhile.run();
    }

    @Override
    public <T> T await(CompletableFuture<T> future, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (future.isDone()) {
            return future.get();
        }
        virtual.pass(limit);
        throw new TimeoutException();
    }
}
