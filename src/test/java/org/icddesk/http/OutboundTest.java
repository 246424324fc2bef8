// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.icddesk.http.NoReply.Reason;
import org.icddesk.support.Guard;
import org.icddesk.support.Waits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Waits
class OutboundTest {

    private static final Duration DEADLINE = Duration.ofMillis(900);
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Outbound outbound = outbound(Optional.empty(), threads);

    @AfterEach
    void close() throws Exception {
        outbound.close();
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        watchdog.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void bringsBackStatusHeadersAndBody() throws Exception {
        RawServer server = answering(
                "HTTP/1.1 404 Not Found\r\nX-One: a\r\nx-one: b\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
        Reply reply = outbound.send(Outgoing.get(server.uri("/x")));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.headers().first("X-ONE")).contains("a");
        assertThat(reply.headers().all("x-One")).containsExactly("a", "b");
        assertThat(reply.contentType()).contains("text/plain");
        assertThat(reply.text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"200 OK", "204 No Content", "304 Not Modified", "401 Unauthorized", "503 Service Unavailable"})
    void takesAnswersWithoutBody(String status) throws Exception {
        String length = status.startsWith("204") || status.startsWith("304") ? "" : "Content-Length: 0\r\n";
        RawServer server = answering("HTTP/1.1 " + status + "\r\n" + length + "\r\n");
        Reply reply = outbound.send(Outgoing.get(server.uri("/")));
        assertThat(reply.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: nonsense\r\n", "Content-Type: ;;=\r\n", "Content-Type:\r\n"})
    void takesBodiesWithoutUsableContentType(String header) throws Exception {
        RawServer server = answering("HTTP/1.1 200 OK\r\n" + header + "Content-Length: 5\r\n\r\nhello");
        assertThat(outbound.send(Outgoing.get(server.uri("/"))).text()).isEqualTo("hello");
    }

    @Test
    void sendsAddressHeadersAndBodyAsTheyAre() throws Exception {
        RawServer server = answering(OK + "Content-Length: 0\r\n\r\n");
        outbound.send(Outgoing.post(
                        server.uri("/a%2Fb;c/%7Bd%7D?q=%25+%2B%26%C3%A9&e=f'(g)&h="),
                        "application/x-www-form-urlencoded",
                        "i=%2B".getBytes(StandardCharsets.US_ASCII))
                .header("Accept-Language", "fr")
                .header("Authorization", "Bearer abc"));
        String request = server.requests().get(0);
        assertThat(request)
                .startsWith("POST /a%2Fb;c/%7Bd%7D?q=%25+%2B%26%C3%A9&e=f'(g)&h= HTTP/1.1\r\n")
                .contains("\r\nAccept-Language: fr\r\n", "\r\nAuthorization: Bearer abc\r\n")
                .contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n", "\r\nContent-Length: 5\r\n")
                .contains("gzip")
                .endsWith("\r\n\r\ni=%2B");
    }

    @Test
    void keepsConnectionsForTheNextRequest() throws Exception {
        RawServer server = answering(OK + "Content-Length: 2\r\n\r\nok");
        for (int i = 0; i < 5; i++) {
            outbound.send(Outgoing.get(server.uri("/" + i)));
        }
        assertThat(server.peers()).hasSize(1);
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void serves32CallsAtOnce() {
        CompletableFuture<Void> all = new CompletableFuture<>();
        RawServer server = start(peer -> {
            peer.awaitRequest();
            all.get(Guard.MILLIS, TimeUnit.MILLISECONDS);
            peer.send(OK + "Content-Length: 2\r\n\r\nok");
        });
        List<CompletableFuture<Reply>> replies = IntStream.range(0, 32)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> unchecked(Outgoing.get(server.uri("/"))), threads))
                .toList();
        await().until(() -> server.requests().size() == 32);
        all.complete(null);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.join().text()).isEqualTo("ok"));
    }

    @Test
    void T14_silenceEndsAtTheDeadline() throws Exception {
        NoReply failure = cut(peer -> peer.awaitRequest());
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure.answering()).isFalse();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining("did not answer within 900 ms");
    }

    @Test
    void T16_drippingHeadersEndAtTheDeadline() throws Exception {
        NoReply failure = cut(peer -> {
            peer.awaitRequest();
            peer.drip(OK + "X-Long: " + "x".repeat(1000), 20);
        });
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure.answering()).isFalse();
    }

    @Test
    void T15_stalledBodyEndsAtTheDeadline() throws Exception {
        NoReply failure = cut(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Content-Length: 100\r\n\r\nhalf");
        });
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure.answering()).isTrue();
        assertThat(failure).hasMessageContaining("did not finish its answer within 900 ms");
    }

    @Test
    void T16_drippingBodyEndsAtTheDeadline() throws Exception {
        NoReply failure = cut(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Content-Length: 1000\r\n\r\n");
            peer.drip("x".repeat(1000), 20);
        });
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void T16_drippingChunksEndAtTheDeadline() throws Exception {
        NoReply failure = cut(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
            peer.drip("1\r\nx\r\n".repeat(200), 10);
        });
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void endlessInterimAnswersEndAtTheDeadline() throws Exception {
        NoReply failure = cut(peer -> {
            peer.awaitRequest();
            while (!peer.closedWithin(10)) {
                peer.send("HTTP/1.1 102 Processing\r\n\r\n");
            }
        });
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void unreadUploadEndsAtTheDeadline() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://localhost:" + deaf.getLocalPort() + "/");
            NoReply failure = timed(() -> outbound.send(
                    Outgoing.post(uri, "text/plain", new byte[32 << 20]).within(DEADLINE)));
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void T13_unansweredConnectionAttemptEndsAtTheDeadline() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> crowd = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Socket one = new Socket();
                crowd.add(one);
                threads.execute(() -> connect(one, full));
            }
            await().until(() -> crowd.stream().filter(Socket::isConnected).count() >= 2);
            URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
            NoReply failure = timed(() -> outbound.send(Outgoing.get(uri).within(DEADLINE)));
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure).hasMessageContaining("did not accept a connection within 900 ms");
            assertThat(failure.retryable())
                    .as("who waited once would wait twice")
                    .isFalse();
            for (Socket one : crowd) {
                one.close();
            }
        }
    }

    @Test
    void connectingHasALimitOfItsOwn() throws Exception {
        OutboundSettings hasty = new OutboundSettings(Optional.empty(), trust(), DEADLINE, 32);
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Outbound quick = new Outbound(hasty, watchdog, threads);
            URI uri = URI.create("https://localhost:" + mute.getLocalPort() + "/");
            NoReply failure = timed(() -> quick.send(Outgoing.get(uri).within(Guard.HANGING)));
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            quick.close();
        }
    }

    @Test
    void A13_refusedConnectionFailsAtOnce() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        NoReply failure = failure(Outgoing.get(URI.create("http://localhost:" + port + "/")));
        assertThat(failure.reason()).isEqualTo(Reason.CONNECT);
        assertThat(failure).hasMessage("localhost:" + port + " refuses connections");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void A24_unknownNameIsNamed() {
        NoReply failure = failure(Outgoing.get(URI.create("http://no-such-host.invalid/")));
        assertThat(failure.reason()).isEqualTo(Reason.DNS);
        assertThat(failure).hasMessageContaining("no-such-host.invalid cannot be found");
    }

    @Test
    void A25_slowNameLookupEndsAtTheDeadlineAndIsNotTriedAgain() throws Exception {
        List<Runnable> stuck = new ArrayList<>();
        Outbound slow = outbound(Optional.empty(), stuck::add);
        for (int i = 0; i < 5; i++) {
            NoReply failure = timed(() ->
                    slow.send(Outgoing.get(URI.create("http://localhost:1/")).within(DEADLINE)));
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.answering()).isFalse();
        }
        assertThat(stuck).hasSize(1);
        slow.close();
    }

    @Test
    void T17_resetBeforeHeadersMayBeTriedAgain() {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.reset();
        });
        NoReply failure = failure(Outgoing.get(server.uri("/")));
        assertThat(failure.reason()).isEqualTo(Reason.RESET);
        assertThat(failure.retryable()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void T17_silentEndBeforeHeadersMayBeTriedAgain() {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.end();
        });
        NoReply failure = failure(Outgoing.get(server.uri("/")));
        assertThat(failure.reason()).isEqualTo(Reason.RESET);
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void T18_resetInBodyIsNoAnswer() {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Content-Length: 100\r\n\r\nhalf");
            peer.reset();
        });
        NoReply failure = failure(Outgoing.get(server.uri("/")));
        assertThat(failure.reason()).isIn(Reason.RESET, Reason.TRUNCATED);
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "Transfer-Encoding: chunked\r\n\r\n100\r\nhalf"
            })
    void T18_shortBodyIsNoAnswer(String rest) {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + rest);
            peer.end();
        });
        NoReply failure = failure(Outgoing.get(server.uri("/")));
        assertThat(failure.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(failure.answering()).isTrue();
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void shortGzipIsNoAnswer() throws Exception {
        byte[] whole = gzip("hello ".repeat(1000));
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Content-Encoding: gzip\r\nContent-Length: " + (whole.length - 9) + "\r\n\r\n");
            peer.send(Arrays.copyOf(whole, whole.length - 9));
        });
        assertThat(failure(Outgoing.get(server.uri("/"))).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void brokenGzipIsNoAnswer() {
        RawServer server = answering(OK + "Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot gzipped!");
        assertThat(failure(Outgoing.get(server.uri("/"))).reason()).isEqualTo(Reason.GARBLED);
    }

    @Test
    void gzipIsUnpacked() throws Exception {
        byte[] packed = gzip("hello ".repeat(1000));
        RawServer server = start(peer -> {
            while (peer.awaitRequest()) {
                peer.send(OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n");
                peer.send(packed);
            }
        });
        for (int i = 0; i < 2; i++) {
            Reply reply = outbound.send(Outgoing.get(server.uri("/")).atMost(6000));
            assertThat(reply.text()).hasSize(6000).startsWith("hello hello");
        }
        assertThat(server.peers()).hasSize(1);
    }

    @Test
    void T28_gzipBombIsCut() throws Exception {
        byte[] bomb = gzip("0".repeat(50 << 20));
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            peer.send(bomb);
        });
        assertCutAtLimit(server);
    }

    @Test
    void T28_endlessBodyIsCut() throws Exception {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + "\r\n");
            while (true) {
                peer.send("x".repeat(8192));
            }
        });
        assertCutAtLimit(server);
    }

    @Test
    void T28_endlessChunksAreCut() throws Exception {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
            while (true) {
                peer.send("2000\r\n" + "x".repeat(8192) + "\r\n");
            }
        });
        assertCutAtLimit(server);
    }

    @Test
    void T28_announcedHugeBodyIsCut() throws Exception {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Content-Length: 104857600\r\n\r\n");
            while (true) {
                peer.send("x".repeat(8192));
            }
        });
        assertCutAtLimit(server);
    }

    @Test
    void bodyOfExactlyTheLimitIsTaken() throws Exception {
        RawServer server = answering(OK + "Content-Length: 1000\r\n\r\n" + "x".repeat(1000));
        assertThat(outbound.send(Outgoing.get(server.uri("/")).atMost(1000)).body())
                .hasSize(1000);
        assertThat(failure(Outgoing.get(server.uri("/")).atMost(999)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void A22_anAnswerBeyondItsLimitTakesNoMoreRoomThanOneWithin() {
        int limit = 8 << 20;
        RawServer server = answering(OK + "Content-Length: 9000000\r\n\r\n" + "x".repeat(9_000_000));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(failure(Outgoing.get(server.uri("/")).atMost(limit)).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16 << 20);
    }

    @Test
    void endlessHeadersAreCut() throws Exception {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK);
            while (true) {
                peer.send("X-More: " + "x".repeat(100) + "\r\n");
            }
        });
        assertThat(failure(Outgoing.get(server.uri("/"))).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(server.peers().get(0).closedWithin(Guard.MILLIS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "\0\0\0\0\r\n\r\n"})
    void otherProtocolsAreNamed(String greeting) {
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(greeting);
            peer.end();
        });
        NoReply failure = failure(Outgoing.get(server.uri("/")));
        assertThat(failure.reason()).isIn(Reason.GARBLED, Reason.RESET);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void T30_redirectsAreNotFollowed(int status) throws Exception {
        RawServer other = answering(OK + "Content-Length: 0\r\n\r\n");
        RawServer server = answering(
                "HTTP/1.1 " + status + " Moved\r\nLocation: " + other.uri("/") + "\r\nContent-Length: 0\r\n\r\n");
        Reply get = outbound.send(Outgoing.get(server.uri("/")));
        Reply post = outbound.send(Outgoing.post(server.uri("/"), "text/plain", new byte[] {1}));
        assertThat(List.of(get.status(), post.status())).containsOnly(status);
        assertThat(other.peers()).isEmpty();
    }

    @Test
    void asksForNoCredentialsAndKeepsNoCookies() throws Exception {
        RawServer server = answering("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\n"
                + "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
        outbound.send(Outgoing.get(server.uri("/")));
        outbound.send(Outgoing.get(server.uri("/")));
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request)
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("authorization"));
    }

    @Test
    void plainRequestsGoThroughTheProxy() throws Exception {
        RawServer proxy = answering(OK + "Content-Length: 2\r\n\r\nok");
        Outbound proxied = outbound(Optional.of(proxy.uri("")), threads);
        assertThat(proxied.send(Outgoing.get(URI.create("http://api.invalid/x")))
                        .text())
                .isEqualTo("ok");
        assertThat(proxy.requests().get(0)).startsWith("GET http://api.invalid/x HTTP/1.1\r\n");
        proxied.close();
    }

    @Test
    void L14_proxyThatWantsAPasswordIsNamedAndSeesNoSecret() {
        RawServer proxy = answering("HTTP/1.1 407 Proxy Authentication Required\r\n"
                + "Proxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n");
        Outbound proxied = outbound(Optional.of(proxy.uri("")), threads);
        Outgoing request = Outgoing.get(URI.create("https://api.invalid/x")).header("Authorization", "Basic c2VjcmV0");
        NoReply failure = catchThrowableOfType(NoReply.class, () -> proxied.send(request));
        assertThat(failure.reason()).isEqualTo(Reason.PROXY);
        assertThat(failure).hasMessageContaining("407").hasMessageContaining("localhost:" + proxy.port());
        assertThat(proxy.requests()).hasSize(1).allSatisfy(seen -> assertThat(seen)
                .startsWith("CONNECT api.invalid:443")
                .doesNotContain("c2VjcmV0"));
        proxied.close();
    }

    @Test
    void unreachableProxyIsNamed() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        Outbound proxied = outbound(Optional.of(URI.create("http://localhost:" + port)), threads);
        NoReply failure = catchThrowableOfType(
                NoReply.class, () -> proxied.send(Outgoing.get(URI.create("http://api.invalid/"))));
        assertThat(failure.reason()).isEqualTo(Reason.PROXY);
        assertThat(failure).hasMessage("The proxy localhost:" + port + " refuses connections");
        proxied.close();
    }

    @Test
    void closedOutboundSaysSo() {
        RawServer server = answering(OK + "Content-Length: 0\r\n\r\n");
        Outbound shut = outbound(Optional.empty(), threads);
        shut.close();
        assertThat(catchThrowableOfType(NoReply.class, () -> shut.send(Outgoing.get(server.uri("/"))))
                        .reason())
                .isEqualTo(Reason.CLOSED);
    }

    @Test
    void connectionsComeBackAfterAnyFailure() throws Exception {
        OutboundSettings single = new OutboundSettings(Optional.empty(), trust(), Duration.ofSeconds(3), 1);
        Outbound narrow = new Outbound(single, watchdog, threads);
        RawServer server = start(peer -> {
            while (peer.awaitRequest()) {
                peer.send(OK + "Content-Length: 5\r\n\r\nhe");
            }
        });
        RawServer good = answering(OK + "Content-Length: 2\r\n\r\nok");
        for (int i = 0; i < 3; i++) {
            Outgoing request = Outgoing.get(server.uri("/")).within(Duration.ofMillis(100));
            assertThat(catchThrowableOfType(NoReply.class, () -> narrow.send(request))
                            .reason())
                    .isEqualTo(Reason.TIMEOUT);
        }
        assertThat(narrow.send(Outgoing.get(good.uri("/"))).text()).isEqualTo("ok");
        narrow.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "\u00e9", "a\0b"})
    void headersCannotBreakOutOfTheirLine(String value) {
        Outgoing request = Outgoing.get(URI.create("http://localhost/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.header("X-One", value))
                .withMessageNotContaining("Evil");
    }

    @Test
    void noLogOfTheClientHoldsHeadersOrBodies() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler capture = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLoggerName() + " " + line.getMessage() + Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.setLevel(Level.ALL);
        root.addHandler(capture);
        try {
            RawServer server = answering(OK + "X-Echo: canary-echo\r\nContent-Length: 11\r\n\r\ncanary-body");
            Outbound logged = outbound(Optional.empty(), threads);
            logged.send(Outgoing.post(server.uri("/"), "text/plain", "canary-form".getBytes(StandardCharsets.US_ASCII))
                    .header("Authorization", "Bearer canary-token"));
            logged.close();
        } finally {
            root.removeHandler(capture);
            root.setLevel(before);
        }
        assertThat(lines)
                .anyMatch(line -> line.startsWith("org.jboss.resteasy"))
                .noneMatch(line -> line.contains("canary"));
    }

    @Test
    void textFormsShowNoSecrets() {
        Outgoing request = Outgoing.post(URI.create("http://localhost/p?q=private"), "text/plain", "body".getBytes())
                .header("Authorization", "Bearer secret");
        assertThat(request.toString() + request.headers() + request.body())
                .doesNotContain("secret", "private", "[98")
                .contains("POST http://localhost/p", "Authorization");
    }

    /** Sends a request that the script leaves hanging; checks that it ends in time and that its connection is closed. */
    private NoReply cut(RawServer.Script script) throws Exception {
        RawServer server = start(script);
        // Where others keep every processor busy the deadline may be over before there is a connection to cut.
        NoReply failure = await().pollInSameThread()
                .until(
                        () -> timed(() ->
                                outbound.send(Outgoing.get(server.uri("/")).within(DEADLINE))),
                        cut -> !server.peers().isEmpty());
        for (RawServer.Peer peer : server.peers()) {
            assertThat(peer.closedWithin(Guard.MILLIS)).isTrue();
        }
        return failure;
    }

    private NoReply timed(ThrowingCallable call) {
        long started = System.nanoTime();
        NoReply failure = catchThrowableOfType(NoReply.class, call);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(failure).isNotNull();
        assertThat(took).isBetween(DEADLINE.minusMillis(5), DEADLINE.plus(LATE));
        return failure;
    }

    private void assertCutAtLimit(RawServer server) throws Exception {
        NoReply failure = failure(Outgoing.get(server.uri("/")).atMost(64 << 10));
        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure).hasMessageContaining("65536");
        assertThat(server.peers().get(0).closedWithin(Guard.MILLIS)).isTrue();
    }

    private NoReply failure(Outgoing request) {
        NoReply failure = catchThrowableOfType(NoReply.class, () -> outbound.send(request));
        assertThat(failure).isNotNull();
        return failure;
    }

    private Reply unchecked(Outgoing request) {
        try {
            return outbound.send(request);
        } catch (NoReply e) {
            throw new AssertionError(e);
        }
    }

    private Outbound outbound(Optional<URI> proxy, Executor lookups) {
        return new Outbound(OutboundSettings.usual(proxy), watchdog, lookups);
    }

    private RawServer answering(String answer) {
        RawServer server = RawServer.answering(answer);
        open.add(server);
        return server;
    }

    private RawServer start(RawServer.Script script) {
        RawServer server = RawServer.start(script);
        open.add(server);
        return server;
    }

    private static void connect(Socket socket, ServerSocket to) {
        try {
            socket.connect(new InetSocketAddress(to.getInetAddress(), to.getLocalPort()), Guard.MILLIS);
        } catch (IOException e) {
            // Left waiting outside, as intended.
        }
    }

    private static SSLContext trust() throws NoSuchAlgorithmException {
        return SSLContext.getDefault();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
