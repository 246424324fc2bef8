// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import org.icddesk.testing.Guard;
import org.icddesk.testing.Waits;
import org.icddesk.testing.faults.TestCertificates.Certified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Waits
class FaultProxyTest {

    /** The milliseconds after which what never comes is taken to be missing. */
    private static final int SILENCE = 400;

    private HttpServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write("0123456789".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        proxy = FaultProxy.to(target());
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
    }

    @Test
    void withoutToxicsEverythingPasses() throws IOException {
        assertThat(get()).endsWith("\r\n\r\n0123456789");
        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void latencyDelays() throws IOException {
        proxy.toxics(new Toxic.Latency(Duration.ofMillis(300)));

        assertThat(timed()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void bandwidthAndSlicerDrip() throws IOException {
        proxy.toxics(new Toxic.Bandwidth(500));
        assertThat(timed()).isGreaterThanOrEqualTo(Duration.ofMillis(150));

        proxy.toxics(new Toxic.Slicer(20, Duration.ofMillis(50)));
        assertThat(timed()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(get()).endsWith("\r\n\r\n0123456789");
    }

    @Test
    void slowCloseDelaysTheEnd() throws IOException {
        proxy.toxics(new Toxic.SlowClose(Duration.ofMillis(300)));

        assertThat(timed()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void timeoutAnswersNothing() throws IOException {
        proxy.toxics(new Toxic.Timeout(Duration.ofMillis(100)));
        assertThat(get()).isEmpty();

        proxy.toxics(new Toxic.Timeout(Duration.ZERO));
        assertThatThrownBy(() -> get(SILENCE)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void stallStopsInTheMiddle() {
        proxy.toxics(new Toxic.Stall(10));

        assertThatThrownBy(() -> get(SILENCE)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void resetsAreResets() {
        proxy.toxics(new Toxic.ResetPeer(Duration.ZERO));
        assertThatThrownBy(this::get).isInstanceOf(SocketException.class);

        proxy.toxics(new Toxic.ResetAfter(10));
        assertThatThrownBy(this::get).isInstanceOf(SocketException.class);
    }

    @Test
    void limitDataCuts() throws IOException {
        proxy.toxics(new Toxic.LimitData(12));

        assertThat(get()).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void downRefusesAndUpServesOnTheSamePort() throws IOException {
        proxy.down();
        await().untilAsserted(() -> assertThatThrownBy(this::get).isInstanceOf(ConnectException.class));

        proxy.up();
        assertThat(get()).endsWith("0123456789");
    }

    @Test
    void tlsIsEndedWithTheCertificateAskedFor(@TempDir Path folder) throws IOException {
        TestCertificates certificates = TestCertificates.in(folder);
        try (FaultProxy good = FaultProxy.withTls(target(), certificates.server(Certified.TRUSTED));
                FaultProxy expired = FaultProxy.withTls(target(), certificates.server(Certified.EXPIRED));
                FaultProxy other = FaultProxy.withTls(target(), certificates.server(Certified.OTHER_HOST));
                FaultProxy own = FaultProxy.withTls(target(), certificates.server(Certified.SELF_SIGNED))) {
            assertThat(encrypted(good, certificates)).isEqualTo("0123456789");
            for (FaultProxy bad : new FaultProxy[] {expired, other, own}) {
                assertThatThrownBy(() -> encrypted(bad, certificates)).isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    private static String encrypted(FaultProxy proxy, TestCertificates certificates) throws IOException {
        URL url = proxy.url().toURL();
        HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
        connection.setSSLSocketFactory(certificates.client().getSocketFactory());
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private URI target() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private Duration timed() throws IOException {
        long start = System.nanoTime();
        get();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String get() throws IOException {
        return get(Guard.MILLIS);
    }

    private String get(int millis) throws IOException {
        try (Socket socket = new Socket("localhost", proxy.url().getPort())) {
            socket.setSoTimeout(millis);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
