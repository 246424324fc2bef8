// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Duration;

/** WHO does not answer: network failure, status 5xx, no token, or silence known from the questions before. */
public final class Unavailable extends IcdFailure {

    private static final long serialVersionUID = 1;

    /**
     * Names the failure.
     *
     * @param forAdministrators what happened
     * @param retryAfter after what time asking again makes sense
     * @param cause what it came from; may be null
     */
    public Unavailable(String forAdministrators, Duration retryAfter, Throwable cause) {
        super("WHO's service is not answering.", forAdministrators, retryAfter, cause);
    }

    /**
     * Names the failure to get a token, in words of those who should have brought it.
     *
     * @param forReaders what a reader can do with, as an English sentence
     * @param forAdministrators what happened
     * @param retryAfter after what time asking again makes sense
     * @param cause what it came from; may be null
     */
    public Unavailable(String forReaders, String forAdministrators, Duration retryAfter, Throwable cause) {
        super(forReaders, forAdministrators, retryAfter, cause);
    }
}
