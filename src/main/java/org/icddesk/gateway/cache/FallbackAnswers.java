// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.icddesk.answer.Answer;
import org.icddesk.answer.FallbackStatus;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Unavailable;
import org.icddesk.answer.Unsupported;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.Authorizer;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.icd.IcdUri;
import org.icddesk.request.AnswerRate;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;
import org.icddesk.tracking.DependencyTracker;

/**
 * The answers of a second ICD API, asked while WHO is silent: a local deployment, with a cache of its own, so that no
 * answer of one is ever taken for the other's.
 *
 * <p>It is asked for what is not remembered of WHO alone, and nobody waits for WHO meanwhile: one of the requests probes
 * in the background whether WHO is back.
 */
public final class FallbackAnswers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final String NOT_IN_FALLBACK =
            "WHO's service is not answering, and this organization's own copy of the ICD API does not have this.";
    private static final long BYTES = 32L << 20;

    private final URI url;
    private final AnswerCache cache;
    private final BatchLoader batches;
    private final TimeSource time;
    private final LongAdder given = new LongAdder();

    /**
     * Opens an ICD API that needs no authentication.
     *
     * @param api its base URL, without a trailing slash
     * @param executor runs requests, at least as many at a time as the rate allows in flight
     * @param rate the rate of its answers, and how many requests it may have in flight
     */
    public static FallbackAnswers of(URI api, OutboundHttpClient outbound, Executor executor, AnswerRate rate) {
        IcdApiClient client = new IcdApiClient(
                "The fallback ICD API", api, outbound, Authorizer.NONE, TimeSource.SYSTEM, new Random(), rate);
        return new FallbackAnswers(api, new AnswerCache(client, executor, TimeSource.SYSTEM, BYTES), TimeSource.SYSTEM);
    }

    /**
     * Creates the answers of an ICD API.
     *
     * @param url its base URL
     * @param cache its own cache, which has no fallback itself
     */
    public FallbackAnswers(URI url, AnswerCache cache, TimeSource time) {
        this.url = url;
        this.cache = cache;
        this.batches = new BatchLoader(cache, time);
        this.time = time;
    }

    /**
     * Answers a request while WHO is silent.
     *
     * @return the answer; empty if the second API does not answer either, and {@link Unavailable} if it does not have
     *     what was asked for, which WHO may have
     */
    <T> Optional<Answer<T>> answer(IcdRequest<T> request, AnswerTimeout timeout, IcdApiClient who) {
        DependencyTracker.markVolatile();
        try {
            return Optional.of(marked(cache.answer(request, timeout), who));
        } catch (NotFound e) {
            throw lacking(request, e);
        } catch (IcdFailure e) {
            return Optional.empty();
        }
    }

    /**
     * Answers a request while WHO is silent, of which nothing is kept, such as a certificate.
     *
     * @return the answer; empty if the second API does not answer either, and {@link Unavailable} if it does not offer this
     * @throws IcdFailure if that is its answer to the document sent
     */
    <T> Optional<Answer<T>> answerUncached(IcdRequest<T> request, AnswerTimeout timeout, IcdApiClient who) {
        try {
            return Optional.of(marked(cache.fetchUncached(request, timeout), who));
        } catch (NotFound | Unsupported e) {
            throw lacking(request, e);
        } catch (IcdFailure e) {
            // What it says of a search does not say what WHO would find.
            if (e.isAnswer() && !request.document().isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Unavailable lacking(IcdRequest<?> request, IcdFailure cause) {
        return new Unavailable("WHO is silent, and the fallback ICD API has no " + request, RETRY_AFTER, cause)
                .withReason(Unavailable.Reason.NOT_IN_FALLBACK, "", NOT_IN_FALLBACK);
    }

    /** {@return the answers to those requests that it has; {@code uri} names what a key's request asks for} */
    <K, T> Map<K, Answer<T>> answers(
            Map<K, IcdRequest<T>> requests, Function<K, IcdUri> uri, AnswerTimeout timeout, IcdApiClient who) {
        Map<K, Answer<T>> found = new LinkedHashMap<>();
        DependencyTracker.markVolatile();
        batches.answer(requests, uri, timeout)
                .forEach((key, attempt) -> attempt.answer().ifPresent(answer -> found.put(key, marked(answer, who))));
        return found;
    }

    private <T> Answer<T> marked(Answer<T> answer, IcdApiClient who) {
        given.increment();
        Instant since = who.outageSince().orElseGet(time::now);
        return new Answer<>(answer.value(), answer.asOf(), Optional.of(since), Answer.Source.FALLBACK);
    }

    /** {@return the status of the second API} */
    public FallbackStatus status() {
        GatewayStatus status = cache.status();
        return new FallbackStatus(
                url.toString(), given.sum(), status.lastSuccess(), status.silentSince(), status.lastFailureWords());
    }

    /** Fails every request in flight. */
    void close() {
        cache.close();
    }
}
