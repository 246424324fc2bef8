// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.infinispan.Cache;

/** The shared map in the server's Infinispan; loaded only where the server has it. */
public final class InfinispanMap implements SharedMap {

    private static final String SERVER = "jboss.as:management-root=server";
    private static final String STATISTICS = "jboss.as:subsystem=infinispan,cache-container=%s,cache=%s";

    private static final byte[] FOREIGN = {};

    private final Cache<String, Object> cache;

    private InfinispanMap(Cache<String, Object> cache) {
        this.cache = cache;
    }

    /** {@return the map in a cache of the server's} */
    @SuppressWarnings("unchecked")
    public static SharedMap of(Object cache) {
        return new InfinispanMap((Cache<String, Object>) cache);
    }

    @Override
    public CompletableFuture<byte[]> get(String key) {
        return cache.getAsync(key).thenApply(InfinispanMap::bytes);
    }

    @Override
    public CompletableFuture<?> put(String key, byte[] value) {
        return cache.putAsync(key, value);
    }

    @Override
    public CompletableFuture<byte[]> putIfAbsent(String key, byte[] value, Duration lifespan) {
        return cache.putIfAbsentAsync(key, value, lifespan.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(InfinispanMap::bytes);
    }

    // NOTE: what another application of the server has put can be anything; no bytes at all are not an entry either.
    private static byte[] bytes(Object value) {
        return value == null || value instanceof byte[] ? (byte[]) value : FOREIGN;
    }

    @Override
    public CompletableFuture<?> remove(String key) {
        return cache.removeAsync(key);
    }

    @Override
    public List<String> members() {
        // NOTE: an address shows the version of Infinispan too, as in "node1(v=16.0.5)".
        return Optional.ofNullable(cache.getCacheManager().getMembers()).orElse(List.of()).stream()
                .map(address -> address.toString().replaceFirst("\\(v=.*", ""))
                .sorted()
                .toList();
    }

    // NOTE: the statistics of the cache itself are of a package that the server does not show to applications.
    @Override
    public Optional<Long> entries() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            // NOTE: while it starts, the server does not find the attribute, and logs each question as an error.
            if ("starting".equals(server.getAttribute(new ObjectName(SERVER), "serverState"))) {
                return Optional.empty();
            }
            Object entries = server.getAttribute(
                    new ObjectName(STATISTICS.formatted("icd", cache.getName())), "numberOfEntriesInMemory");
            return Optional.of(((Number) entries).longValue());
        } catch (JMException | RuntimeException unknown) {
            return Optional.empty();
        }
    }
}
