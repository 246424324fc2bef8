// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.time.Duration;

/** WHO does not answer: network failure, status 5xx, no token, or a known outage. */
public final class Unavailable extends IcdFailure {

    private static final long serialVersionUID = 1;
    private static final String NOT_ANSWERING = "WHO's service is not answering.";

    private final Reason reason;
    private final String code;
    private final boolean untrusted;

    /** Who has to act. */
    public enum Reason {
        /** Nobody: WHO does not answer. */
        OUTAGE,
        /** Nobody: WHO does not answer, and the ICD API that is asked meanwhile does not have what was asked for. */
        NOT_IN_FALLBACK,
        /** Nobody: WHO does not answer, and what this server keeps has no such code. */
        NOT_HELD,
        /** Nobody: WHO does not answer, and only WHO can tell what a combination of codes stands for. */
        CLUSTER_NOT_HELD,
        /** WHO refused the server's credential; the code is WHO's. */
        REFUSAL,
        /** The server has no usable credential. */
        NO_CREDENTIAL,
        /** Nobody: the server is being stopped or gets another version, and does not wait for WHO any longer. */
        SHUTDOWN
    }

    /**
     * Creates the failure of an outage, in which nobody here has to act.
     *
     * @param retryAfter the time after which to retry
     * @param cause what it came from; may be null
     */
    public Unavailable(String forAdministrators, Duration retryAfter, Throwable cause) {
        this(Reason.OUTAGE, "", NOT_ANSWERING, forAdministrators, retryAfter, false, cause);
    }

    private Unavailable(
            Reason reason,
            String code,
            String forReaders,
            String forAdministrators,
            Duration retryAfter,
            boolean untrusted,
            Throwable cause) {
        super(Kind.UNAVAILABLE, forReaders, forAdministrators, retryAfter, cause);
        this.reason = reason;
        this.code = code;
        this.untrusted = untrusted;
    }

    /** {@return the same failure with another reason and message} */
    public Unavailable withReason(Reason other, String itsCode, String forReaders) {
        return new Unavailable(
                other, itsCode, forReaders, getMessage(), retryAfter().orElse(null), untrusted, getCause());
    }

    /** {@return the same failure, with or without an answer over a connection that is not trusted} */
    public Unavailable untrusted(boolean answered) {
        return new Unavailable(
                reason, code, forReaders(), getMessage(), retryAfter().orElse(null), answered, getCause());
    }

    /** {@return who has to act} */
    public Reason reason() {
        return reason;
    }

    /** {@return whether there was an answer at all, over a connection whose certificate or protocol is not trusted} */
    public boolean isUntrusted() {
        return untrusted;
    }

    /** {@return WHO's code for a refusal, such as {@code invalid_client}; empty in an outage} */
    public String code() {
        return code;
    }
}
