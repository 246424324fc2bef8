// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Duration;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.request.UpstreamAnswer;

/**
 * The outcome of one request to the ICD API.
 *
 * @param reading the answer, if there is one
 * @param again whether a retry can help
 * @param sign what it says about WHO's service
 */
record Outcome<T>(
        Optional<UpstreamAnswer<T>> reading, Optional<IcdFailure> failure, boolean again, ServiceHealth sign) {

    static <T> Outcome<T> success(UpstreamAnswer<T> upstreamAnswer) {
        return new Outcome<>(Optional.of(upstreamAnswer), Optional.empty(), false, ServiceHealth.ALIVE);
    }

    static <T> Outcome<T> failure(IcdFailure failure, ServiceHealth sign) {
        return new Outcome<>(Optional.empty(), Optional.of(failure), false, sign);
    }

    static <T> Outcome<T> retryableFailure(IcdFailure failure, ServiceHealth sign) {
        return new Outcome<>(Optional.empty(), Optional.of(failure), true, sign);
    }

    /** {@return the time WHO asked to wait, none if it did not} */
    Duration delay(Duration otherwise) {
        return failure.flatMap(IcdFailure::retryAfter).orElse(otherwise);
    }

    /** {@return whether it is a failure of that kind} */
    boolean is(IcdFailure.Kind kind) {
        return failure.filter(known -> known.kind() == kind).isPresent();
    }

    /** {@return the same outcome, with which asking once more cannot help} */
    Outcome<T> last() {
        return new Outcome<>(reading, failure, false, sign);
    }

    /** What an outcome says about WHO's service. */
    enum ServiceHealth {
        /** It works, whatever the answer. */
        ALIVE,
        /** It does not. */
        FAILING,
        /** Nothing: the cause is on our side. */
        NONE
    }
}
