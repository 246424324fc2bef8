// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff after consecutive failures, 1–60 s with 50 % jitter; {@code Retry-After} wins if it is longer or
 * over 5 s.
 *
 * @param length how many failures of this kind occurred in a row
 * @param first when the first of them occurred
 * @param next the earliest time of the next request
 * @param fingerprint digest of the credential that was refused; empty if none was
 */
record Backoff(TokenProblem problem, int length, Timestamp first, Timestamp next, String fingerprint) {

    /** How often the credential sources are polled while the credential is missing or refused. */
    static final Duration CREDENTIAL_POLL_INTERVAL = Duration.ofSeconds(10);

    private static final Duration MIN_BACKOFF = Duration.ofSeconds(1);
    private static final Duration HONOURED_RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(60);
    private static final Duration MAX_BACKOFF_REFUSED = Duration.ofSeconds(300);

    /**
     * Backs off after a failure: 1 to 60 seconds, half of it random, or as {@code Retry-After} says. A server that
     * keeps asking for a few seconds only is backed off from as after other failures.
     */
    static Backoff failed(Backoff before, TokenResponse.Failed answer, Timestamp now, RandomGenerator random) {
        int length = length(before, answer.problem());
        double chance = random.nextDouble();
        Duration base = doubled(MIN_BACKOFF, length, MAX_BACKOFF);
        Duration backoff = base.dividedBy(2).plus(part(base.dividedBy(2), chance));
        Duration wait = answer.retryAfter()
                .map(asked -> asked.plus(part(MIN_BACKOFF, chance)))
                .filter(asked -> asked.compareTo(HONOURED_RETRY_AFTER) > 0 || asked.compareTo(backoff) > 0)
                .orElse(backoff);
        return new Backoff(answer.problem(), length, first(before, now), now.plus(wait), "");
    }

    /** Backs off after a refusal: 60 to 300 seconds, plus up to 10 % at random. */
    static Backoff refused(
            Backoff before, TokenProblem problem, String fingerprint, Timestamp now, RandomGenerator random) {
        int length = before != null && before.isRefusal() ? before.length + 1 : 1;
        Duration base = doubled(MAX_BACKOFF, length, MAX_BACKOFF_REFUSED);
        Duration wait = base.plus(part(base.dividedBy(10), random.nextDouble()));
        return new Backoff(problem, length, first(before, now), now.plus(wait), fingerprint);
    }

    /** Waits for a credential, polling every 10 seconds. */
    static Backoff withoutCredential(Backoff before, TokenProblem problem, Timestamp now) {
        return new Backoff(
                problem, length(before, problem), first(before, now), now.plus(CREDENTIAL_POLL_INTERVAL), "");
    }

    /** {@return whether the token endpoint refused, so that another credential is worth an attempt at once} */
    boolean isRefusal() {
        return !fingerprint.isEmpty();
    }

    private static int length(Backoff before, TokenProblem problem) {
        return before != null && before.problem.permanent() == problem.permanent() ? before.length + 1 : 1;
    }

    private static Timestamp first(Backoff before, Timestamp now) {
        return before == null ? now : before.first;
    }

    private static Duration doubled(Duration start, int length, Duration max) {
        Duration wait = start.multipliedBy(1L << Math.min(length - 1, 10));
        return wait.compareTo(max) > 0 ? max : wait;
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }
}
