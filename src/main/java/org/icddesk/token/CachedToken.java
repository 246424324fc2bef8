// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;

/**
 * A token with its lifetime.
 *
 * @param lifetime its lifetime, counted from when the request was sent
 * @param requestedAt when the request for it was sent
 * @param accepted whether the ICD API has accepted it
 */
record CachedToken(AccessToken token, Duration lifetime, Timestamp requestedAt, boolean accepted) {

    private static final Duration STALE_MARGIN = Duration.ofSeconds(300);
    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(30);
    private static final Duration MAX_DRIFT = Duration.ofSeconds(30);

    /**
     * {@return the time from which it should be renewed: 300 seconds, or a fifth of its lifetime, before it expires}
     */
    Timestamp staleAt() {
        return requestedAt.plus(lifetime.minus(least(STALE_MARGIN, lifetime.dividedBy(5))));
    }

    /**
     * {@return the time from which it is no longer used: 30 seconds, or a twentieth of its lifetime, before it expires}
     */
    Timestamp expiresAt() {
        return requestedAt.plus(lifetime.minus(least(EXPIRY_MARGIN, lifetime.dividedBy(20))));
    }

    /** {@return whether it should be renewed, for example because the machine seems to have slept} */
    boolean isStale(Timestamp now) {
        return now.reached(staleAt()) || now.drift(requestedAt).compareTo(MAX_DRIFT) > 0;
    }

    /** {@return whether it is too old to use} */
    boolean isExpired(Timestamp now) {
        return now.reached(expiresAt());
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
