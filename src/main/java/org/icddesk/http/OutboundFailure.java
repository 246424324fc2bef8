// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

/**
 * The failure to receive a complete response. Its message is a sentence for administrators, free of header values and
 * bodies.
 */
public final class OutboundFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean answering;

    /**
     * Creates a failure.
     *
     * @param message a sentence for administrators
     * @param answering whether the headers of an answer had arrived
     * @param cause what the connection reported, or null
     */
    public OutboundFailure(Reason reason, String message, boolean answering, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.answering = answering;
    }

    /** {@return the named cause} */
    public Reason reason() {
        return reason;
    }

    /** {@return whether the headers of an answer had arrived before the failure} */
    public boolean answering() {
        return answering;
    }

    /**
     * Whether the same request may be sent again at once: it never reached the server, or the connection broke before
     * any answer. Whether the request is idempotent is for the caller to know.
     *
     * @return true if a retry makes sense
     */
    public boolean retryable() {
        return !answering && (reason == Reason.DNS || reason == Reason.CONNECT || reason == Reason.RESET);
    }

    /** Causes, in the order of an exchange. */
    public enum Reason {
        /** No free connection of our own; nothing was sent. */
        BUSY,
        /** The host has no address. */
        DNS,
        /** Connections are refused there. */
        CONNECT,
        /** The outbound proxy is unreachable or refuses. */
        PROXY,
        /** No trusted encrypted connection: certificate, host name or protocol. */
        TLS,
        /** The deadline of the connection or of the exchange passed. */
        TIMEOUT,
        /** The connection broke. */
        RESET,
        /** The body ended before its announced end. */
        TRUNCATED,
        /** The answer is larger than allowed. */
        TOO_LARGE,
        /** The answer is not HTTP, or its encoding is broken. */
        GARBLED,
        /** This server is shutting down. */
        CLOSED
    }
}
