// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import java.time.Instant;
import java.util.Optional;
import org.icddesk.answer.Answer;

/** The ages of the answers that a result comes from: the oldest counts. */
public final class OldestAnswer {

    private Instant oldest;
    private Instant outage;

    /** Begins without an answer. */
    public OldestAnswer() {}

    /** {@return the value of an answer, whose age counts from now on} */
    public <T> T record(Answer<T> answer) {
        record(answer.asOf());
        answer.outageSince().ifPresent(this::recordOutage);
        return answer.value();
    }

    /** Counts the age of something that comes from WHO's answers. */
    public void record(Instant asOf) {
        oldest = oldest == null || asOf.isBefore(oldest) ? asOf : oldest;
    }

    /** Counts that WHO has not answered since a time. */
    public void recordOutage(Instant since) {
        outage = outage == null || since.isBefore(outage) ? since : outage;
    }

    /** {@return when WHO gave the oldest answer; empty if there was none} */
    public Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }

    /** {@return since when WHO has not answered, if an answer was stale} */
    public Optional<Instant> outage() {
        return Optional.ofNullable(outage);
    }

    /** Counts the ages of another result. */
    public void record(CandidateList list) {
        list.asOf().ifPresent(this::record);
        list.outageSince().ifPresent(this::recordOutage);
    }
}
