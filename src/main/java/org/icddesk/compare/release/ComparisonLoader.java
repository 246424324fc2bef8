// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.loading.ResumableLoads;
import org.icddesk.time.TimeSource;
import org.icddesk.tracking.DependencyTracker;

/**
 * Compares releases, each pair only while somebody asks for it: every call goes on for some seconds where the last ended.
 *
 * <p>At most two comparisons are loaded at once, so that together they have at most 12 of the 16 requests in flight to WHO.
 * One that nobody has asked for during ten minutes is forgotten, except that its entities are among the cached answers; one
 * that is complete is remembered for a day.
 */
@ApplicationScoped
public class ComparisonLoader {

    static final Duration SLICE = Duration.ofSeconds(3);

    private static final ResumableLoads.Limits LIMITS = new ResumableLoads.Limits(2, 4, SLICE, Duration.ofMinutes(10));
    private static final int MAX_LINES = 100_000;
    private static final int OVERHEAD = 100;
    private static final Duration REMEMBERED_FOR = Duration.ofDays(1);

    private final ResumableLoads<Key, ComparisonProgress> loads;
    private final Cache<Key, ComparisonProgress> complete;

    private record Key(ReleasePair pair, Language language) {}

    protected ComparisonLoader() {
        loads = null;
        complete = null;
    }

    @Inject
    public ComparisonLoader(IcdGateway gateway) {
        this(gateway, TimeSource.SYSTEM);
    }

    ComparisonLoader(IcdGateway gateway, TimeSource time) {
        loads = new ResumableLoads<>(
                "icd-comparisons", key -> new ComparisonLoad(key.pair(), key.language(), gateway), LIMITS, time);
        // NOTE: maintenance on the caller's thread, since threads of the common pool would outlive the deployment.
        complete = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(time::nanos)
                .expireAfterWrite(REMEMBERED_FOR)
                .maximumWeight(MAX_LINES)
                .weigher((Key key, ComparisonProgress all) ->
                        OVERHEAD + all.changes().changed().size())
                .build();
    }

    /** {@return how far a comparison is; nothing is asked for} */
    public ComparisonProgress progress(ReleasePair pair, Language language) {
        Key key = new Key(pair, language);
        ComparisonProgress known = remembered(key);
        if (known != null) {
            return known;
        }
        DependencyTracker.markVolatile();
        return loads.progress(key).orElse(ComparisonProgress.NONE);
    }

    /** {@return the complete comparison, on which the current thread's work then depends; null if it is not complete} */
    private ComparisonProgress remembered(Key key) {
        ComparisonProgress known = complete.getIfPresent(key);
        if (known != null) {
            DependencyTracker.dependOn(() -> complete.getIfPresent(key) == known);
        }
        return known;
    }

    /**
     * Goes on with a comparison, unless others use all places, or somebody else goes on with this one at the moment.
     *
     * @return how far it is
     * @throws ComparisonTooLarge if there is more than any classification has
     * @throws IcdFailure if WHO does not know the classification in one of the releases
     */
    public ComparisonProgress advance(ReleasePair pair, Language language) {
        Key key = new Key(pair, language);
        ComparisonProgress known = remembered(key);
        if (known != null) {
            return known;
        }
        try {
            ComparisonProgress progress = loads.advance(key);
            if (progress.complete()) {
                keep(key, progress);
            }
            return progress;
        } catch (ComparisonTooLarge e) {
            loads.forget(key);
            throw e;
        }
    }

    private void keep(Key key, ComparisonProgress progress) {
        loads.forget(key);
        // What was found in an outage is found again as soon as WHO answers.
        if (progress.changes().asOf().isEmpty()) {
            complete.put(key, progress);
        }
    }
}
