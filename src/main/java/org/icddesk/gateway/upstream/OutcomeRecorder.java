// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Duration;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.time.TimeSource;

/** Records the outcome of each request in the metrics and the outage monitor. */
final class OutcomeRecorder {

    private final TimeSource time;
    private final OutageMonitor outage;
    private final UpstreamMetrics metrics = new UpstreamMetrics();

    OutcomeRecorder(TimeSource time) {
        this.time = time;
        outage = new OutageMonitor(time);
    }

    OutageMonitor silence() {
        return outage;
    }

    UpstreamMetrics figures() {
        return metrics;
    }

    /** Records that there was no token. */
    void recordTokenUnavailable(Unavailable failure) {
        outage.recordFailure(failure);
        metrics.failed(failure, time.now());
    }

    /** Records a request sent. */
    void recordSent(Endpoint<?> endpoint) {
        metrics.recordSent(endpoint);
    }

    /** Records the duration of a request. */
    void recordDuration(Duration duration) {
        metrics.took(duration);
    }

    /** Records the outcome of a request. */
    <T> void note(IcdRequest<T> request, Outcome<T> outcome) {
        switch (outcome.sign()) {
            case ALIVE -> outage.recordAlive();
            case FAILING -> outage.recordFailure(outcome.failure().orElseThrow());
            case NONE -> {}
        }
        outcome.reading().ifPresent(this::answered);
        if (request.isOfRoot() && outcome.sign() == Outcome.ServiceHealth.ALIVE) {
            metrics.rootKnown(outcome.failure()
                    .filter(failure -> failure.kind() == IcdFailure.Kind.NOT_FOUND)
                    .isEmpty());
        }
        outcome.failure().ifPresent(failure -> failed(request.kind(), failure));
    }

    private void answered(UpstreamAnswer<?> upstreamAnswer) {
        metrics.succeeded(time.now());
        metrics.recordVersion(upstreamAnswer.version());
        outage.recordSuccess();
    }

    private void failed(Endpoint<?> endpoint, IcdFailure failure) {
        switch (failure.kind()) {
            case UNAUTHORIZED -> outage.recordRefused(failure);
            case REJECTED -> outage.recordMalformed(endpoint, failure);
            default -> {}
        }
        if (failure.isAnswer()) {
            metrics.succeeded(time.now());
        } else {
            metrics.failed(failure, time.now());
        }
    }
}
