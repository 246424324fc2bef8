// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.function.LongSupplier;
import org.icddesk.configuration.RateLimits;
import org.icddesk.gateway.answers.Answers;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.gateway.upstream.Upstream;

/**
 * Per-client limits before memory: suggestions and searches by the settings {@code icd.limits.suggestions} and {@code
 * icd.limits.searches}, and 4 documents at the same time, of all clients together in half of the places in flight.
 */
final class FairShare {

    private final Answers answers;
    private final Shares suggestions;
    private final Shares searches;
    private final Places documents = new Places(4, Upstream.MOST_IN_FLIGHT / 2);

    FairShare(Answers answers, RateLimits limits, LongSupplier nanos) {
        this.answers = answers;
        suggestions = new Shares(limits.suggestions(), nanos);
        searches = new Shares(limits.searches(), nanos);
    }

    /** Checks a client's limit in advance; {@link TooFast} if it is exceeded. */
    void admit(Question<?> question, Patience patience) {
        if (isCounted(question, patience)) {
            take(patience == Patience.SUGGESTION ? suggestions : searches);
            Asker.admit();
        }
    }

    /** {@return the answer; {@link TooFast} if the client exceeds its limit} */
    <T> Answer<T> answer(Question<T> question, Patience patience) {
        if (isCounted(question, patience) && !Asker.isAdmitted()) {
            take(patience == Patience.SUGGESTION ? suggestions : searches);
        }
        return answers.answer(question, patience);
    }

    /**
     * {@return the answer to a question about a document; {@link TooFast} or {@link Busy} if too many are on their way}
     */
    <T> T once(Question<T> question) {
        take(searches);
        return Asker.present()
                .map(asker -> documents.within(asker, () -> answers.once(question, Patience.PAGE)))
                .orElseGet(() -> answers.once(question, Patience.PAGE));
    }

    private boolean isCounted(Question<?> question, Patience patience) {
        return question.isSearch() && patience != Patience.BATCH && !answers.isKnown(question);
    }

    private void take(Shares shares) {
        try {
            Asker.present().ifPresent(shares::take);
        } catch (TooFast e) {
            answers.withheld();
            throw e;
        }
    }
}
