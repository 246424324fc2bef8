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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.icddesk.http.OutboundFailure.Reason;
import org.icddesk.testing.CapturingHandler;
import org.icddesk.testing.Guard;
import org.icddesk.testing.Waits;
import org.icddesk.testing.http.RawServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Waits
class OutboundHttpClientTest {

    private static final Duration DEADLINE = Duration.ofMillis(900);
    private static final Pattern LIMIT = Pattern.compile("did not finish its answer within ([0-9]+) ms");
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final OutboundHttpClient outbound = outbound(Optional.empty(), threads);

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
        OutboundResponse response = outbound.send(OutboundRequest.get(server.uri("/x")));
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers().first("X-ONE")).contains("a");
        assertThat(response.headers().all("x-One")).containsExactly("a", "b");
        assertThat(response.contentType()).contains("text/plain");
        assertThat(response.text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"200 OK", "204 No Content", "304 Not Modified", "401 Unauthorized", "503 Service Unavailable"})
    void takesAnswersWithoutBody(String status) throws Exception {
        String length = status.startsWith("204") || status.startsWith("304") ? "" : "Content-Length: 0\r\n";
        RawServer server = answering("HTTP/1.1 " + status + "\r\n" + length + "\r\n");
        OutboundResponse response = outbound.send(OutboundRequest.get(server.uri("/")));
        assertThat(response.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: nonsense\r\n", "Content-Type: ;;=\r\n", "Content-Type:\r\n"})
    void takesBodiesWithoutUsableContentType(String header) throws Exception {
        RawServer server = answering("HTTP/1.1 200 OK\r\n" + header + "Content-Length: 5\r\n\r\nhello");
        assertThat(outbound.send(OutboundRequest.get(server.uri("/"))).text()).isEqualTo("hello");
    }

    @Test
    void sendsAddressHeadersAndBodyAsTheyAre() throws Exception {
        RawServer server = answering(OK + "Content-Length: 0\r\n\r\n");
        outbound.send(OutboundRequest.post(
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
            outbound.send(OutboundRequest.get(server.uri("/" + i)));
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
        List<CompletableFuture<OutboundResponse>> replies = IntStream.range(0, 32)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> unchecked(OutboundRequest.get(server.uri("/"))), threads))
                .toList();
        await().until(() -> server.requests().size() == 32);
        all.complete(null);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.join().text()).isEqualTo("ok"));
    }

    @Test
    void T14_aMissingAnswerEndsAtTheDeadline() throws Exception {
        OutboundFailure failure = cut(peer -> peer.awaitRequest());
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure.answering()).isFalse();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining("did not answer within 900 ms");
    }

    @Test
    void T16_drippingHeadersEndAtTheDeadline() throws Exception {
        OutboundFailure failure = cut(peer -> {
            peer.awaitRequest();
            peer.drip(OK + "X-Long: " + "x".repeat(1000), 20);
        });
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure.answering()).isFalse();
    }

    @Test
    void T15_stalledBodyEndsAtTheDeadline() throws Exception {
        OutboundFailure failure = cut(
                peer -> {
                    peer.awaitRequest();
                    peer.send(OK + "Content-Length: 100\r\n\r\nhalf");
                },
                OutboundFailure::answering);
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure).hasMessageContaining("did not finish its answer within 900 ms");
    }

    @Test
    void T16_drippingBodyEndsAtTheDeadline() throws Exception {
        OutboundFailure failure = cut(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Content-Length: 1000\r\n\r\n");
            peer.drip("x".repeat(1000), 20);
        });
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void T16_drippingChunksEndAtTheDeadline() throws Exception {
        OutboundFailure failure = cut(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
            peer.drip("1\r\nx\r\n".repeat(200), 10);
        });
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void C01_anAnswerThatIsThereMayBeReadAfterTheDeadlineIfTheObserverAllows() throws Exception {
        Observer observer = new Observer();
        RawServer server = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
            do {
                peer.send("1\r\nx\r\n");
            } while (!observer.asked.await(20, TimeUnit.MILLISECONDS));
            peer.send("3\r\nend\r\n0\r\n\r\n");
        });

        OutboundResponse response = outbound.send(
                OutboundRequest.get(server.uri("/")).withDeadline(DEADLINE).withObserver(observer));

        assertThat(response.text()).startsWith("x").endsWith("xend");
        assertThat(observer.told).containsExactly("preparing", "asked", "answering", "end");
    }

    @Test
    void C01_evenThenALateAnswerEndsAtThreeTimesTheDeadlineAndNoAnswerAtTheDeadline() throws Exception {
        Observer observer = new Observer();
        RawServer dripping = start(peer -> {
            peer.awaitRequest();
            peer.send(OK + "Content-Length: 10000\r\n\r\n");
            peer.drip("x".repeat(10_000), 20);
        });
        RawServer silent = start(RawServer.Peer::awaitRequest);

        long started = System.nanoTime();
        OutboundFailure late = failure(
                OutboundRequest.get(dripping.uri("/")).withDeadline(DEADLINE).withObserver(observer));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        OutboundFailure none = timed(() -> outbound.send(
                OutboundRequest.get(silent.uri("/")).withDeadline(DEADLINE).withObserver(new Observer())));

        assertThat(late.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(took).isGreaterThanOrEqualTo(DEADLINE.multipliedBy(3).minusMillis(5));
        assertThat(late.answering()).isTrue();
        Matcher limit = LIMIT.matcher(late.getMessage());
        assertThat(limit.find()).as(late.getMessage()).isTrue();
        assertThat(Long.parseLong(limit.group(1)))
                .as("the limit: thrice, and the time for an answer more at most if this server was late to ask")
                .isBetween(
                        DEADLINE.multipliedBy(3).toMillis(),
                        DEADLINE.multipliedBy(4).toMillis());
        assertThat(none.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(none.answering()).isFalse();
    }

    /** Allows more time. */
    private static final class Observer implements ExchangeObserver {

        private final List<String> told = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch asked = new CountDownLatch(1);

        @Override
        public void onPreparing() {
            told.add("preparing");
        }

        @Override
        public void onAsked() {
            told.add("asked");
        }

        @Override
        public void onAnswering() {
            told.add("answering");
        }

        @Override
        public void onEnd() {
            told.add("end");
        }

        @Override
        public boolean allowsMoreTime() {
            asked.countDown();
            return true;
        }
    }

    @Test
    void endlessInterimAnswersEndAtTheDeadline() throws Exception {
        OutboundFailure failure = cut(peer -> {
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
            OutboundFailure failure = timed(() -> outbound.send(
                    OutboundRequest.post(uri, "text/plain", new byte[32 << 20]).withDeadline(DEADLINE)));
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
            OutboundFailure failure =
                    timed(() -> outbound.send(OutboundRequest.get(uri).withDeadline(DEADLINE)));
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure).hasMessageContaining("did not accept a connection within 900 ms");
            assertThat(failure.retryable())
                    .as("who waited once would wait twice")
                    .isFalse();
            OutboundFailure busyHere = catchThrowableOfType(
                    OutboundFailure.class,
                    () -> outbound.send(
                            OutboundRequest.get(uri).withDeadline(DEADLINE).withObserver(new Observer())));
            assertThat(busyHere)
                    .as("busy processors here are no reason to wait longer for a host that is gone")
                    .hasMessageMatching("(?s).*did not accept a connection (within 900 ms|in time).*");
            for (Socket one : crowd) {
                one.close();
            }
        }
    }

    @Test
    void connectingHasALimitOfItsOwn() throws Exception {
        OutboundSettings hasty = new OutboundSettings(Optional.empty(), trust(), DEADLINE, 32);
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            OutboundHttpClient quick = new OutboundHttpClient(hasty, watchdog, threads);
            URI uri = URI.create("https://localhost:" + mute.getLocalPort() + "/");
            OutboundFailure failure =
                    timed(() -> quick.send(OutboundRequest.get(uri).withDeadline(Guard.HANGING)));
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
        OutboundFailure failure = failure(OutboundRequest.get(URI.create("http://localhost:" + port + "/")));
        assertThat(failure.reason()).isEqualTo(Reason.CONNECT);
        assertThat(failure).hasMessage("localhost:" + port + " refuses connections");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void A24_unknownNameIsNamed() {
        OutboundFailure failure = failure(OutboundRequest.get(URI.create("http://no-such-host.invalid/")));
        assertThat(failure.reason()).isEqualTo(Reason.DNS);
        assertThat(failure).hasMessageContaining("no-such-host.invalid cannot be found");
    }

    @Test
    void A25_slowNameLookupEndsAtTheDeadlineAndIsNotTriedAgain() throws Exception {
        List<Runnable> stuck = new ArrayList<>();
        OutboundHttpClient slow = outbound(Optional.empty(), stuck::add);
        for (int i = 0; i < 5; i++) {
            OutboundFailure failure = timed(() -> slow.send(
                    OutboundRequest.get(URI.create("http://localhost:1/")).withDeadline(DEADLINE)));
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
        OutboundFailure failure = failure(OutboundRequest.get(server.uri("/")));
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
        OutboundFailure failure = failure(OutboundRequest.get(server.uri("/")));
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
        OutboundFailure failure = failure(OutboundRequest.get(server.uri("/")));
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
        OutboundFailure failure = failure(OutboundRequest.get(server.uri("/")));
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
        assertThat(failure(OutboundRequest.get(server.uri("/"))).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void brokenGzipIsNoAnswer() {
        RawServer server = answering(OK + "Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot gzipped!");
        assertThat(failure(OutboundRequest.get(server.uri("/"))).reason()).isEqualTo(Reason.GARBLED);
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
            OutboundResponse response =
                    outbound.send(OutboundRequest.get(server.uri("/")).withMaxBytes(6000));
            assertThat(response.text()).hasSize(6000).startsWith("hello hello");
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
        assertThat(outbound.send(OutboundRequest.get(server.uri("/")).withMaxBytes(1000))
                        .body())
                .hasSize(1000);
        assertThat(failure(OutboundRequest.get(server.uri("/")).withMaxBytes(999))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void A22_anAnswerBeyondItsLimitTakesNoMoreRoomThanOneWithin() {
        int limit = 8 << 20;
        RawServer server = answering(OK + "Content-Length: 9000000\r\n\r\n" + "x".repeat(9_000_000));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(failure(OutboundRequest.get(server.uri("/")).withMaxBytes(limit))
                        .reason())
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
        assertThat(failure(OutboundRequest.get(server.uri("/"))).reason()).isEqualTo(Reason.TOO_LARGE);
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
        OutboundFailure failure = failure(OutboundRequest.get(server.uri("/")));
        assertThat(failure.reason()).isIn(Reason.GARBLED, Reason.RESET);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void T30_redirectsAreNotFollowed(int status) throws Exception {
        RawServer other = answering(OK + "Content-Length: 0\r\n\r\n");
        RawServer server = answering(
                "HTTP/1.1 " + status + " Moved\r\nLocation: " + other.uri("/") + "\r\nContent-Length: 0\r\n\r\n");
        OutboundResponse get = outbound.send(OutboundRequest.get(server.uri("/")));
        OutboundResponse post = outbound.send(OutboundRequest.post(server.uri("/"), "text/plain", new byte[] {1}));
        assertThat(List.of(get.status(), post.status())).containsOnly(status);
        assertThat(other.peers()).isEmpty();
    }

    @Test
    void asksForNoCredentialsAndKeepsNoCookies() throws Exception {
        RawServer server = answering("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\n"
                + "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
        outbound.send(OutboundRequest.get(server.uri("/")));
        outbound.send(OutboundRequest.get(server.uri("/")));
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request)
                .doesNotContainIgnoringCase("cookie")
                .doesNotContainIgnoringCase("authorization"));
    }

    @Test
    void plainRequestsGoThroughTheProxy() throws Exception {
        RawServer proxy = answering(OK + "Content-Length: 2\r\n\r\nok");
        OutboundHttpClient proxied = outbound(Optional.of(proxy.uri("")), threads);
        assertThat(proxied.send(OutboundRequest.get(URI.create("http://api.invalid/x")))
                        .text())
                .isEqualTo("ok");
        assertThat(proxy.requests().get(0)).startsWith("GET http://api.invalid/x HTTP/1.1\r\n");
        proxied.close();
    }

    @Test
    void L14_proxyThatWantsAPasswordIsNamedAndSeesNoSecret() {
        RawServer proxy = answering("HTTP/1.1 407 Proxy Authentication Required\r\n"
                + "Proxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n");
        OutboundHttpClient proxied = outbound(Optional.of(proxy.uri("")), threads);
        OutboundRequest request =
                OutboundRequest.get(URI.create("https://api.invalid/x")).header("Authorization", "Basic c2VjcmV0");
        OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> proxied.send(request));
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
        OutboundHttpClient proxied = outbound(Optional.of(URI.create("http://localhost:" + port)), threads);
        OutboundFailure failure = catchThrowableOfType(
                OutboundFailure.class, () -> proxied.send(OutboundRequest.get(URI.create("http://api.invalid/"))));
        assertThat(failure.reason()).isEqualTo(Reason.PROXY);
        assertThat(failure).hasMessage("The proxy localhost:" + port + " refuses connections");
        proxied.close();
    }

    @Test
    void closedOutboundSaysSo() {
        RawServer server = answering(OK + "Content-Length: 0\r\n\r\n");
        OutboundHttpClient shut = outbound(Optional.empty(), threads);
        shut.close();
        assertThat(catchThrowableOfType(OutboundFailure.class, () -> shut.send(OutboundRequest.get(server.uri("/"))))
                        .reason())
                .isEqualTo(Reason.CLOSED);
    }

    @Test
    void connectionsComeBackAfterAnyFailure() throws Exception {
        OutboundSettings single = new OutboundSettings(Optional.empty(), trust(), Duration.ofSeconds(3), 1);
        OutboundHttpClient narrow = new OutboundHttpClient(single, watchdog, threads);
        RawServer server = start(peer -> {
            while (peer.awaitRequest()) {
                peer.send(OK + "Content-Length: 5\r\n\r\nhe");
            }
        });
        RawServer good = answering(OK + "Content-Length: 2\r\n\r\nok");
        for (int i = 0; i < 3; i++) {
            OutboundRequest request = OutboundRequest.get(server.uri("/")).withDeadline(Duration.ofMillis(100));
            assertThat(catchThrowableOfType(OutboundFailure.class, () -> narrow.send(request))
                            .reason())
                    .isEqualTo(Reason.TIMEOUT);
        }
        assertThat(narrow.send(OutboundRequest.get(good.uri("/"))).text()).isEqualTo("ok");
        narrow.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "\u00e9", "a\0b"})
    void headersCannotBreakOutOfTheirLine(String value) {
        OutboundRequest request = OutboundRequest.get(URI.create("http://localhost/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.header("X-One", value))
                .withMessageNotContaining("Evil");
    }

    @Test
    void noLogOfTheClientHoldsHeadersOrBodies() throws Exception {
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.setLevel(Level.ALL);
        try (CapturingHandler capture = CapturingHandler.ofAllThreads("")) {
            RawServer server = answering(OK + "X-Echo: canary-echo\r\nContent-Length: 11\r\n\r\ncanary-body");
            OutboundHttpClient logged = outbound(Optional.empty(), threads);
            logged.send(OutboundRequest.post(
                            server.uri("/"), "text/plain", "canary-form".getBytes(StandardCharsets.US_ASCII))
                    .header("Authorization", "Bearer canary-token"));
            logged.close();
            assertThat(capture.records())
                    .anyMatch(line -> String.valueOf(line.getLoggerName()).startsWith("org.jboss.resteasy"));
            assertThat(capture.records())
                    .extracting(line ->
                            line.getLoggerName() + " " + line.getMessage() + Arrays.toString(line.getParameters()))
                    .noneMatch(line -> line.contains("canary"));
        } finally {
            root.setLevel(before);
        }
    }

    @Test
    void textFormsShowNoSecrets() {
        OutboundRequest request = OutboundRequest.post(
                        URI.create("http://localhost/p?q=private"), "text/plain", "body".getBytes())
                .header("Authorization", "Bearer secret");
        assertThat(request.toString() + request.headers() + request.body())
                .doesNotContain("secret", "private", "[98")
                .contains("POST http://localhost/p", "Authorization");
    }

    /**
     * Sends a request that the script leaves hanging; checks that it ends in time and that its connection is closed.
     */
    private OutboundFailure cut(RawServer.Script script) throws Exception {
        return cut(script, failure -> true);
    }

    /** Sends such a request until the deadline has cut it where the test wants it cut. */
    private OutboundFailure cut(RawServer.Script script, Predicate<OutboundFailure> there) throws Exception {
        RawServer server = start(script);
        // Where others keep every processor busy the deadline may be over before there is a connection to cut.
        OutboundFailure failure = await().pollInSameThread()
                .until(
                        () -> timed(() -> outbound.send(
                                OutboundRequest.get(server.uri("/")).withDeadline(DEADLINE))),
                        cut -> !server.peers().isEmpty() && there.test(cut));
        for (RawServer.Peer peer : server.peers()) {
            assertThat(peer.closedWithin(Guard.MILLIS)).isTrue();
        }
        return failure;
    }

    private OutboundFailure timed(ThrowingCallable call) {
        long started = System.nanoTime();
        OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, call);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(failure).isNotNull();
        assertThat(took).isBetween(DEADLINE.minusMillis(5), DEADLINE.plus(LATE));
        return failure;
    }

    private void assertCutAtLimit(RawServer server) throws Exception {
        OutboundFailure failure = failure(OutboundRequest.get(server.uri("/")).withMaxBytes(64 << 10));
        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure).hasMessageContaining("65536");
        assertThat(server.peers().get(0).closedWithin(Guard.MILLIS)).isTrue();
    }

    private OutboundFailure failure(OutboundRequest request) {
        OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> outbound.send(request));
        assertThat(failure).isNotNull();
        return failure;
    }

    private OutboundResponse unchecked(OutboundRequest request) {
        try {
            return outbound.send(request);
        } catch (OutboundFailure e) {
            throw new AssertionError(e);
        }
    }

    private OutboundHttpClient outbound(Optional<URI> proxy, Executor lookups) {
        return new OutboundHttpClient(OutboundSettings.defaults(proxy), watchdog, lookups);
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
