// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Instant;
import java.util.Optional;
import org.icddesk.answer.AnswerArchive;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.disk.CacheFile;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.icd.IcdUri;
import org.icddesk.time.TimeSource;

/** The persistent answers, if the administrator has configured a directory for them. */
final class PersistentAnswers {

    private final Optional<DiskCache> files;
    private final TimeSource time;
    private volatile AnswerArchive archive = AnswerArchive.NONE;
    private volatile Instant staleBefore = Instant.MIN;

    PersistentAnswers(Optional<DiskCache> files, TimeSource time) {
        this.files = files;
        this.time = time;
    }

    /** Sets where else answers are kept. */
    void use(AnswerArchive other) {
        archive = other;
    }

    /** Stores an answer. */
    void save(IcdRequest<?> request, CachedAnswer<?> answer) {
        files.filter(disk -> request.isKeptOnDisk())
                .ifPresent(disk -> disk.save(key(request), new CacheFile(answer.asOf(), answer.body())));
    }

    /**
     * {@return the stored answer, else that of the archive; empty if there is none, or it has expired or can no longer be
     * read}
     */
    <T> Optional<CachedAnswer<T>> find(IcdRequest<T> request, long generation) {
        return files.filter(disk -> request.isKeptOnDisk())
                .flatMap(disk -> disk.find(key(request)).flatMap(found -> stored(request, found, generation)))
                .or(() -> archived(request, generation));
    }

    private <T> Optional<CachedAnswer<T>> archived(IcdRequest<T> request, long generation) {
        AnswerArchive current = archive;
        if (current == AnswerArchive.NONE || !Endpoints.isAnsweredByArchive(request)) {
            return Optional.empty();
        }
        try {
            return IcdUri.ofPath(request.path())
                    .flatMap(uri -> current.find(uri, request.language()))
                    .flatMap(found -> read(request, found.asOf(), found.body(), generation));
        } catch (IcdFailure unreadable) {
            return Optional.empty();
        }
    }

    /** Marks every stored answer stale. */
    void markAllStale() {
        staleBefore = time.now();
    }

    /** {@return the number of answers stored} */
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

    private <T> Optional<CachedAnswer<T>> stored(IcdRequest<T> request, CacheFile found, long generation) {
        try {
            return read(request, found.asOf(), found.body(), generation);
        } catch (IcdFailure e) {
            files.ifPresent(disk -> disk.delete(key(request)));
            return Optional.empty();
        }
    }

    private <T> Optional<CachedAnswer<T>> read(IcdRequest<T> request, Instant asOf, byte[] body, long generation) {
        T value = request.endpoint().reader().read(body, request);
        long answerGeneration = asOf.isAfter(staleBefore) ? generation : generation - 1;
        CachedAnswer<T> answer =
                CachedAnswer.restored(asOf, request, new UpstreamAnswer<>(value, body, true), time, answerGeneration);
        return Optional.of(answer).filter(a -> a.isUsable(time));
    }

    private static String key(IcdRequest<?> request) {
        return String.join(
                "\n",
                request.endpoint().name(),
                request.path(),
                request.query(),
                request.language().tag());
    }
}
