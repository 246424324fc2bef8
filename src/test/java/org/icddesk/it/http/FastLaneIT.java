// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.testing.Guard;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same bytes on the fast lane as from servlets and filters, and who sent them: the server's log tells the thread of
 * each request that names itself.
 */
class FastLaneIT {

    private static final String NAME = "X-Request-Name";
    private static final Pattern LOGGED = Pattern.compile("thread=\\[([^]]*)] name=\\[([^]]+)]");

    /** With it, only servlets and filters may answer, and they do not mind. */
    private static final String LONG_WAY = "Authorization: Basic bm9ib2R5OmF0IGFsbA==";

    private static final String CLOSE = "Connection: close";

    private static final List<String> PAGES = List.of(
            "/",
            "/search?q=cholera",
            "/search?q=cholera&release=2024-01",
            "/search?q=",
            "/icd/release/11/2024-01/mms/257068234",
            "/icd/release/11/2024-01/mms",
            "/icd/entity/257068234",
            "/icd/release/10/2019/A00",
            "/help",
            "/api");
    private static final List<String> ANSWERS = List.of(
            "/api/icd/release/11/2024-01/mms/257068234",
            "/api/icd/release/11/2024-01/mms",
            "/api/icd/release/11/mms",
            "/api/icd/entity/257068234",
            "/api/icd/release/10/2019/A00",
            "/api/icd/release/11/2024-01/mms/codeinfo/1A00",
            "/api/icd/release/11/2024-01/mms/search?q=cholera&flatResults=true");
    private static final List<String> HEADS = List.of(
            "",
            "Accept-Encoding: gzip",
            "Accept-Encoding: gzip, deflate, br, zstd",
            "Accept-Encoding: br;q=1.0, *;q=0.1",
            "Accept-Encoding: gzip;q=0",
            "Accept-Encoding: ;;q=,,",
            "Accept-Encoding: identity\r\nAccept-Encoding: gzip",
            "Accept-Language: fr",
            "Accept-Language: ar;q=0.9, es",
            "Accept-Language: ,",
            "Accept-Language: es\r\nAccept-Language: fr",
            "If-None-Match: *",
            "If-None-Match: W/\"other\", \"another\"",
            "If-Modified-Since: Sun, 01 Nov 2037 08:00:00 GMT",
            "Range: bytes=0-9",
            "Origin: https://forms.example",
            "Cookie: other=application",
            "Cookie: \";\"; $=,,",
            "X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example",
            "X-HTTP-Method-Override: DELETE",
            "Faces-Request: partial/ajax",
            "TE: trailers");

    private static final TestDesk DESK = SharedDesk.get();

    private final URI base = DESK.server().url("");

    @BeforeAll
    static void logThreads() {
        try (Management management = Management.of(DESK.server())) {
            management.logRequests("thread=[%I] name=[%{i," + NAME + "}]");
        }
    }

    @AfterAll
    static void logNoMore() {
        try (Management management = Management.of(DESK.server())) {
            management.logNoRequests();
        }
    }

    /** An answer, one character a byte. */
    private record Sent(String status, List<String> headers, String body) {

        static Sent of(String bytes) {
            int end = bytes.indexOf("\r\n\r\n");
            List<String> lines = Arrays.asList(bytes.substring(0, end).split("\r\n"));
            return new Sent(
                    lines.get(0),
                    lines.stream()
                            .skip(1)
                            .filter(line -> !line.startsWith("Date: "))
                            .sorted()
                            .toList(),
                    bytes.substring(end + 4));
        }

        String header(String name) {
            return headers.stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .collect(Collectors.joining(", "));
        }
    }

    private Sent send(String method, String address, String version, String... lines) {
        String head = Stream.concat(
                        Stream.of(
                                method + " " + base.getRawPath() + address + " " + version,
                                "Host: " + base.getAuthority()),
                        Arrays.stream(lines).filter(line -> !line.isEmpty()))
                .collect(Collectors.joining("\r\n"));
        return Sent.of(RawHttp.exchangeBytes(base, head + "\r\n\r\n"));
    }

    /** Asks until the answer is remembered in the form that is wanted, then once on each way. */
    private void assertSameOnBothWays(String method, String address, String version, String headers, String name) {
        for (int i = 0; i < 2; i++) {
            send("GET", address, "HTTP/1.1", headers, CLOSE);
        }
        Sent longWay = send(method, address, version, headers, CLOSE, LONG_WAY, NAME + ": long " + name);
        Sent fast = send(method, address, version, headers, CLOSE, NAME + ": fast " + name);

        assertThat(fast).as(method + " " + address + " " + headers).isEqualTo(longWay);
    }

    /** {@return the thread of each request that had a name} */
    private static Map<String, String> threads(int wanted, String mark) {
        return await().until(
                        () -> {
                            Map<String, String> threads = new TreeMap<>();
                            LOGGED.matcher(DESK.log())
                                    .results()
                                    .filter(line -> line.group(2).contains(mark))
                                    .forEach(line -> threads.put(line.group(2), line.group(1)));
                            return threads;
                        },
                        threads -> threads.size() == wanted);
    }

    private static void assertOnBothWays(int wanted, String mark) {
        Map<String, String> threads = threads(wanted, mark);
        assertThat(threads).allSatisfy((name, thread) -> {
            if (name.startsWith("fast")) {
                assertThat(thread).as(name).contains("I/O");
            } else {
                assertThat(thread).as(name).contains("task");
            }
        });
    }

    @Test
    void everyPageIsTheSameOnBothWays() {
        int number = 0;
        for (String page : PAGES) {
            for (String headers : HEADS) {
                assertSameOnBothWays("GET", page, "HTTP/1.1", headers, "page" + number++);
            }
        }
        assertOnBothWays(2 * number, " page");
    }

    @Test
    void everyAnswerForProgramsIsTheSameOnBothWays() {
        int number = 0;
        for (String answer : ANSWERS) {
            for (String headers : HEADS) {
                assertSameOnBothWays("GET", answer, "HTTP/1.1", headers, "answer" + number++);
            }
        }
        assertOnBothWays(2 * number, " answer");
    }

    @Test
    void theFirstVersionOfHttpAndHeadToo() {
        int number = 0;
        for (String address : List.of(PAGES.get(1), PAGES.get(4), ANSWERS.get(0))) {
            for (String headers : List.of("", "Accept-Encoding: gzip", "If-None-Match: *")) {
                assertSameOnBothWays("GET", address, "HTTP/1.0", headers, "version" + number++);
                if (PAGES.contains(address) && !headers.startsWith("If-None-Match")) {
                    assertSameOnBothWays("HEAD", address, "HTTP/1.1", headers, "version" + number++);
                }
            }
        }
        assertOnBothWays(2 * number, " version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void aConnectionIsKeptOnBothWays(String version) {
        for (String address : List.of(PAGES.get(1), ANSWERS.get(0))) {
            send("GET", address, "HTTP/1.1", CLOSE);

            Sent longWay = kept(address, version, "Connection: keep-alive\r\n" + LONG_WAY);
            Sent fast = kept(address, version, "Connection: keep-alive");

            assertThat(fast).isEqualTo(longWay);
            assertThat(fast.headers()).contains("Connection: keep-alive");
        }
    }

    /** {@return the first of two answers on one connection} */
    private Sent kept(String address, String version, String lines) {
        String host = "Host: " + base.getAuthority() + "\r\n";
        String answers = RawHttp.exchangeBytes(
                base,
                "GET " + base.getRawPath() + address + " " + version + "\r\n" + host + lines + "\r\n\r\nGET "
                        + base.getRawPath() + "/help HTTP/1.1\r\n" + host + CLOSE + "\r\n\r\n");
        Sent both = Sent.of(answers);
        int length = Integer.parseInt(both.header("Content-Length"));
        assertThat(both.body().substring(length)).startsWith("HTTP/1.1 200 OK");
        return new Sent(both.status(), both.headers(), both.body().substring(0, length));
    }

    @Test
    void aTagIsKnownOnBothWays() {
        for (String address : List.of(PAGES.get(1), ANSWERS.get(0))) {
            String tag = send("GET", address, "HTTP/1.1", CLOSE).header("ETag");
            assertSameOnBothWays("GET", address, "HTTP/1.1", "If-None-Match: " + tag, "tag " + address.hashCode());
            assertThat(send("GET", address, "HTTP/1.1", "If-None-Match: " + tag, CLOSE))
                    .extracting(Sent::status, Sent::body)
                    .containsExactly("HTTP/1.1 304 Not Modified", "");
        }
        assertOnBothWays(4, " tag");
    }

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String PARAMETERS = "Content-Type: application/fhir+json";

    /** An address, the type of a body, and the body: what clients post that changes nothing. */
    private static final List<List<String>> POSTS = List.of(
            List.of("/api/reconcile/mms/2024-01/en", FORM, "queries=%7B%22q0%22%3A%7B%22query%22%3A%221A00%22%7D%7D"),
            List.of("/fhir/r4/CodeSystem/$lookup", PARAMETERS, """
                    {"resourceType":"Parameters","parameter":[{"name":"system",\
                    "valueUri":"http://id.who.int/icd/release/11/mms"},{"name":"code","valueCode":"1A00"}]}"""),
            List.of(
                    "/fhir/r5/CodeSystem/$validate-code",
                    FORM,
                    "url=http%3A%2F%2Fid.who.int%2Ficd%2Frelease%2F11%2Fmms&code=XXXX9"));

    private String post(List<String> post, String body, String... lines) {
        return Stream.concat(
                        Stream.of(
                                "POST " + base.getRawPath() + post.get(0) + " HTTP/1.1",
                                "Host: " + base.getAuthority(),
                                post.get(1),
                                "Content-Length: " + body.length()),
                        Arrays.stream(lines).filter(line -> !line.isEmpty()))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n" + body));
    }

    @Test
    void whatIsPostedIsAnsweredTheSameOnBothWays() {
        int number = 0;
        for (List<String> post : POSTS) {
            String body = post.get(2);
            for (String headers :
                    List.of("", "Accept-Encoding: gzip", "If-None-Match: *", "Origin: https://forms.example")) {
                String name = "post" + number++;
                for (int i = 0; i < 2; i++) {
                    RawHttp.exchangeBytes(base, post(post, body, headers, CLOSE));
                }
                Sent longWay = Sent.of(RawHttp.exchangeBytes(
                        base, post(post, body, headers, CLOSE, LONG_WAY, NAME + ": long " + name)));
                Sent fast =
                        Sent.of(RawHttp.exchangeBytes(base, post(post, body, headers, CLOSE, NAME + ": fast " + name)));

                assertThat(fast).as(post + headers).isEqualTo(longWay);
                assertThat(fast.status()).isEqualTo("HTTP/1.1 200 OK");
                assertThat(fast.header("ETag")).isEmpty();
            }
        }
        assertOnBothWays(2 * number, " post");
    }

    @Test
    void whatIsPostedAndNotRememberedReachesServletsWhole() throws IOException {
        for (List<String> post : POSTS) {
            String remembered = RawHttp.exchangeBytes(base, post(post, post.get(2), CLOSE));
            // Blanks in JSON, a plus sign in a form: bytes that nobody has sent before.
            String other = post.get(1).equals(PARAMETERS)
                    ? post.get(2) + "  "
                    : post.get(2).replace("1A00", "1A00+");
            String answer = RawHttp.exchangeBytes(base, post(post, other, CLOSE));
            String inPieces = inPieces(post(post, other, CLOSE));

            assertThat(Sent.of(answer).body())
                    .as(post.get(0))
                    .isEqualTo(Sent.of(remembered).body())
                    .isEqualTo(Sent.of(inPieces).body());
        }
        List<String> first = POSTS.get(0);
        String two = RawHttp.exchangeBytes(base, post(first, first.get(2)) + post(first, first.get(2) + "+", CLOSE));
        assertThat(two.split("HTTP/1.1 200 OK", -1)).as("one connection").hasSize(3);
    }

    /** {@return the answer to a request whose last bytes come when the server has begun with it} */
    private String inPieces(String request) throws IOException {
        try (Socket socket = new Socket("localhost", base.getPort())) {
            socket.setSoTimeout(Guard.MILLIS);
            write(socket, request.substring(0, request.length() - 30));
            // Whoever is answered after that shows that the server has not waited for the rest.
            assertThat(send("GET", "/help", "HTTP/1.1", CLOSE).status()).isEqualTo("HTTP/1.1 200 OK");
            write(socket, request.substring(request.length() - 30));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LONG_WAY,
                "Content-Length: 0",
                "Cookie: JSESSIONID=nobodys",
                "Expect: something",
                "Upgrade: websocket",
                "Host: second.example"
            })
    void whatIsDecidedElsewhereTakesTheLongWay(String line) {
        String name = "elsewhere " + line.hashCode();
        for (int i = 0; i < 2; i++) {
            send("GET", "/help", "HTTP/1.1", CLOSE);
        }
        String answer = RawHttp.exchangeBytes(
                base,
                "GET " + base.getRawPath() + "/help HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n" + line
                        + "\r\nConnection: close\r\n" + NAME + ": " + name + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ");
        if (!answer.startsWith("HTTP/1.1 4")) {
            assertThat(threads(1, name))
                    .allSatisfy((sent, thread) -> assertThat(thread).contains("task"));
        }
    }

    @Test
    void manyRequestsInOnePacketAreAnsweredInTheirOrder() {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            addresses.add(i % 8 == 5 ? "/search?q=not%20remembered" + System.nanoTime() : PAGES.get(i % 5));
        }
        PAGES.subList(0, 5).forEach(page -> send("GET", page, "HTTP/1.1", CLOSE));
        String requests = addresses.stream()
                .map(address ->
                        "GET " + base.getRawPath() + address + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n")
                .collect(Collectors.joining());
        String answers = RawHttp.exchangeBytes(
                base, requests + "GET / HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nConnection: close\r\n\r\n");

        for (String address : addresses) {
            Sent sent = Sent.of(answers);
            int length = Integer.parseInt(sent.header("Content-Length"));
            assertThat(sent.status()).as(address).isEqualTo("HTTP/1.1 200 OK");
            String body = sent.body().substring(0, length);
            assertThat(body).startsWith("<!DOCTYPE html>").contains("</html>");
            if (PAGES.contains(address)) {
                assertThat(send("GET", address, "HTTP/1.1", CLOSE).body())
                        .as(address)
                        .isEqualTo(body);
            }
            answers = sent.body().substring(length);
        }
        assertThat(answers).startsWith("HTTP/1.1 ");
    }

    @Test
    void B26_anAddressWithAHostIsAnsweredOnTheLongWay() {
        send("GET", "/help", "HTTP/1.1", CLOSE);
        String answer = RawHttp.exchangeBytes(
                base,
                "GET http://evil.example" + base.getRawPath() + "/help HTTP/1.1\r\nHost: evil.example\r\n" + NAME
                        + ": absolute form\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 OK").doesNotContain("evil.example");
        assertThat(threads(1, "absolute form").get("absolute form")).contains("task");
    }

    @Test
    void aThousandHeadersAreRefusedBeforeAnybodyLooks() {
        send("GET", "/help", "HTTP/1.1", CLOSE);
        String many = Stream.iterate(0, i -> i + 1)
                .limit(1_000)
                .map(i -> "X-Number-" + i + ": " + i)
                .collect(Collectors.joining("\r\n"));

        assertThat(send("GET", "/help", "HTTP/1.1", many, CLOSE).status()).startsWith("HTTP/1.1 400");
    }

    @Test
    void C05_whatIsRememberedNeedsNoThreadOfThePool() throws IOException {
        List<String> remembered = List.of(PAGES.get(1), PAGES.get(4), ANSWERS.get(0));
        remembered.forEach(address -> send("GET", address, "HTTP/1.1", CLOSE));
        List<Socket> unfinished = new ArrayList<>();
        try (Management management = Management.of(DESK.server())) {
            // Each holds a thread that waits for the rest of its body.
            await().until(() -> {
                for (int i = 0; i < 20; i++) {
                    unfinished.add(unfinished("/api/codes"));
                }
                return management.waitingForThreads() > 0;
            });
            CompletableFuture<Sent> waiting =
                    CompletableFuture.supplyAsync(() -> send("GET", "/help", "HTTP/1.1", LONG_WAY, CLOSE));

            for (String address : remembered) {
                assertThat(send("GET", address, "HTTP/1.1", CLOSE).status()).isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(management.waitingForThreads())
                    .as("who waits all the time")
                    .isPositive();
            assertThat(waiting).isNotDone();
            for (Socket socket : unfinished) {
                socket.close();
            }
            assertThat(waiting.join().status()).isEqualTo("HTTP/1.1 200 OK");
            Reliability.measured(
                    "C05", "with every thread of the pool taken, remembered pages and answers are sent as before");
        } finally {
            for (Socket socket : unfinished) {
                socket.close();
            }
        }
    }

    private Socket unfinished(String address) throws IOException {
        Socket socket = new Socket("localhost", base.getPort());
        write(
                socket,
                "POST " + base.getRawPath() + address + " HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n[");
        return socket;
    }

    @Test
    void whoReadsSlowlyGetsEverythingAndHoldsNobodyUp() throws IOException {
        String address = "/api/icd/release/11/2024-01/mms/search?q=disease&flatResults=true";
        String expected = send("GET", address, "HTTP/1.1", CLOSE).body();
        try (Socket slow = new Socket()) {
            // So little room that the server has to stop in the midst of the answer.
            slow.setReceiveBufferSize(2_048);
            slow.setSoTimeout(Guard.MILLIS);
            slow.connect(new InetSocketAddress("localhost", base.getPort()));
            write(
                    slow,
                    "GET " + base.getRawPath() + address + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n" + CLOSE
                            + "\r\n\r\n");
            assertThat(send("GET", address, "HTTP/1.1", CLOSE).body())
                    .as("what others get meanwhile")
                    .isEqualTo(expected);
            Sent answer = Sent.of(new String(slow.getInputStream().readAllBytes(), ISO_8859_1));
            assertThat(answer.body()).isEqualTo(expected);
        }
    }

    private static void write(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    }
}
