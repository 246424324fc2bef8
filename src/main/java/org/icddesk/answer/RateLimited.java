// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Duration;

/** A client exceeds its rate limit; others are not affected. */
public final class RateLimited extends IcdFailure {

    private static final long serialVersionUID = 1;

    /** Tells the client to retry after a time. */
    public RateLimited(Duration retryAfter) {
        super(
                Kind.RATE_LIMITED,
                "You are sending requests faster than this server passes them on.",
                "One client exceeds its share of searches",
                retryAfter,
                null);
    }
}
