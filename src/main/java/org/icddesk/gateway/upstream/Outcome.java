// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Duration;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.request.UpstreamAnswer;

/**
 * The outcome of one request to the ICD API.
 *
 * @param answer the answer, if there is one
 * @param retryable whether a retry can help
 * @param health what it says about WHO's service
 */
record Outcome<T>(
        Optional<UpstreamAnswer<T>> answer, Optional<IcdFailure> failure, boolean retryable, ServiceHealth health) {

    static <T> Outcome<T> success(UpstreamAnswer<T> upstreamAnswer) {
        return new Outcome<>(Optional.of(upstreamAnswer), Optional.empty(), false, ServiceHealth.ALIVE);
    }

    static <T> Outcome<T> failure(IcdFailure failure, ServiceHealth health) {
        return new Outcome<>(Optional.empty(), Optional.of(failure), false, health);
    }

    static <T> Outcome<T> retryableFailure(IcdFailure failure, ServiceHealth health) {
        return new Outcome<>(Optional.empty(), Optional.of(failure), true, health);
    }

    /** {@return the time that WHO asked to wait, or the fallback} */
    Duration delay(Duration fallback) {
        return failure.flatMap(IcdFailure::retryAfter).orElse(fallback);
    }

    /** {@return whether it is a failure of that kind} */
    boolean is(IcdFailure.Kind kind) {
        return failure.filter(known -> known.kind() == kind).isPresent();
    }

    /** {@return the same outcome, not to be retried} */
    Outcome<T> notRetryable() {
        return new Outcome<>(answer, failure, false, health);
    }

    /** What an outcome says about WHO's service. */
    enum ServiceHealth {
        /** It works: it answered, even if with a refusal. */
        ALIVE,
        /** It does not. */
        FAILING,
        /** Nothing: the cause is on our side. */
        NONE
    }
}
