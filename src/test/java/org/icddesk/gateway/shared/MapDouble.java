// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A shared map in memory that can be slow, fail and hold what nobody put. */
public final class MapDouble implements SharedMap {

    public final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    public final AtomicInteger uses = new AtomicInteger();
    public volatile List<String> members = List.of("node0", "node1");
    public volatile Mode mode = Mode.WELL;

    /** What it does when it is used. */
    public enum Mode {
        WELL,
        SILENT,
        FAILING,
        THROWING
    }

    private <T> CompletableFuture<T> use(Supplier<T> work) {
        uses.incrementAndGet();
        return switch (mode) {
            case WELL -> CompletableFuture.completedFuture(work.get());
            case SILENT -> new CompletableFuture<>();
            case FAILING -> CompletableFuture.failedFuture(new IllegalStateException("The cluster is gone"));
            case THROWING -> throw new IllegalStateException("The cache is stopped");
        };
    }

    @Override
    public CompletableFuture<byte[]> get(String key) {
        return use(() -> entries.get(key));
    }

    @Override
    public CompletableFuture<?> put(String key, byte[] value) {
        return use(() -> entries.put(key, value));
    }

    @Override
    public CompletableFuture<byte[]> putIfAbsent(String key, byte[] value, Duration lifespan) {
        return use(() -> entries.putIfAbsent(key, value));
    }

    @Override
    public CompletableFuture<?> remove(String key) {
        return use(() -> entries.remove(key));
    }

    @Override
    public List<String> members() {
        if (mode == Mode.THROWING) {
            throw new IllegalStateException("The cache is stopped");
        }
        return members;
    }

    @Override
    public Optional<Long> entries() {
        return Optional.of((long) entries.size());
    }
}
