// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answer of WHO, current or earlier, or of the ICD API that is asked in its place.
 *
 * @param asOf when it was given
 * @param outageSince since when WHO has not answered, if that is why the answer is stale or another's; the page says so
 * @param source who gave it
 */
public record Answer<T>(T value, Instant asOf, Optional<Instant> outageSince, Source source) {

    /** Who gave an answer. */
    public enum Source {
        /** WHO, or the ICD API that is configured in its place. */
        WHO,
        /** The ICD API that is asked while WHO is silent. */
        FALLBACK,
        /** WHO, asked by another server, whose bundle of answers was imported here. */
        BUNDLE
    }

    /** Creates an answer of WHO. */
    public Answer(T value, Instant asOf, Optional<Instant> outageSince) {
        this(value, asOf, outageSince, Source.WHO);
    }

    /** {@return another form of it, of the same age and source} */
    public <S> Answer<S> map(Function<T, S> form) {
        return new Answer<>(form.apply(value), asOf, outageSince, source);
    }
}
