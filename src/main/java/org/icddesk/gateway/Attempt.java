// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.Optional;
import java.util.function.Function;

/**
 * The outcome of one of several concurrent requests: an answer or a failure.
 *
 * @param uri what was asked for
 */
public record Attempt<T>(IcdUri uri, Optional<Answer<T>> answer, Optional<IcdFailure> failure) {

    /**
     * Holds an answer.
     *
     * @param uri what was asked for
     */
    public static <T> Attempt<T> answered(IcdUri uri, Answer<T> answer) {
        return new Attempt<>(uri, Optional.of(answer), Optional.empty());
    }

    /**
     * Makes something of the answer, if there is one.
     *
     * @param form makes it
     * @return the attempt with that in place of the answer
     */
    public <S> Attempt<S> map(Function<T, S> form) {
        return new Attempt<>(
                uri, answer.map(a -> new Answer<>(form.apply(a.value()), a.asOf(), a.silentSince())), failure);
    }

    /**
     * Holds a failure.
     *
     * @param uri what was asked for
     * @param failure why there is no answer
     */
    public static <T> Attempt<T> failed(IcdUri uri, IcdFailure failure) {
        return new Attempt<>(uri, Optional.empty(), Optional.of(failure));
    }
}
