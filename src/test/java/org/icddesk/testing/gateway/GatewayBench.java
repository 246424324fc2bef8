// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.gateway;

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
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.upstream.Authorizer;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.http.OutboundSettings;
import org.icddesk.request.AnswerRate;
import org.icddesk.time.TimeSource;

/** The gateway on a workbench: real network, real threads, and a time that can be moved forward. */
public final class GatewayBench implements AutoCloseable {

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(GatewayBench::daemon);
    private final ExecutorService executor =
            Executors.newFixedThreadPool(Configuration.DEFAULT_UPSTREAM_CALLS, GatewayBench::daemon);
    private final OutboundHttpClient outbound;
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final TimeSource time = new TimeSource() {
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

    public GatewayBench() {
        this(OutboundSettings.defaults(Optional.empty()));
    }

    public GatewayBench(OutboundSettings settings) {
        outbound = new OutboundHttpClient(settings, watchdog, executor);
    }

    /** Lets time pass on both clocks. */
    public void advance(Duration duration) {
        ahead.addAndGet(duration.toNanos());
    }

    public OutboundHttpClient outbound() {
        return outbound;
    }

    public TimeSource time() {
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
    IcdApiClient upstream(URI base) {
        return upstream(base, Optional.empty());
    }

    /** {@return a way to an ICD API with a token that never changes} */
    IcdApiClient upstream(URI base, Optional<String> authorization) {
        Authorizer.Authorization pass = new Authorizer.Authorization() {
            @Override
            public Optional<String> authorization() {
                return authorization;
            }

            @Override
            public void accepted() {
                // It never changes.
            }

            @Override
            public void rejected() {
                refused.incrementAndGet();
            }
        };
        return new IcdApiClient(
                "The ICD API",
                base,
                outbound,
                () -> pass,
                time,
                new Random(1),
                new AnswerRate(Configuration.DEFAULT_UPSTREAM_CALLS, time));
    }

    /** {@return a gateway with an empty memory} */
    public IcdGateway gateway(URI base) {
        return new IcdGateway(upstream(base), executor, time, 64 << 20);
    }

    /** {@return answers with an empty memory and a folder that outlives them} */
    public AnswerCache answers(URI base, Path folder) {
        DiskCache files = new DiskCache(folder, base.toString(), 64 << 20, Runnable::run, time::nanos);
        return new AnswerCache(upstream(base), executor, time, 64 << 20, Optional.of(files), Optional.empty());
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
