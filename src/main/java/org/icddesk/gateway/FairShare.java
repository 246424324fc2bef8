// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import org.icddesk.gateway.answers.Answers;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.gateway.upstream.Upstream;

/**
 * Answers questions, those that cost WHO much to nobody beyond a fair share: 20 suggestions a second after a burst of 40, 5
 * searches a second after a burst of 100, and 4 documents at the same time, of all askers together in half of the places in
 * flight.
 */
final class FairShare {

    private final Answers answers;
    private final Shares suggestions;
    private final Shares searches;
    private final Places documents = new Places(4, Upstream.MOST_IN_FLIGHT / 2);

    FairShare(Answers answers, Time time) {
        this.answers = answers;
        suggestions = new Shares(40, 20, time::nanos);
        searches = new Shares(100, 5, time::nanos);
    }

    /** Takes the share of a question before others are asked for its sake; {@link TooFast} if its asker asked too much. */
    void admit(Question<?> question, Patience patience) {
        if (isCounted(question, patience)) {
            take(patience == Patience.SUGGESTION ? suggestions : searches);
            Asker.admit();
        }
    }

    /** {@return the answer; {@link TooFast} if its asker asked too much} */
    <T> Answer<T> answer(Question<T> question, Patience patience) {
        if (isCounted(question, patience) && !Asker.isAdmitted()) {
            take(patience == Patience.SUGGESTION ? suggestions : searches);
        }
        return answers.answer(question, patience);
    }

    /** {@return the answer to a question about a document; {@link TooFast} or {@link Busy} if too many are on their way} */
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
