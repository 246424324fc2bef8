// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.icddesk.answer.AnswerArchive;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.RawAnswer;
import org.icddesk.gateway.disk.CacheFile;
import org.icddesk.gateway.disk.DiskCache;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.shared.SharedAnswers;
import org.icddesk.gateway.shared.SharedClaims;
import org.icddesk.gateway.shared.SharedEntry;
import org.icddesk.icd.IcdUri;
import org.icddesk.time.TimeSource;

/**
 * The answers kept outside this server's memory: those that the servers of a cluster share, and those on disk, as far as the
 * administrator has configured either. Both keep the same answers under the same keys.
 */
final class PersistentAnswers {

    /** How far the clocks of two servers may differ unnoticed. */
    private static final Duration UNNOTICED = Duration.ofSeconds(5);

    private final Optional<DiskCache> files;
    private final Optional<SharedAnswers> shared;
    private final Optional<SharedClaims> claims;
    private final TimeSource time;
    private volatile AnswerArchive archive = AnswerArchive.NONE;
    private volatile AnswerArchive bundle = AnswerArchive.NONE;
    private volatile Instant staleBefore = Instant.MIN;

    PersistentAnswers(Optional<DiskCache> files, Optional<SharedAnswers> shared, TimeSource time) {
        this.files = files;
        this.shared = shared;
        this.time = time;
        claims = shared.map(answers -> new SharedClaims(answers, time));
    }

    /** Sets where else answers are kept. */
    void use(AnswerArchive other) {
        archive = other;
    }

    /** Sets where answers are kept that another server was given. */
    void useBundle(AnswerArchive other) {
        bundle = other;
    }

    /** Stores an answer, and ends the claim to its request. */
    void save(IcdRequest<?> request, CachedAnswer<?> answer) {
        shared.filter(answers -> request.isKeptOnDisk())
                .ifPresent(answers -> answers.save(key(request), answer.asOf(), answer.body())
                        .whenComplete((done, failure) -> release(request)));
        files.filter(disk -> request.isKeptOnDisk())
                .ifPresent(disk -> disk.save(key(request), new CacheFile(answer.asOf(), answer.body())));
    }

    /**
     * {@return the answer that is shared, else the stored one, else that of the archive; empty if there is none, or it has
     * expired or can no longer be read}
     */
    <T> Optional<CachedAnswer<T>> find(IcdRequest<T> request, long generation) {
        return shared(request, generation).or(() -> local(request, generation));
    }

    private <T> Optional<CachedAnswer<T>> shared(IcdRequest<T> request, long generation) {
        return shared.filter(answers -> request.isKeptOnDisk())
                .flatMap(answers -> answers.find(key(request)).flatMap(found -> shared(request, found, generation)));
    }

    private <T> Optional<CachedAnswer<T>> shared(IcdRequest<T> request, SharedEntry found, long generation) {
        try {
            Instant asOf = found.asOf();
            boolean current = staleBefore.equals(Instant.MIN) || asOf.isAfter(staleBefore.plus(UNNOTICED));
            return read(request, new RawAnswer(found.body(), asOf, true), current ? generation : generation - 1);
        } catch (IcdFailure unreadable) {
            shared.ifPresent(answers -> answers.refuse(key(request)));
            return Optional.empty();
        }
    }

    /**
     * Looks for a fresh answer of another server before WHO is asked, and waits where another is asking at this moment.
     *
     * @return the answer; empty if this server is to ask, and to {@link #save} or {@link #release} then
     */
    <T> Optional<CachedAnswer<T>> fromOthers(IcdRequest<T> request, long generation) {
        if (claims.isEmpty() || !request.isKeptOnDisk()) {
            return Optional.empty();
        }
        Predicate<CachedAnswer<T>> isFresh = answer -> answer.isFresh(time, generation);
        return shared(request, generation).filter(isFresh).or(() -> claims.get()
                .claimOrAwait(key(request), entry -> shared(request, entry, generation)
                        .filter(isFresh)
                        .isPresent())
                .flatMap(entry -> shared(request, entry, generation)));
    }

    /** Ends the claim to a request, if there is one: it was not answered, or its answer is shared. */
    void release(IcdRequest<?> request) {
        claims.filter(held -> request.isKeptOnDisk()).ifPresent(held -> held.release(key(request)));
    }

    private <T> Optional<CachedAnswer<T>> local(IcdRequest<T> request, long generation) {
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
                    .flatMap(found -> stored(request, found, generation));
        } catch (IcdFailure unreadable) {
            return Optional.empty();
        }
    }

    /** Marks every answer stale that WHO gave until a time. */
    void markStale(Instant until) {
        staleBefore = until;
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
            return stored(request, new RawAnswer(found.body(), found.asOf(), true), generation);
        } catch (IcdFailure e) {
            files.ifPresent(disk -> disk.delete(key(request)));
            return Optional.empty();
        }
    }

    private <T> Optional<CachedAnswer<T>> stored(IcdRequest<T> request, RawAnswer kept, long generation) {
        return read(request, kept, kept.asOf().isAfter(staleBefore) ? generation : generation - 1);
    }

    private <T> Optional<CachedAnswer<T>> read(IcdRequest<T> request, RawAnswer kept, long generation) {
        return Optional.of(CachedAnswer.restored(kept, request, time, generation))
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
