// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The connection settings of the outbound HTTP client.
 *
 * @param proxy the HTTP proxy, if all requests go through one
 * @param trust the certificates trusted, and the client's own
 * @param connecting the time for lookup, connection, proxy and TLS together; positive
 * @param connections the maximum number of connections, per host and in total
 */
public record OutboundSettings(Optional<URI> proxy, SSLContext trust, Duration connecting, int connections) {

    /** {@return these settings with another maximum number of connections} */
    OutboundSettings withConnections(int number) {
        return new OutboundSettings(proxy, trust, connecting, number);
    }

    /**
     * The defaults: 3 seconds to connect, 32 connections, and the trust of the server, which an administrator sets with
     * {@code javax.net.ssl.trustStore} or Elytron's default SSL context.
     *
     * @param proxy the HTTP proxy, if any
     */
    public static OutboundSettings defaults(Optional<URI> proxy) {
        try {
            return new OutboundSettings(proxy, SSLContext.getDefault(), Duration.ofSeconds(3), 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The server's TLS settings are unusable: " + e.getMessage(), e);
        }
    }
}
