// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRLReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.icddesk.http.OutboundFailure.Reason;
import org.icddesk.testing.Guard;
import org.icddesk.testing.http.RawServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutboundTlsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    private static KeyStore good;
    private static ScheduledExecutorService watchdog;
    private static ExecutorService threads;

    @BeforeAll
    static void open() throws Exception {
        good = certificate("good", "dns:localhost");
        watchdog = Executors.newSingleThreadScheduledExecutor();
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void close() {
        watchdog.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void trustedCertificateForTheHostIsAccepted() throws Exception {
        assertThat(call(good, trusting(good)).text()).isEqualTo("hello");
    }

    @Test
    void T31_expiredCertificateIsNamed() throws Exception {
        keytool("good", "-certreq -file " + directory.resolve("request"));
        keytool(
                "good",
                "-gencert -ext san=dns:localhost -startdate -30d -validity 10 -infile " + directory.resolve("request")
                        + " -outfile " + directory.resolve("signed"));
        Certificate expired;
        try (InputStream in = Files.newInputStream(directory.resolve("signed"))) {
            expired = CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        Certificate[] chain = {expired, good.getCertificate("server")};
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", good.getKey("server", PASSWORD), PASSWORD, chain);
        assertRefused(keys, trusting(good), "has expired");
    }

    @Test
    void T31_otherFaultsOfCertificatesAreNamed() {
        Throwable early = new SSLHandshakeException("x").initCause(new CertificateNotYetValidException());
        Throwable revoked = new SSLHandshakeException("x")
                .initCause(new CertificateRevokedException(
                        new Date(0), CRLReason.UNSPECIFIED, new X500Principal("CN=x"), Map.of()));
        assertThat(TlsFailureText.message("a:1", early)).startsWith("The certificate of a:1 is not valid yet");
        assertThat(TlsFailureText.message("a:1", revoked)).isEqualTo("The certificate of a:1 has been revoked");
        assertThat(TlsFailureText.message("a:1", new SSLHandshakeException(null)))
                .endsWith("the TLS handshake failed");
    }

    @Test
    void T31_selfSignedCertificateIsNamed() throws Exception {
        assertRefused(good, SSLContext.getDefault(), "is self-signed or comes from an unknown issuer");
    }

    @Test
    void T31_certificateOfAnotherHostIsNamed() throws Exception {
        KeyStore other = certificate("other", "dns:other.example");
        assertRefused(other, trusting(other), "is for another host name");
    }

    @Test
    void T31_oldProtocolIsNamed() throws Exception {
        byte[] protocolVersionAlert = {0x15, 3, 1, 0, 2, 2, 70};
        try (RawServer server = RawServer.start(peer -> peer.send(protocolVersionAlert))) {
            assertThat(failure(server.port(), SSLContext.getDefault()))
                    .hasMessageContaining("does not offer TLS 1.2 or later");
        }
    }

    @Test
    void T31_plainHttpIsNamed() throws Exception {
        try (RawServer server = RawServer.start(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThat(failure(server.port(), SSLContext.getDefault())).hasMessageContaining("does not speak TLS");
        }
    }

    @Test
    void A26_aConnectionThatEndsInTheHandshakeIsBrokenAndNotUntrusted() throws Exception {
        try (ServerSocket closing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> closeAfterHello(closing));
            OutboundHttpClient outbound = outbound(SSLContext.getDefault());

            OutboundFailure failure =
                    catchThrowableOfType(OutboundFailure.class, () -> outbound.send(request(closing.getLocalPort())));

            assertThat(failure.reason()).isEqualTo(Reason.RESET);
            outbound.close();
        }
    }

    /** Reads the client's first message, so that nothing unread makes a reset of what is an end. */
    private static void closeAfterHello(ServerSocket server) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            byte[] head = in.readNBytes(5);
            in.readNBytes((head[3] & 255) << 8 | head[4] & 255);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void stalledHandshakeEndsAtTheDeadline() throws Exception {
        try (RawServer server = RawServer.start(peer -> {})) {
            OutboundHttpClient outbound = outbound(SSLContext.getDefault());
            OutboundRequest request = request(server.port()).withDeadline(millis(900));
            long started = System.nanoTime();
            OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> outbound.send(request));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(millis(895), millis(10_000));
            // The handshake and the request as a whole have the same time; either may notice first.
            assertThat(failure.reason()).isIn(Reason.CONNECT, Reason.TIMEOUT);
            assertThat(server.peers().get(0).closedWithin(Guard.MILLIS)).isTrue();
            outbound.close();
        }
    }

    @Test
    void drippingEncryptedBodyEndsAtTheDeadline() throws Exception {
        RawServer.Script script = peer -> {
            peer.awaitRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            peer.drip("x".repeat(1000), 20);
        };
        try (RawServer server = server(good, script)) {
            OutboundHttpClient outbound = outbound(trusting(good));
            OutboundRequest request = request(server.port()).withDeadline(millis(900));
            long started = System.nanoTime();
            OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> outbound.send(request));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(millis(895), millis(10_000));
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(server.peers().get(0).closedWithin(Guard.MILLIS)).isTrue();
            outbound.close();
        }
    }

    private static void assertRefused(KeyStore server, SSLContext trust, String words) {
        OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> call(server, trust));
        assertThat(failure.reason()).isEqualTo(Reason.TLS);
        assertThat(failure).hasMessageContaining("The certificate of localhost").hasMessageContaining(words);
        assertThat(failure.retryable()).isFalse();
    }

    private static OutboundFailure failure(int port, SSLContext trust) {
        OutboundHttpClient outbound = outbound(trust);
        OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> outbound.send(request(port)));
        assertThat(failure.reason()).isEqualTo(Reason.TLS);
        outbound.close();
        return failure;
    }

    private static OutboundResponse call(KeyStore keys, SSLContext trust) throws Exception {
        RawServer.Script script = peer -> {
            while (peer.awaitRequest()) {
                peer.send(OK);
            }
        };
        OutboundHttpClient outbound = outbound(trust);
        try (RawServer server = server(keys, script)) {
            return outbound.send(request(server.port()));
        } finally {
            outbound.close();
        }
    }

    private static OutboundRequest request(int port) {
        return OutboundRequest.get(URI.create("https://localhost:" + port + "/"))
                .withDeadline(Guard.HANGING);
    }

    private static OutboundHttpClient outbound(SSLContext trust) {
        OutboundSettings settings = new OutboundSettings(Optional.empty(), trust, Duration.ofSeconds(3), 4);
        return new OutboundHttpClient(settings, watchdog, threads);
    }

    private static RawServer server(KeyStore keys, RawServer.Script script) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return RawServer.start(
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()), script);
    }

    private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static KeyStore certificate(String name, String san) throws Exception {
        keytool(name, "-genkeypair -keyalg EC -dname CN=" + name + " -ext bc:c -ext san=" + san + " -startdate -40d");
        return load(name);
    }

    private static KeyStore load(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".p12"))) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static void keytool(String store, String arguments) throws Exception {
        String line = Path.of(System.getProperty("java.home"), "bin", "keytool") + " -J-XX:TieredStopAtLevel=1 "
                + arguments + " -alias server -storetype PKCS12 -storepass changeit -keystore "
                + directory.resolve(store + ".p12");
        Process process =
                new ProcessBuilder(line.split(" ")).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
