// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Duration;

/** Too many requests: a limit of this server was reached, or WHO answered 429. */
public final class Busy extends IcdFailure {

    private static final long serialVersionUID = 1;

    /** Tells the client to retry after a time. */
    public Busy(String forAdministrators, Duration retryAfter) {
        super(Kind.BUSY, "Too many requests to WHO's service at the moment.", forAdministrators, retryAfter, null);
    }
}
