// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.icddesk.answer.Answer;

/**
 * A line of plain text.
 *
 * @param text without line breaks; may be empty
 * @param asOf when WHO gave what it says; empty if nobody was asked
 * @param outageSince since when WHO has not answered, if that is why it may be out of date
 */
record Line(String text, Optional<Instant> asOf, Optional<Instant> outageSince) {

    /** A line that says nothing. */
    static final Line EMPTY = new Line("", Optional.empty(), Optional.empty());

    /** Replaces line breaks by blanks. */
    Line {
        text = text.replaceAll("\\s+", " ").strip();
    }

    /** {@return a line about an answer, with its age} */
    static <T> Line of(Answer<T> answer, Function<T, String> words) {
        return new Line(words.apply(answer.value()), Optional.of(answer.asOf()), answer.outageSince());
    }
}
