// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.HttpException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.MessageConstraintException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ParseException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.icddesk.http.OutboundFailure.Reason;

/** Classifies the exception of a failed exchange and describes it in a sentence for administrators. */
final class FailureClassifier {

    private final String server;
    private final Optional<URI> proxy;
    private final CallDeadline deadline;

    FailureClassifier(OutboundRequest request, Optional<URI> proxy, CallDeadline deadline) {
        this.server = address(request.uri());
        this.proxy = proxy;
        this.deadline = deadline;
    }

    OutboundFailure of(Throwable failure) {
        Throwable cause = essential(failure);
        if (cause instanceof UnknownHostException && cause.getCause() instanceof TimeoutException) {
            return unreachable(Reason.TIMEOUT, cause, "could not be resolved in time: name resolution does not answer");
        }
        return deadline.expired() ? timeout(failure) : classify(cause);
    }

    private static Throwable essential(Throwable failure) {
        Throwable cause = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException || t instanceof HttpException || t instanceof ParseException) {
                cause = t;
                break;
            }
        }
        if (cause instanceof ClientProtocolException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    OutboundFailure tooLarge(int limit) {
        return failure(Reason.TOO_LARGE, server + " sent more than the " + limit + " bytes allowed", null);
    }

    OutboundFailure proxyRefusal() {
        return failure(Reason.PROXY, "The proxy " + proxy() + " " + deadline.proxyRefusal(), null);
    }

    OutboundFailure closed(Throwable failure) {
        return failure(Reason.CLOSED, "The server is shutting down", failure);
    }

    private OutboundFailure timeout(Throwable failure) {
        long allowed = deadline.phaseTimeout().toMillis();
        return switch (deadline.phase()) {
            case CONNECTING, REACHING ->
                unreachable(Reason.TIMEOUT, failure, "did not accept a connection within " + allowed + " ms");
            case SENT -> failure(Reason.TIMEOUT, server + " did not answer within " + allowed + " ms", failure);
            case ANSWERING ->
                failure(Reason.TIMEOUT, server + " did not finish its answer within " + allowed + " ms", failure);
        };
    }

    private OutboundFailure classify(Throwable cause) {
        if (cause instanceof ConnectionPoolTimeoutException) {
            return failure(Reason.BUSY, "All connections to " + server + " are in use", cause);
        }
        if (cause instanceof UnknownHostException) {
            return proxy.isPresent()
                    ? failure(Reason.PROXY, "The proxy " + proxy() + " cannot be found: check its name", cause)
                    : failure(Reason.DNS, server + " cannot be found: " + cause.getMessage(), cause);
        }
        if (cause instanceof ConnectTimeoutException) {
            return unreachable(Reason.TIMEOUT, cause, "did not accept a connection in time");
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return unreachable(Reason.CONNECT, cause, "refuses connections");
        }
        if (cause instanceof SSLException && !isBroken(cause.getCause())) {
            return failure(Reason.TLS, TlsFailureText.message(server, cause), cause);
        }
        if (cause instanceof SocketTimeoutException) {
            return failure(Reason.TIMEOUT, server + " did not answer in time", cause);
        }
        return broken(cause);
    }

    /** {@return whether a TLS connection was closed, which says nothing about trust} */
    private static boolean isBroken(Throwable cause) {
        return cause instanceof SocketException || cause instanceof EOFException;
    }

    private OutboundFailure broken(Throwable cause) {
        if (cause instanceof NoHttpResponseException
                || cause instanceof SocketException
                || cause instanceof SSLException) {
            return failure(Reason.RESET, server + " closed the connection unexpectedly", cause);
        }
        if (cause instanceof ConnectionClosedException
                || cause instanceof TruncatedChunkException
                || cause instanceof EOFException) {
            return failure(Reason.TRUNCATED, server + " ended its answer early", cause);
        }
        if (cause instanceof MessageConstraintException) {
            return failure(Reason.TOO_LARGE, server + " sent more header fields than allowed", cause);
        }
        boolean encoding = cause instanceof MalformedChunkCodingException || cause instanceof ZipException;
        return failure(
                Reason.GARBLED,
                server + (encoding ? " sent an answer with a broken encoding" : " sent an answer that is not HTTP"),
                cause);
    }

    private OutboundFailure unreachable(Reason reason, Throwable cause, String message) {
        return proxy.isPresent()
                ? failure(Reason.PROXY, "The proxy " + proxy() + " " + message, cause)
                : failure(reason, server + " " + message, cause);
    }

    private OutboundFailure failure(Reason reason, String message, Throwable cause) {
        return new OutboundFailure(reason, message, deadline.phase() == CallDeadline.Phase.ANSWERING, cause);
    }

    private String proxy() {
        return proxy.map(FailureClassifier::address).orElse("");
    }

    private static String address(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
