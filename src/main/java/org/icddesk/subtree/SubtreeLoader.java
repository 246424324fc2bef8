// SPDX-License-Identifier: Apache-2.0
package org.icddesk.subtree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.time.TimeSource;

/**
 * Loads subtrees, each of them only while somebody asks for it: every call goes on for some seconds where the last ended.
 *
 * <p>At most two subtrees are loaded at once, so that together they have at most 8 of the 16 requests in flight to WHO.
 * One that nobody has asked for during five minutes is forgotten, and so is one that is complete: its entities are then
 * among the cached answers.
 */
@ApplicationScoped
public class SubtreeLoader {

    static final Duration SLICE = Duration.ofSeconds(4);

    private static final int AT_ONCE = 2;
    private static final int MAX_REMEMBERED = 8;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final IcdGateway gateway;
    private final TimeSource time;
    private final Bulkhead places = Bulkhead.of(
            "icd-subtrees", BulkheadConfig.custom().maxConcurrentCalls(AT_ONCE).build());
    private final Cache<Key, Entry> entries;

    private record Key(IcdUri top, Optional<Release> release, Language language) {}

    private record Entry(SubtreeLoad load, AtomicBoolean taken) {}

    protected SubtreeLoader() {
        this(null, null);
    }

    @Inject
    public SubtreeLoader(IcdGateway gateway) {
        this(gateway, TimeSource.SYSTEM);
    }

    SubtreeLoader(IcdGateway gateway, TimeSource time) {
        this.gateway = gateway;
        this.time = time;
        // NOTE: maintenance on the caller's thread, since threads of the common pool would outlive the deployment.
        entries = time == null
                ? null
                : Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .ticker(time::nanos)
                        .expireAfterAccess(FORGOTTEN_AFTER)
                        .maximumSize(MAX_REMEMBERED)
                        .build();
    }

    /**
     * Loads more of a subtree, unless others use all places, or somebody else loads this one at the moment.
     *
     * @param top an entity or a classification as a whole, in one release
     * @param release the release of the foundation; empty for its latest
     * @return how far it is
     * @throws SubtreeTooLarge if it has more than 5,000 entities
     * @throws IcdFailure if WHO does not know the entity
     */
    public SubtreeProgress advance(IcdUri top, Optional<Release> release, Language language) {
        Key key = new Key(top, release, language);
        Entry entry =
                entries.get(key, k -> new Entry(new SubtreeLoad(top, release, language, gateway), new AtomicBoolean()));
        if (!entry.taken().compareAndSet(false, true)) {
            return entry.load().progress();
        }
        try {
            return advanceIfThereIsAPlace(key, entry.load());
        } finally {
            entry.taken().set(false);
        }
    }

    private SubtreeProgress advanceIfThereIsAPlace(Key key, SubtreeLoad load) {
        if (!places.tryAcquirePermission()) {
            return load.progress();
        }
        try {
            return advance(key, load);
        } finally {
            places.releasePermission();
        }
    }

    private SubtreeProgress advance(Key key, SubtreeLoad load) {
        long start = time.nanos();
        try {
            load.advance(() -> time.since(start).compareTo(SLICE) < 0);
        } catch (SubtreeTooLarge e) {
            entries.invalidate(key);
            throw e;
        }
        SubtreeProgress progress = load.progress();
        if (progress.subtree().isPresent()) {
            entries.invalidate(key);
        }
        return progress;
    }
}
