// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Instant;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.disk.CacheFile;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.time.TimeSource;

/** The persistent answers, if the administrator has configured a directory for them. */
final class PersistentAnswers {

    private final Optional<DiskCache> files;
    private final TimeSource time;
    private volatile Instant outdated = Instant.MIN;

    PersistentAnswers(Optional<DiskCache> files, TimeSource time) {
        this.files = files;
        this.time = time;
    }

    /** Keeps an answer. */
    void save(IcdRequest<?> request, CachedAnswer<?> answer) {
        files.ifPresent(kept -> kept.save(key(request), new CacheFile(answer.asOf(), answer.body())));
    }

    /**
     * {@return the answer as it was kept, unless there is none, it is too old to be of use or cannot be read any more}
     */
    <T> Optional<CachedAnswer<T>> find(IcdRequest<T> request, long generation) {
        return files.flatMap(kept -> kept.find(key(request)).flatMap(found -> read(request, found, generation)));
    }

    /** Marks every stored answer stale. */
    void markAllStale() {
        outdated = time.now();
    }

    /** {@return the number of answers kept} */
    int count() {
        return files.map(DiskCache::count).orElse(0);
    }

    /** {@return their size in bytes} */
    long bytes() {
        return files.map(DiskCache::bytes).orElse(0L);
    }

    /** {@return the disk fault, if any} */
    Optional<String> fault() {
        return files.flatMap(DiskCache::fault);
    }

    private <T> Optional<CachedAnswer<T>> read(IcdRequest<T> request, CacheFile found, long generation) {
        try {
            T value = request.kind().reader().read(found.body(), request);
            long given = found.asOf().isAfter(outdated) ? generation : generation - 1;
            CachedAnswer<T> answer = CachedAnswer.since(
                    found.asOf(), request, new UpstreamAnswer<>(value, found.body(), true), time, given);
            return Optional.of(answer).filter(a -> a.isUsable(time));
        } catch (IcdFailure e) {
            files.ifPresent(kept -> kept.delete(key(request)));
            return Optional.empty();
        }
    }

    private static String key(IcdRequest<?> request) {
        return String.join(
                "\n",
                request.kind().name(),
                request.path(),
                request.query(),
                request.language().tag());
    }
}
