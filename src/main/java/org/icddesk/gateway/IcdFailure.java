// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Duration;
import java.util.Optional;

/** The reason why a request to the ICD API has no answer. Contains neither token nor secret, nor search terms. */
public abstract sealed class IcdFailure extends RuntimeException
        permits NotFound, Unauthorized, Unavailable, Busy, TooFast, Malformed, Rejected, Unsupported {

    private static final long serialVersionUID = 1;

    private final String forReaders;
    private final Duration retryAfter;

    IcdFailure(String forReaders, String forAdministrators, Duration retryAfter, Throwable cause) {
        super(forAdministrators, cause, false, false);
        this.forReaders = forReaders;
        this.retryAfter = retryAfter;
    }

    /** {@return a sentence for readers, in English; pages have their own texts for each kind of failure} */
    public String forReaders() {
        return forReaders;
    }

    /** {@return what an administrator needs to know, in English} */
    public String forAdministrators() {
        return getMessage();
    }

    /** {@return the time after which to retry; empty if retrying makes no sense} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
