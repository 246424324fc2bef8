// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;

/** Sockets that tell the thread's {@link CallDeadline} when it is the other server's turn to accept a connection. */
final class PhaseTrackingSockets {

    private PhaseTrackingSockets() {}

    /** Without TLS. */
    static final class Plain extends PlainConnectionSocketFactory {

        @Override
        public Socket connectSocket(
                int timeout,
                Socket socket,
                HttpHost host,
                InetSocketAddress remote,
                InetSocketAddress local,
                HttpContext context)
                throws IOException {
            CallDeadline.current().enterPhase(CallDeadline.Phase.REACHING);
            Socket connected = super.connectSocket(timeout, socket, host, remote, local, context);
            CallDeadline.current().enterPhase(CallDeadline.Phase.CONNECTING);
            return connected;
        }
    }

    /** With TLS, whose handshake costs this server processor time. */
    static final class Encrypted extends SSLConnectionSocketFactory {

        Encrypted(SSLContext trust, String... protocols) {
            super(trust, protocols, null, new DefaultHostnameVerifier());
        }

        @Override
        public Socket connectSocket(
                int timeout,
                Socket socket,
                HttpHost host,
                InetSocketAddress remote,
                InetSocketAddress local,
                HttpContext context)
                throws IOException {
            CallDeadline.current().enterPhase(CallDeadline.Phase.REACHING);
            return super.connectSocket(timeout, socket, host, remote, local, context);
        }

        @Override
        public Socket createLayeredSocket(Socket connected, String host, int port, HttpContext context)
                throws IOException {
            CallDeadline.current().enterPhase(CallDeadline.Phase.CONNECTING);
            return super.createLayeredSocket(connected, host, port, context);
        }
    }
}
