// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Describes why a TLS connection was not trusted. */
final class TlsFailureText {

    private TlsFailureText() {}

    static String message(String server, Throwable failure) {
        String certificate = "The certificate of " + server;
        if (in(failure, CertificateExpiredException.class)) {
            return certificate + " has expired";
        }
        if (in(failure, CertificateNotYetValidException.class)) {
            return certificate + " is not valid yet: check the clock of this server";
        }
        if (in(failure, CertificateRevokedException.class)) {
            return certificate + " has been revoked";
        }
        if (in(failure, SSLPeerUnverifiedException.class)) {
            return certificate + " is for another host name";
        }
        if (in(failure, CertPathBuilderException.class) || in(failure, CertPathValidatorException.class)) {
            return certificate + " is self-signed or comes from an unknown issuer: import the issuer into this server's"
                    + " trust store if you trust it";
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("protocol")) {
            return server + " does not offer TLS 1.2 or later";
        }
        if (message.contains("unsupported or unrecognized ssl message")) {
            return server + " does not speak TLS on this port";
        }
        return "There is no encrypted connection to " + server + ": the TLS handshake failed";
    }

    private static boolean in(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(20)
                .anyMatch(type::isInstance);
    }
}
