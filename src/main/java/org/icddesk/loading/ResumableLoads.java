// SPDX-License-Identifier: Apache-2.0
package org.icddesk.loading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.icddesk.time.TimeSource;

/**
 * Loads of one kind by their keys: every call for one continues it for some seconds, unless others use all places, or
 * somebody else continues the same at the moment.
 *
 * @param <K> what tells one load from another
 * @param <P> how far one is, with what it has loaded
 */
public final class ResumableLoads<K, P> {

    private final Function<K, ResumableLoad<P>> start;
    private final Limits limits;
    private final TimeSource time;
    private final Bulkhead places;
    private final Cache<K, Entry<P>> entries;

    /**
     * What they may take.
     *
     * @param atOnce how many are continued at once
     * @param remembered how many are remembered
     * @param slice how long one call continues one
     * @param forgottenAfter how long one is remembered that nobody asks for
     */
    public record Limits(int atOnce, int remembered, Duration slice, Duration forgottenAfter) {}

    private record Entry<P>(ResumableLoad<P> load, AtomicBoolean taken) {}

    /**
     * Creates them, without any.
     *
     * @param name what logs and metrics call them
     * @param start begins the load of a key, without loading anything
     */
    public ResumableLoads(String name, Function<K, ResumableLoad<P>> start, Limits limits, TimeSource time) {
        this.start = start;
        this.limits = limits;
        this.time = time;
        this.places = Bulkhead.of(
                name,
                BulkheadConfig.custom().maxConcurrentCalls(limits.atOnce()).build());
        // NOTE: maintenance on the caller's thread, since threads of the common pool would outlive the deployment.
        this.entries = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(time::nanos)
                .expireAfterAccess(limits.forgottenAfter())
                .maximumSize(limits.remembered())
                .build();
    }

    /** {@return how far a load is; empty if there is none; nothing is loaded} */
    public Optional<P> progress(K key) {
        return Optional.ofNullable(entries.getIfPresent(key))
                .map(entry -> entry.load().progress());
    }

    /** Continues a load, which begins if there is none; {@return how far it is} */
    public P advance(K key) {
        Entry<P> entry = entries.get(key, unseen -> new Entry<>(start.apply(unseen), new AtomicBoolean()));
        if (entry.taken().compareAndSet(false, true)) {
            try {
                advanceIfThereIsAPlace(entry.load());
            } finally {
                entry.taken().set(false);
            }
        }
        return entry.load().progress();
    }

    private void advanceIfThereIsAPlace(ResumableLoad<P> load) {
        if (places.tryAcquirePermission()) {
            try {
                long begun = time.nanos();
                load.advance(() -> time.since(begun).compareTo(limits.slice()) < 0);
            } finally {
                places.releasePermission();
            }
        }
    }

    /** Forgets a load, such as one that is complete or can never be. */
    public void forget(K key) {
        entries.invalidate(key);
    }
}
