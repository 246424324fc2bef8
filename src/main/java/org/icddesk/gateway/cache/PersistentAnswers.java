// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Instant;
import java.util.Optional;
import org.icddesk.answer.AnswerArchive;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.RawAnswer;
import org.icddesk.gateway.disk.CacheFile;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.IcdUri;
import org.icddesk.time.TimeSource;

/** The persistent answers, if the administrator has configured a directory for them. */
final class PersistentAnswers {

    private final Optional<DiskCache> files;
    private final TimeSource time;
    private volatile AnswerArchive archive = AnswerArchive.NONE;
    private volatile AnswerArchive bundle = AnswerArchive.NONE;
    private volatile Instant staleBefore = Instant.MIN;

    PersistentAnswers(Optional<DiskCache> files, TimeSource time) {
        this.files = files;
        this.time = time;
    }

    /** Sets where else answers are kept. */
    void use(AnswerArchive other) {
        archive = other;
    }

    /** Sets where answers are kept that another server was given. */
    void useBundle(AnswerArchive other) {
        bundle = other;
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
        if (!Endpoints.isAnsweredByArchive(request)) {
            return Optional.empty();
        }
        try {
            return IcdUri.ofPath(request.path())
                    .flatMap(
                            uri -> archive.find(uri, request.language()).or(() -> bundle.find(uri, request.language())))
                    .flatMap(found -> read(request, found, generation));
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
            return read(request, new RawAnswer(found.body(), found.asOf(), true), generation);
        } catch (IcdFailure e) {
            files.ifPresent(disk -> disk.delete(key(request)));
            return Optional.empty();
        }
    }

    private <T> Optional<CachedAnswer<T>> read(IcdRequest<T> request, RawAnswer kept, long generation) {
        long answerGeneration = kept.asOf().isAfter(staleBefore) ? generation : generation - 1;
        return Optional.of(CachedAnswer.restored(kept, request, time, answerGeneration))
                .filter(answer -> answer.isUsable(time));
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
