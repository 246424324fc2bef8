// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.time.Instant;
import java.util.Optional;
import org.icddesk.answer.Answer;

/** The age of the oldest of many answers. */
final class AnswerAges {

    private Instant oldest;
    private Instant outage;

    /** {@return the value of an answer, whose age is noted} */
    <T> T record(Answer<T> answer) {
        record(answer.asOf());
        answer.outageSince().ifPresent(this::recordOutage);
        return answer.value();
    }

    synchronized void record(Instant asOf) {
        oldest = oldest == null || asOf.isBefore(oldest) ? asOf : oldest;
    }

    private synchronized void recordOutage(Instant since) {
        outage = outage == null || since.isBefore(outage) ? since : outage;
    }

    /** {@return when the oldest answer was given; empty if none was needed} */
    synchronized Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }

    /** {@return since when WHO has not answered, if one of the answers is stale because of that} */
    synchronized Optional<Instant> outage() {
        return Optional.ofNullable(outage);
    }
}
