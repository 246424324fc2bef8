// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Answer.Source;
import org.icddesk.answer.RawAnswer;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.time.TimeSource;

/** A cached answer with its age. */
final class CachedAnswer<T> {

    private static final int OVERHEAD = 1_000;
    private static final int BYTES_PER_BYTE = 3;
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);

    private final Endpoint<T> endpoint;
    private final UpstreamAnswer<T> upstreamAnswer;
    private final Instant asOf;
    private final long nanos;
    private final long generation;
    private final Source source;
    private volatile long failedAt;
    private volatile boolean failed;

    CachedAnswer(IcdRequest<T> request, UpstreamAnswer<T> upstreamAnswer, TimeSource time, long generation) {
        this(request.endpoint(), upstreamAnswer, time.now(), time.nanos(), generation, Source.WHO);
    }

    private CachedAnswer(
            Endpoint<T> endpoint,
            UpstreamAnswer<T> upstreamAnswer,
            Instant asOf,
            long nanos,
            long generation,
            Source source) {
        this.endpoint = endpoint;
        this.upstreamAnswer = upstreamAnswer;
        this.asOf = asOf;
        this.nanos = nanos;
        this.generation = generation;
        this.source = source;
    }

    /** {@return an answer given before this server started; one from the future, by a clock put back, counts as new} */
    static <T> CachedAnswer<T> restored(RawAnswer kept, IcdRequest<T> request, TimeSource time, long generation) {
        Duration age = Duration.between(kept.asOf(), time.now());
        long nanos = time.nanos() - (age.isNegative() ? 0 : age.toNanos());
        T value = request.endpoint().reader().read(kept.body(), request);
        return new CachedAnswer<>(
                request.endpoint(),
                new UpstreamAnswer<>(value, kept.body(), true),
                kept.asOf(),
                nanos,
                generation,
                kept.source());
    }

    /** {@return whom it comes from} */
    Source source() {
        return source;
    }

    /** {@return its size in bytes, including the parsed value, which takes about twice as much as the bytes} */
    int weight() {
        return (int) Math.min(Integer.MAX_VALUE, OVERHEAD + (long) BYTES_PER_BYTE * upstreamAnswer.body().length);
    }

    /** {@return when WHO gave it} */
    Instant asOf() {
        return asOf;
    }

    /** {@return the bytes as WHO sent them} */
    byte[] body() {
        return upstreamAnswer.body();
    }

    boolean isFresh(TimeSource time, long currentGeneration) {
        return generation == currentGeneration && time.since(nanos).compareTo(endpoint.freshFor()) < 0;
    }

    /** {@return whether it may be served while being refreshed} */
    boolean isUsableWhileRevalidating(TimeSource time, long currentGeneration) {
        return generation == currentGeneration && time.since(nanos).compareTo(endpoint.staleWhileRevalidate()) < 0;
    }

    /** {@return whether it may be served if WHO does not answer} */
    boolean isUsable(TimeSource time) {
        return time.since(nanos).compareTo(endpoint.staleIfError()) < 0;
    }

    /** Records a failed refresh. */
    void recordFailure(TimeSource time) {
        failedAt = time.nanos();
        failed = true;
    }

    /** Forgets a failed refresh, so that the next need not wait. */
    void clearFailure() {
        failed = false;
    }

    /** {@return whether a refresh failed within the last 10 seconds, so that the next must wait} */
    boolean failedRecently(TimeSource time) {
        return failed && time.since(failedAt).compareTo(RETRY_INTERVAL) < 0;
    }

    Answer<T> answer(Optional<Instant> outageSince) {
        return new Answer<>(upstreamAnswer.value(), asOf, outageSince, source);
    }
}
