// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Key stores for tests, made by the JDK's own tool. */
public final class KeyStores {

    private KeyStores() {}

    /**
     * Writes the key and the certificate of such a file as most programs other than Java read them (PEM, RFC 7468).
     *
     * @param folder gets {@code chain.pem}, {@code key.pem}, and both as {@code chain-and-key.pem}
     */
    public static void toPem(Path file, String password, Path folder) {
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password.toCharArray());
            String chain = pem("CERTIFICATE", store.getCertificate("desk").getEncoded());
            String key = pem(
                    "PRIVATE KEY", store.getKey("desk", password.toCharArray()).getEncoded());
            Files.writeString(folder.resolve("chain.pem"), chain);
            Files.writeString(folder.resolve("key.pem"), key);
            Files.writeString(folder.resolve("chain-and-key.pem"), chain + key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    /** Makes a PKCS 12 file with a key and a self-signed certificate for localhost. */
    public static void selfSigned(Path file, String password) {
        CommandLine.Outcome outcome = CommandLine.run(
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

    /** {@return a client's side of TLS that trusts the certificate in such a file alone} */
    public static SSLContext trusting(Path file, String password) {
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
