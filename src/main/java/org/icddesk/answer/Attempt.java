// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.util.Optional;
import java.util.function.Function;
import org.icddesk.icd.IcdUri;

/**
 * The outcome of one of several concurrent requests: an answer or a failure.
 *
 * @param uri what was requested
 */
public record Attempt<T>(IcdUri uri, Optional<Answer<T>> answer, Optional<IcdFailure> failure) {

    /**
     * Creates a success.
     *
     * @param uri what was requested
     */
    public static <T> Attempt<T> answered(IcdUri uri, Answer<T> answer) {
        return new Attempt<>(uri, Optional.of(answer), Optional.empty());
    }

    /**
     * Maps the answer, if there is one.
     *
     * @param form maps the value
     * @return the attempt with the mapped answer
     */
    public <S> Attempt<S> map(Function<T, S> form) {
        return new Attempt<>(uri, answer.map(a -> a.map(form)), failure);
    }

    /**
     * Creates a failure.
     *
     * @param uri what was requested
     * @param failure why there is no answer
     */
    public static <T> Attempt<T> failed(IcdUri uri, IcdFailure failure) {
        return new Attempt<>(uri, Optional.empty(), Optional.of(failure));
    }
}
