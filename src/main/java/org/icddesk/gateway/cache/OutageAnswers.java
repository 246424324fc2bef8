// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.icddesk.answer.Answer;
import org.icddesk.answer.CodeArchive;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.request.AnswerTimeout;

/**
 * The answers to what is not cached while WHO is silent: made of what is kept, then those of the fallback ICD API. Where the
 * fallback is asked, nobody waits for WHO, and a probe in the background shows whether it still is silent.
 */
final class OutageAnswers {

    private final IcdApiClient who;
    private final AnswerLoader loader;
    private final HeldAnswers held;
    private final Optional<FallbackAnswers> fallback;

    OutageAnswers(IcdApiClient who, AnswerLoader loader, HeldAnswers held, Optional<FallbackAnswers> fallback) {
        this.who = who;
        this.loader = loader;
        this.held = held;
        this.fallback = fallback;
    }

    /** Sets where the entities of codes are found. */
    void useCodes(CodeArchive codes) {
        held.use(codes);
    }

    /** {@return whether a failure is WHO's silence} */
    boolean isSilence(IcdFailure failure) {
        return held.isSilence(failure);
    }

    /** {@return the answer to a request that need not be sent to WHO; empty unless there is a fallback and WHO is silent} */
    <T> Optional<Answer<T>> find(IcdRequest<T> request, AnswerTimeout timeout) {
        return active().flatMap(answers -> {
            loader.probe(request, timeout);
            return held.find(request).or(() -> answers.answer(request, timeout, who));
        });
    }

    /** {@return the answer to a request that WHO has just failed to answer} */
    <T> Optional<Answer<T>> find(IcdRequest<T> request, AnswerTimeout timeout, IcdFailure failure) {
        return held.find(request, failure).or(() -> find(request, timeout));
    }

    /**
     * {@return the answers to those of some requests that need not be sent to WHO, by the keys of the requests; empty unless
     * there is a fallback and WHO is silent}
     */
    <K, T> Map<K, Answer<T>> find(Map<K, IcdRequest<T>> requests, Function<K, IcdUri> uri, AnswerTimeout timeout) {
        return active().filter(answers -> !requests.isEmpty())
                .map(answers -> {
                    loader.probe(requests.values().iterator().next(), timeout);
                    Map<K, Answer<T>> found = new LinkedHashMap<>();
                    Map<K, IcdRequest<T>> others = new LinkedHashMap<>();
                    requests.forEach((key, request) -> held.find(request)
                            .ifPresentOrElse(answer -> found.put(key, answer), () -> others.put(key, request)));
                    found.putAll(answers.answers(others, uri, timeout, who));
                    return found;
                })
                .orElse(Map.of());
    }

    /** {@return the answer, made of what is kept, to one of many requests, which WHO has just failed to answer} */
    <T> Optional<Answer<T>> findHeld(IcdRequest<T> request, IcdFailure failure) {
        return held.find(request, failure);
    }

    /**
     * {@return the answer to a request that is not cacheable} Whether WHO is still silent, another request shows, since what is
     * not to be kept is not to be sent twice.
     */
    <T> Optional<Answer<T>> findUncached(IcdRequest<T> request, AnswerTimeout timeout) {
        return active().flatMap(answers -> {
            loader.probe(
                    Endpoints.versions(LinearizationUri.root(Linearization.MMS), Language.ENGLISH), AnswerTimeout.PAGE);
            return answers.answerUncached(request, timeout, who);
        });
    }

    void close() {
        fallback.ifPresent(FallbackAnswers::close);
    }

    private Optional<FallbackAnswers> active() {
        return fallback.filter(answers -> who.isSilent());
    }
}
