// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Duration;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.request.AnswerRate;
import org.icddesk.time.TimeSource;

/** Records the outcome of each request in the metrics and the outage monitor. */
final class OutcomeRecorder {

    private final TimeSource time;
    private final OutageMonitor outage;
    private final AnswerRate rate;
    private final UpstreamMetrics metrics = new UpstreamMetrics();

    OutcomeRecorder(String name, TimeSource time, AnswerRate rate) {
        this.time = time;
        this.rate = rate;
        outage = new OutageMonitor(name, time);
    }

    OutageMonitor outage() {
        return outage;
    }

    AnswerRate rate() {
        return rate;
    }

    UpstreamMetrics metrics() {
        return metrics;
    }

    /** Records that there was no token. */
    void recordTokenUnavailable(Unavailable failure) {
        outage.recordFailure(failure);
        metrics.recordFailure(failure, time.now());
    }

    /** Records a request sent. */
    void recordSent(Endpoint<?> endpoint) {
        metrics.recordSent(endpoint);
        rate.recordSent();
    }

    /** Records the end of a request: how long it took, and whether WHO answered. */
    void recordEnd(Duration duration, boolean alive) {
        rate.recordEnd(duration, alive);
        metrics.recordDuration(duration);
    }

    /** Records the outcome of a request. */
    <T> void record(IcdRequest<T> request, Outcome<T> outcome) {
        switch (outcome.health()) {
            case ALIVE -> outage.recordAlive();
            case FAILING -> outage.recordFailure(outcome.failure().orElseThrow());
            case NONE -> {}
        }
        outcome.answer().ifPresent(this::recordAnswer);
        if (request.isReleaseList() && outcome.health() == Outcome.ServiceHealth.ALIVE) {
            metrics.recordRootKnown(outcome.failure()
                    .filter(failure -> failure.kind() == IcdFailure.Kind.NOT_FOUND)
                    .isEmpty());
        }
        outcome.failure().ifPresent(failure -> recordFailure(request.endpoint(), failure));
    }

    private void recordAnswer(UpstreamAnswer<?> upstreamAnswer) {
        metrics.recordSuccess(time.now());
        metrics.recordVersion(upstreamAnswer.version());
        outage.recordSuccess();
    }

    private void recordFailure(Endpoint<?> endpoint, IcdFailure failure) {
        switch (failure.kind()) {
            case UNAUTHORIZED -> outage.recordRefused(failure);
            case REJECTED -> outage.recordRejected(endpoint, failure);
            default -> {}
        }
        if (failure.isAnswer()) {
            metrics.recordSuccess(time.now());
        } else {
            metrics.recordFailure(failure, time.now());
        }
    }
}
