// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Busy;
import org.icddesk.answer.RateLimited;
import org.icddesk.configuration.Network;
import org.icddesk.configuration.RateLimits;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.limit.ClientBulkhead;
import org.icddesk.gateway.limit.ClientRateLimiter;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;

/**
 * Per-client limits before the cache: suggestions and searches by the settings {@code icd.limits.suggestions} and
 * {@code icd.limits.searches}, as many searches for the items of batches in a share of their own, so that a list leaves
 * its reader's searches alone, and 4 certificates at once, except for the addresses of {@code icd.limits.exempt}; the
 * certificates of all clients together use at most half of the requests in flight.
 */
final class ClientLimits {

    private final AnswerCache cache;
    private final ClientRateLimiter suggestions;
    private final ClientRateLimiter searches;
    private final ClientRateLimiter batches;
    private final ClientBulkhead certificates;
    private final List<Network> exempt;

    ClientLimits(AnswerCache cache, RateLimits limits, int upstreamCalls, LongSupplier nanos) {
        this.cache = cache;
        exempt = limits.exempt();
        certificates = new ClientBulkhead(4, Math.max(1, upstreamCalls / 2));
        suggestions = new ClientRateLimiter(limits.suggestions(), nanos);
        searches = new ClientRateLimiter(limits.searches(), nanos);
        batches = new ClientRateLimiter(limits.searches(), nanos);
    }

    /** Checks a client's limit in advance; {@link RateLimited} if it is exceeded. */
    void admit(IcdRequest<?> request, AnswerTimeout timeout) {
        if (isCounted(request, timeout)) {
            acquireFor(timeout);
            ClientContext.recordAdmission();
        }
    }

    /** {@return the answer; {@link RateLimited} if the client exceeds its limit} */
    <T> Answer<T> answer(IcdRequest<T> request, AnswerTimeout timeout) {
        if (isCounted(request, timeout) && !ClientContext.consumeAdmission()) {
            acquireFor(timeout);
        }
        return cache.answer(request, timeout);
    }

    /** {@return the answer, not cached; {@link RateLimited} if the client exceeds its limit} */
    <T> Answer<T> answerUncached(IcdRequest<T> request, AnswerTimeout timeout) {
        acquireFor(timeout);
        return cache.fetchUncached(request, timeout);
    }

    /**
     * {@return the answer to a certificate; {@link RateLimited} or {@link Busy} if too many are in flight}
     */
    <T> Answer<T> submit(IcdRequest<T> request) {
        acquire(searches);
        Supplier<Answer<T>> work = () -> cache.fetchUncached(request, AnswerTimeout.PAGE);
        return limitedClient()
                .map(client -> certificates.execute(client, work))
                .orElseGet(() -> certificates.execute(work));
    }

    private boolean isCounted(IcdRequest<?> request, AnswerTimeout timeout) {
        return request.isSearch() && !cache.isCachedOrLoading(request);
    }

    private void acquireFor(AnswerTimeout timeout) {
        acquire(
                switch (timeout) {
                    case SUGGESTION -> suggestions;
                    case PAGE -> searches;
                    case BATCH -> batches;
                });
    }

    /** {@return the client of the current request; empty if it has no limit} */
    private Optional<String> limitedClient() {
        return ClientContext.currentKey()
                .filter(client -> exempt.isEmpty() || exempt.stream().noneMatch(network -> network.contains(client)));
    }

    private void acquire(ClientRateLimiter limiter) {
        try {
            limitedClient().ifPresent(limiter::acquire);
        } catch (RateLimited e) {
            cache.markUncacheable();
            throw e;
        }
    }
}
