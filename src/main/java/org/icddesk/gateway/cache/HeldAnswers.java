// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.answer.CodeArchive;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.endpoint.Derivation;
import org.icddesk.gateway.endpoint.Derivations;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.time.TimeSource;
import org.icddesk.tracking.DependencyTracker;

/**
 * Answers made of others that are kept, given while WHO is silent: codes by an index, and what programs ask for in WHO's form
 * by the answers for pages.
 */
final class HeldAnswers {

    private static final String NOT_HELD =
            "WHO's service is not answering, and this is not among what this server keeps of"
                    + " its data. Whether it exists is not known: ask again when WHO answers.";
    private static final String CLUSTER =
            "WHO's service is not answering, and only WHO can tell what a combination of codes"
                    + " stands for. Its codes can be looked up one by one meanwhile.";

    private final AnswerStore store;
    private final IcdApiClient who;
    private final TimeSource time;
    private volatile CodeArchive codes = CodeArchive.NONE;

    HeldAnswers(AnswerStore store, IcdApiClient who, TimeSource time) {
        this.store = store;
        this.who = who;
        this.time = time;
    }

    /** Sets where the entities of codes are found. */
    void use(CodeArchive archive) {
        codes = archive;
    }

    /** {@return the answer to a request that WHO did not answer; empty unless that is WHO's silence, or nothing is kept} */
    <T> Optional<Answer<T>> find(IcdRequest<T> request, IcdFailure failure) {
        return isSilence(failure) ? find(request) : Optional.empty();
    }

    /** {@return whether a failure is WHO's silence, and not that too much is asked here, or an answer that cannot be read} */
    boolean isSilence(IcdFailure failure) {
        return failure instanceof Unavailable || failure.isTransient() && who.isSilent();
    }

    /** {@return the answer to a request, made of what is kept} */
    <T> Optional<Answer<T>> find(IcdRequest<T> request) {
        if (!request.isCacheable()) {
            return Optional.empty();
        }
        DependencyTracker.markVolatile();
        return Derivations.of(request, codes).stream()
                .flatMap(derivation -> derived(request, derivation).stream())
                .findFirst();
    }

    private <T> Optional<Answer<T>> derived(IcdRequest<T> request, Derivation derivation) {
        return store.get(derivation.from()).filter(kept -> kept.isUsable(time)).flatMap(kept -> {
            try {
                return derivation
                        .form()
                        .apply(kept.body())
                        .map(body -> new Answer<>(
                                request.endpoint().reader().read(body, request),
                                kept.asOf(),
                                Optional.of(who.outageSince().orElseGet(time::now)),
                                kept.source()));
            } catch (Malformed unreadable) {
                return Optional.empty();
            }
        });
    }

    /** {@return the failure to answer a request, in the words for a code that is not known here} */
    static IcdFailure failure(IcdRequest<?> request, IcdFailure failure) {
        if (!(failure instanceof Unavailable outage)
                || outage.reason() != Unavailable.Reason.OUTAGE
                || !Derivations.isOfCode(request)) {
            return failure;
        }
        return Derivations.isOfCluster(request)
                ? outage.withReason(Unavailable.Reason.CLUSTER_NOT_HELD, "", CLUSTER)
                : outage.withReason(Unavailable.Reason.NOT_HELD, "", NOT_HELD);
    }
}
