// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.Optional;
import org.icddesk.answer.IcdFailure;

/** What is asked for one text, one question after the other; used by one thread at a time. */
interface Inquiry {

    /** Counts the next question against the client's share; {@link org.icddesk.answer.RateLimited} if it is used up. */
    default void admit() {
        // Most questions are answered from memory or about one entity, which does not count.
    }

    /**
     * Asks the next question.
     *
     * @return what is proposed; empty if there is more to ask
     * @throws IcdFailure if there is no answer now
     */
    Optional<ProposedItem> ask();

    /** {@return what the text is} */
    ProposedItem.Kind kind();
}
