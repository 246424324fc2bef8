// SPDX-License-Identifier: Apache-2.0
package org.icddesk.access;

import java.util.Optional;
import org.icddesk.server.ServerServices;

/** Tells why HTTPS does not work, if the certificate that {@code https.cli} configures cannot be used. */
public final class Https {

    private static final String CONTEXT = "org.wildfly.security.ssl-context.icd";
    private static final String KEY_STORE = "org.wildfly.security.key-store.icd";

    private Https() {}

    /** {@return why it does not work, in the server's words; empty if it works, or uses another certificate} */
    public static Optional<String> fault() {
        return ServerServices.find(CONTEXT)
                .filter(context -> context.value().isEmpty())
                .map(context -> ServerServices.find(KEY_STORE)
                        .flatMap(store -> store.fault())
                        .map(words -> "the key store icd-https.p12 does not open (" + words + ")")
                        .orElse("its certificate cannot be used"));
    }
}
