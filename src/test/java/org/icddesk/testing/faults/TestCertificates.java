// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for {@code localhost}, good and bad, from an authority that lives as long as the test. */
public final class TestCertificates {

    private static final char[] PASSWORD = UUID.randomUUID().toString().toCharArray();

    private final Path folder;
    private final KeyStore store;

    private TestCertificates(Path folder) {
        this.folder = folder;
        keytool("ca", "CN=Test authority", "-ext", "bc:critical=ca:true");
        keytool(Certified.TRUSTED.name(), "CN=localhost", "-signer", "ca", "-ext", "san=dns:localhost");
        keytool(
                Certified.EXPIRED.name(),
                "CN=localhost",
                "-signer",
                "ca",
                "-ext",
                "san=dns:localhost",
                "-startdate",
                "-10d",
                "-validity",
                "5");
        keytool(Certified.OTHER_HOST.name(), "CN=other.example", "-signer", "ca", "-ext", "san=dns:other.example");
        keytool(Certified.SELF_SIGNED.name(), "CN=localhost", "-ext", "san=dns:localhost");
        store = load();
    }

    /** What a server shows. */
    public enum Certified {
        /** A good certificate of the authority. */
        TRUSTED,
        /** One of the authority that ended five days ago. */
        EXPIRED,
        /** One of the authority for another host. */
        OTHER_HOST,
        /** One that nobody but itself vouches for. */
        SELF_SIGNED
    }

    /**
     * Makes an authority and its certificates with the JDK's keytool.
     *
     * @param folder an empty folder
     * @return the certificates
     */
    public static TestCertificates in(Path folder) {
        return new TestCertificates(folder);
    }

    /**
     * {@return the TLS of a server}
     *
     * @param certificate what it shows
     */
    public SSLContext server(Certified certificate) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            Key key = store.getKey(certificate.name(), PASSWORD);
            own.setKeyEntry("own", key, PASSWORD, store.getCertificateChain(certificate.name()));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the TLS of a client that trusts the authority and nobody else} */
    public SSLContext client() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authority());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return JVM options with which a server trusts the authority and nobody else} */
    public List<String> javaOptions() {
        Path file = folder.resolve("authority.p12");
        try (var out = Files.newOutputStream(file)) {
            authority().store(out, PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                "-Djavax.net.ssl.trustStore=" + file.toAbsolutePath(),
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD));
    }

    private KeyStore authority() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            Certificate authority = store.getCertificate("ca");
            trusted.setCertificateEntry("authority", authority);
            return trusted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeyStore load() {
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String alias, String name, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-J-XX:TieredStopAtLevel=1",
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                name));
        command.addAll(List.of(options));
        File output = folder.resolve("keytool.log").toFile();
        try {
            Process keytool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(output.toPath()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
