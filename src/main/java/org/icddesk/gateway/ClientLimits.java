// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.function.LongSupplier;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Busy;
import org.icddesk.answer.RateLimited;
import org.icddesk.configuration.RateLimits;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.limit.ClientBulkhead;
import org.icddesk.gateway.limit.ClientRateLimiter;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;

/**
 * Per-client limits before memory: suggestions and searches by the settings {@code icd.limits.suggestions} and {@code
 * icd.limits.searches}, and 4 documents at the same time, of all clients together in half of the places in flight.
 */
final class ClientLimits {

    private final AnswerCache cache;
    private final ClientRateLimiter suggestions;
    private final ClientRateLimiter searches;
    private final ClientBulkhead documents = new ClientBulkhead(4, IcdApiClient.MOST_IN_FLIGHT / 2);

    ClientLimits(AnswerCache cache, RateLimits limits, LongSupplier nanos) {
        this.cache = cache;
        suggestions = new ClientRateLimiter(limits.suggestions(), nanos);
        searches = new ClientRateLimiter(limits.searches(), nanos);
    }

    /** Checks a client's limit in advance; {@link RateLimited} if it is exceeded. */
    void admit(IcdRequest<?> request, AnswerTimeout timeout) {
        if (isCounted(request, timeout)) {
            take(timeout == AnswerTimeout.SUGGESTION ? suggestions : searches);
            ClientContext.recordAdmission();
        }
    }

    /** {@return the answer; {@link RateLimited} if the client exceeds its limit} */
    <T> Answer<T> answer(IcdRequest<T> request, AnswerTimeout timeout) {
        if (isCounted(request, timeout) && !ClientContext.isAdmitted()) {
            take(timeout == AnswerTimeout.SUGGESTION ? suggestions : searches);
        }
        return cache.answer(request, timeout);
    }

    /**
     * {@return the answer to a question about a document; {@link RateLimited} or {@link Busy} if too many are on their way}
     */
    <T> T submit(IcdRequest<T> request) {
        take(searches);
        return ClientContext.currentKey()
                .map(asker -> documents.execute(asker, () -> cache.fetchUncached(request, AnswerTimeout.PAGE)))
                .orElseGet(() -> cache.fetchUncached(request, AnswerTimeout.PAGE));
    }

    private boolean isCounted(IcdRequest<?> request, AnswerTimeout timeout) {
        return request.isSearch() && timeout != AnswerTimeout.BATCH && !cache.isKnown(request);
    }

    private void take(ClientRateLimiter limiter) {
        try {
            ClientContext.currentKey().ifPresent(limiter::acquire);
        } catch (RateLimited e) {
            cache.markUncacheable();
            throw e;
        }
    }
}
