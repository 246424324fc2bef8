// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.icddesk.gateway.answers.Answers;
import org.icddesk.gateway.disk.AnswerFiles;
import org.icddesk.gateway.upstream.Passes;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.gateway.upstream.Upstream;
import org.icddesk.http.Outbound;
import org.icddesk.http.OutboundSettings;

/** The gateway on a workbench: real network, real threads, and a time that can be moved forward. */
final class Bench implements AutoCloseable {

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(Bench::daemon);
    private final ExecutorService executor = Executors.newFixedThreadPool(Upstream.MOST_IN_FLIGHT, Bench::daemon);
    private final Outbound outbound;
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final Time time = new Time() {
        @Override
        public Instant now() {
            return Instant.now().plusNanos(ahead.get());
        }

        @Override
        public long nanos() {
            return System.nanoTime() + ahead.get();
        }

        @Override
        public void pause(Duration duration) {
            advance(duration);
        }

        @Override
        public <T> T await(CompletableFuture<T> future, Duration limit)
                throws InterruptedException, ExecutionException, TimeoutException {
            return future.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
        }
    };

    Bench() {
        this(OutboundSettings.usual(Optional.empty()));
    }

    Bench(OutboundSettings settings) {
        outbound = new Outbound(settings, watchdog, executor);
    }

    /** Lets time pass on both clocks. */
    void advance(Duration duration) {
        ahead.addAndGet(duration.toNanos());
    }

    Outbound outbound() {
        return outbound;
    }

    Time time() {
        return time;
    }

    ScheduledExecutorService scheduler() {
        return watchdog;
    }

    /** {@return how often a pass was refused} */
    int refused() {
        return refused.get();
    }

    /** {@return a way to an ICD API that wants no token} */
    Upstream upstream(URI base) {
        return upstream(base, Optional.empty());
    }

    /** {@return a way to an ICD API with a token that never changes} */
    Upstream upstream(URI base, Optional<String> authorization) {
        Passes.Pass pass = new Passes.Pass() {
            @Override
            public Optional<String> authorization() {
                return authorization;
            }

            @Override
            public void refused() {
                refused.incrementAndGet();
            }
        };
        return new Upstream(base, outbound, () -> pass, time, new Random(1));
    }

    /** {@return a gateway with an empty memory} */
    IcdGateway gateway(URI base) {
        return new IcdGateway(upstream(base), executor, time, 64 << 20);
    }

    /** {@return answers with an empty memory and a folder that outlives them} */
    Answers answers(URI base, Path folder) {
        AnswerFiles files = new AnswerFiles(folder, base.toString(), 64 << 20, Runnable::run, time::nanos);
        return new Answers(upstream(base), executor, time, 64 << 20, Optional.of(files));
    }

    @Override
    public void close() {
        outbound.close();
        watchdog.shutdownNow();
        executor.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bench");
        thread.setDaemon(true);
        return thread;
    }
}
