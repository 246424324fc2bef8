// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import org.icddesk.gateway.answers.Answers;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Upstream;

/**
 * Per-client limits before the cache: 20 suggestions a second after a burst of 40, 5 searches a second after a burst of
 * 100, and 4 certificates at once; all clients' certificates together use at most half of the requests in flight.
 */
final class FairShare {

    private final Answers answers;
    private final Shares suggestions = new Shares(40, 20, System::nanoTime);
    private final Shares searches = new Shares(100, 5, System::nanoTime);
    private final Places documents = new Places(4, Upstream.MOST_IN_FLIGHT / 2);

    FairShare(Answers answers) {
        this.answers = answers;
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
