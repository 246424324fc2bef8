// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.http.Answer;

/**
 * An endpoint found for a request.
 *
 * @param kind its name in the counters
 * @param takesPost whether POST is allowed besides GET
 */
public record Route(String kind, boolean takesPost, Supplier<Answer> answer) {

    /** A GET whose answer is 404 when the edition, or what is looked for in it, does not exist. */
    static Route get(String kind, Optional<Edition> edition, Function<Edition, Optional<Answer>> answer) {
        return new Route(kind, false, () -> edition.flatMap(answer).orElse(Answer.empty(404)));
    }

    /** A GET that needs no edition. */
    static Route get(String kind, Supplier<Optional<Answer>> answer) {
        return new Route(kind, false, () -> answer.get().orElse(Answer.empty(404)));
    }
}
