// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Duration;
import org.icddesk.http.NoReply;
import org.icddesk.token.NoToken;
import org.icddesk.token.Trouble;

/** WHO does not answer: network failure, status 5xx, no token, or a known outage. */
public final class Unavailable extends IcdFailure {

    private static final long serialVersionUID = 1;

    private final Cause reason;
    private final String code;

    /** Who has to act. */
    public enum Cause {
        /** Nobody: WHO does not answer. */
        SILENCE,
        /** WHO refused the server's credential; the code is WHO's. */
        REFUSAL,
        /** The server has no usable credential. */
        NO_CREDENTIAL
    }

    /**
     * Names the failure.
     *
     * @param retryAfter the time after which to retry
     * @param cause what it came from; may be null
     */
    public Unavailable(String forAdministrators, Duration retryAfter, Throwable cause) {
        super("WHO's service is not answering.", forAdministrators, retryAfter, cause);
        this.reason = Cause.SILENCE;
        this.code = "";
    }

    /** Names the failure to get a token. */
    public Unavailable(NoToken failure) {
        super(failure.wordsForReaders(), "There is no token: " + failure.getMessage(), failure.retryAfter(), failure);
        this.reason = reason(failure.trouble());
        this.code = failure.trouble().code();
    }

    /** {@return who has to act} */
    public Cause reason() {
        return reason;
    }

    /** {@return whether there was an answer at all, over a connection whose certificate or protocol is not trusted} */
    public boolean isUntrusted() {
        return getCause() instanceof NoReply reply && reply.reason() == NoReply.Reason.TLS
                || getCause() instanceof NoToken none && none.trouble().untrusted();
    }

    /** {@return WHO's code for a refusal, such as {@code invalid_client}; empty for silence} */
    public String code() {
        return code;
    }

    private static Cause reason(Trouble trouble) {
        if (!trouble.permanent()) {
            return Cause.SILENCE;
        }
        return trouble.ownFault() ? Cause.NO_CREDENTIAL : Cause.REFUSAL;
    }
}
