// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Duration;
import java.util.Optional;

/** The reason why a request to the ICD API has no answer. Contains neither token nor secret, nor search terms. */
public abstract sealed class IcdFailure extends RuntimeException
        permits NotFound, Unauthorized, Unavailable, Busy, RateLimited, Malformed, Rejected, Unsupported {

    /** How long to wait where the failure does not say, though asking again makes sense. */
    public static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(30);

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String forReaders;
    private final Duration retryAfter;

    IcdFailure(Kind kind, String forReaders, String forAdministrators, Duration retryAfter, Throwable cause) {
        super(forAdministrators, cause, false, false);
        this.kind = kind;
        this.forReaders = forReaders;
        this.retryAfter = retryAfter;
    }

    /** {@return the kind of failure} */
    public Kind kind() {
        return kind;
    }

    /** {@return the HTTP status sent to clients of this server} */
    public int status() {
        return kind.status;
    }

    /** {@return the name of its kind in metrics} */
    public String label() {
        return kind.label;
    }

    /** {@return whether a stale answer remains valid, because the failure says nothing about what was requested} */
    public boolean isTransient() {
        return kind == Kind.UNAVAILABLE || kind == Kind.MALFORMED || kind == Kind.BUSY;
    }

    /** {@return whether this is an answer of the ICD API: it understood the request and has nothing} */
    public boolean isAnswer() {
        return kind == Kind.NOT_FOUND || kind == Kind.REJECTED || kind == Kind.UNSUPPORTED;
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

    /** The kinds of failure, with HTTP status and label in metrics; labels stay when classes are renamed. */
    public enum Kind {
        /** WHO does not know what was asked for. */
        NOT_FOUND(404, "NotFound"),
        /** WHO did not understand the request. */
        REJECTED(400, "Rejected"),
        /** The ICD API has no such operation. */
        UNSUPPORTED(501, "Unsupported"),
        /** This client sends requests faster than its rate limit allows. */
        RATE_LIMITED(429, "TooFast"),
        /** WHO does not accept the token or the client: 401 or 403. */
        UNAUTHORIZED(503, "Unauthorized"),
        /** A limit of this server was reached, or WHO answered 429. */
        BUSY(503, "Busy"),
        /** WHO's answer cannot be read. */
        MALFORMED(503, "Malformed"),
        /** WHO does not answer, or there is no token to ask with. */
        UNAVAILABLE(503, "Unavailable");

        private final int status;
        private final String label;

        Kind(int status, String label) {
            this.status = status;
            this.label = label;
        }
    }
}
