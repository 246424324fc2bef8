// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.RawAnswer;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.time.TimeSource;

/**
 * Loads answers for work in the background: from the cache if they are fresh, else from WHO after everything that somebody
 * waits for. Since nobody may ever read them, they take no room in the cache.
 */
public final class BackgroundLoader {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final IcdApiClient client;
    private final AnswerStore store;
    private final AnswerLoader loader;
    private final TimeSource time;

    BackgroundLoader(IcdApiClient client, AnswerStore store, AnswerLoader loader, TimeSource time) {
        this.client = client;
        this.store = store;
        this.loader = loader;
        this.time = time;
    }

    /**
     * Loads an answer and waits for it.
     *
     * @param notBefore a cached answer that is older does not count
     * @return the answer; an {@link IcdFailure} if there is none, {@link Busy} if others kept it waiting too long
     */
    public RawAnswer load(IcdRequest<?> request, Instant notBefore) {
        return store.peek(request)
                .filter(answer -> !answer.asOf().isBefore(notBefore))
                .map(answer -> new RawAnswer(answer.body(), answer.asOf(), true))
                .orElseGet(() -> fetch(request));
    }

    private <T> RawAnswer fetch(IcdRequest<T> request) {
        InFlightLoad<T> load = loader.fetch(request, AnswerTimeout.BATCH);
        try {
            CachedAnswer<T> answer = time.await(load.result(), AnswerTimeout.BATCH.limit());
            return new RawAnswer(answer.body(), answer.asOf(), false);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IcdFailure failure
                    ? failure
                    : new Unavailable("This server failed", RETRY_AFTER, e.getCause());
        } catch (TimeoutException e) {
            throw new Busy("A request in the background waited too long for its turn", RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("This server is shutting down", RETRY_AFTER, e);
        }
    }

    /** {@return whether requests of readers wait, or take half of the requests in flight, so that others should not} */
    public boolean isCrowded() {
        int half = Math.max(1, client.rate().calls() / 2);
        return loader.queued() > 0 || client.rate().inFlight() >= half;
    }

    /** {@return until when WHO asked this server to pause} */
    public Optional<Instant> pausedUntil() {
        return client.pausedUntil();
    }

    /** {@return whether the circuit breaker is open} */
    public boolean isCircuitOpen() {
        return client.isCircuitOpen();
    }
}
