// SPDX-License-Identifier: Apache-2.0
package org.icddesk.administration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Key stores for tests, made by the JDK's own tool. */
final class KeyStores {

    private KeyStores() {}

    /** Makes a PKCS 12 file with a key and a self-signed certificate for localhost. */
    static void selfSigned(Path file, String password) {
        Cli.Outcome outcome = Cli.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "desk",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password),
                "",
                Map.of(),
                file.getParent().getParent());
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.output());
        }
    }
}
