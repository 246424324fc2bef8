// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Duration;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.Unavailable;

/** Records the outcome of each request in the metrics and the outage monitor. */
final class Bookkeeping {

    private final Time time;
    private final Silence silence;
    private final Figures figures = new Figures();

    Bookkeeping(Time time) {
        this.time = time;
        silence = new Silence(time);
    }

    Silence silence() {
        return silence;
    }

    Figures figures() {
        return figures;
    }

    /** Records that there was no token. */
    void noToken(Unavailable failure) {
        silence.goesOn(failure);
        figures.failed(failure, time.now());
    }

    /** Records a request sent. */
    void asked(Kind<?> kind) {
        figures.asked(kind);
    }

    /** Records the duration of a request. */
    void took(Duration duration) {
        figures.took(duration);
    }

    /** Records the outcome of a request. */
    <T> void note(Question<T> question, Outcome<T> outcome) {
        switch (outcome.sign()) {
            case ALIVE -> silence.broken();
            case FAILING -> silence.goesOn(outcome.failure().orElseThrow());
            case NONE -> {}
        }
        outcome.reading().ifPresent(this::answered);
        if (question.isOfRoot() && outcome.sign() == Outcome.Sign.ALIVE) {
            figures.rootKnown(outcome.failure()
                    .filter(failure -> failure.kind() == IcdFailure.Kind.NOT_FOUND)
                    .isEmpty());
        }
        outcome.failure().ifPresent(failure -> failed(question.kind(), failure));
    }

    private void answered(Reading<?> reading) {
        figures.succeeded(time.now());
        figures.told(reading.version());
        silence.answered();
    }

    private void failed(Kind<?> kind, IcdFailure failure) {
        switch (failure.kind()) {
            case UNAUTHORIZED -> silence.refused(failure);
            case REJECTED -> silence.misunderstood(kind, failure);
            default -> {}
        }
        if (failure.isAnswer()) {
            figures.succeeded(time.now());
        } else {
            figures.failed(failure, time.now());
        }
    }
}
