// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.icddesk.configuration.Configuration.ClientAuthentication;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.http.OutboundSettings;
import org.icddesk.reliability.Reliability;
import org.icddesk.testing.Guard;
import org.icddesk.testing.Waits;
import org.icddesk.testing.http.RawServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint over real connections. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Waits
class TokenEndpointTest {

    private static final Credential CREDENTIAL = new Credential("canary-id", "canary/secret+=");
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final String GOOD =
            "{\"access_token\":\"abc\",\"expires_in\":3600,\"token_type\":\"Bearer\",\"scope\":\"icdapi_access\"}";

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OutboundHttpClient outbound =
            new OutboundHttpClient(OutboundSettings.defaults(Optional.empty()), watchdog, threads);

    @AfterEach
    void close() {
        outbound.close();
        watchdog.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void asksForATokenWithBasicAuthentication() {
        try (RawServer server = RawServer.answering(http("200 OK", GOOD))) {
            TokenResponse answer = endpoint(server.uri("/connect/token"), ClientAuthentication.BASIC)
                    .requestToken(CREDENTIAL);
            assertThat(answer).isInstanceOfSatisfying(TokenResponse.Granted.class, granted -> {
                assertThat(granted.token().authorization()).isEqualTo("Bearer abc");
                assertThat(granted.lifetime()).isEqualTo(Duration.ofHours(1));
                assertThat(granted.oddities()).isEmpty();
            });
            String basic = Base64.getEncoder().encodeToString("canary-id:canary%2Fsecret%2B%3D".getBytes());
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST /connect/token HTTP/1.1\r\n")
                    .contains("\r\nAuthorization: Basic " + basic + "\r\n")
                    .contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n")
                    .contains("\r\nAccept: application/json\r\n")
                    .endsWith("\r\n\r\ngrant_type=client_credentials&scope=icdapi_access");
        }
    }

    @Test
    void idAndSecretAreFormUrlencodedBeforeTheyAreJoined() {
        String pair = new String(
                Base64.getDecoder()
                        .decode(TokenEndpoint.basic(new Credential("a:b", "~ *+é"))
                                .substring("Basic ".length())),
                StandardCharsets.US_ASCII);
        assertThat(pair).isEqualTo("a%3Ab:%7E+*%2B%C3%A9");
    }

    @Test
    void asksForATokenWithTheCredentialInTheForm() {
        try (RawServer server = RawServer.answering(http("200 OK", GOOD))) {
            endpoint(server.uri("/connect/token"), ClientAuthentication.POST).requestToken(CREDENTIAL);
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .doesNotContain("Authorization")
                    .endsWith("\r\n\r\ngrant_type=client_credentials&scope=icdapi_access"
                            + "&client_id=canary-id&client_secret=canary%2Fsecret%2B%3D");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "id | a:b | id:a%3Ab",
                "i:d | a | i%3Ad:a",
                "id | a+b | id:a%2Bb",
                "id | a%b | id:a%25b",
                "id | a=b | id:a%3Db",
                "id | a b | id:a+b",
                "id | \u00e9\u4e2d | id:%C3%A9%E4%B8%AD",
                "id | a/b&c | id:a%2Fb%26c"
            })
    void idAndSecretAreFormEncodedBeforeBase64(String id, String secret, String pair) {
        String basic = TokenEndpoint.basic(new Credential(id, secret));
        assertThat(new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo(pair);
    }

    @Test
    void formSurvivesEveryCharacter() {
        String secret = ":+%= &/\u00e9\u4e2d\ud83d\ude00\"\r\n";
        try (RawServer server = RawServer.answering(http("200 OK", GOOD))) {
            endpoint(server.uri("/"), ClientAuthentication.POST).requestToken(new Credential("id", secret));
            String body = server.requests().get(0).replaceFirst("(?s).*\r\n\r\n", "");
            Map<String, String> form = Arrays.stream(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(f -> f[0], f -> URLDecoder.decode(f[1], StandardCharsets.UTF_8)));
            assertThat(form).containsEntry("client_secret", secret).hasSize(4);
        }
    }

    @Test
    @Tag("slow")
    void T14_aMissingAnswerEndsAfterFiveSeconds() throws Exception {
        assertTimeout(peer -> peer.awaitRequest(), "did not answer within 5000 ms");
    }

    @Test
    @Tag("slow")
    void T16_slowDripEndsAfterFiveSeconds() throws Exception {
        assertTimeout(
                peer -> {
                    peer.awaitRequest();
                    peer.drip(http("200 OK", GOOD), 400);
                },
                "within 5000 ms");
    }

    @Test
    void T17_resetBeforeHeadersIsWorthASecondAttempt() {
        TokenResponse.Failed failed = failed(peer -> {
            peer.awaitRequest();
            peer.reset();
        });
        assertThat(failed.problem().code()).isEqualTo("reset");
        assertThat(failed.retryable()).isTrue();
    }

    @Test
    void T18_resetInBodyIsNotTried() {
        TokenResponse.Failed failed = failed(peer -> {
            peer.awaitRequest();
            peer.send(http("200 OK", GOOD).substring(0, 120));
            peer.reset();
        });
        assertThat(failed.problem().code()).isIn("reset", "truncated");
        assertThat(failed.retryable()).isFalse();
    }

    @Test
    void T18_truncatedAnswerWithoutLengthIsUnreadable() {
        TokenResponse.Failed failed = failed(peer -> {
            peer.awaitRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + GOOD.substring(0, 40));
            peer.end();
        });
        assertThat(failed.problem().code()).isEqualTo("unreadable");
    }

    @Test
    @Tag("slow")
    void T13_aConnectionThatIsNotAcceptedIsGivenUpAfterThreeSeconds() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/connect/token");

            long begun = System.nanoTime();
            TokenResponse answer = endpoint(uri, ClientAuthentication.BASIC).requestToken(CREDENTIAL);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(answer).isInstanceOfSatisfying(TokenResponse.Failed.class, failed -> {
                assertThat(failed.problem().permanent()).isFalse();
                // The limit of the connection, not the later one of the whole request.
                assertThat(failed.problem().words()).contains("did not accept a connection within 3000 ms");
            });
            assertThat(took)
                    .isBetween(
                            Duration.ofMillis(2_900), Duration.ofMillis(2_900).plus(LATE));
            Reliability.measured("T13", "given up after " + took.toMillis() + " ms");
        }
    }

    @Test
    void T28_endlessAnswerIsCutAt64KiB() {
        TokenResponse.Failed failed = failed(peer -> {
            peer.awaitRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"access_token\":\"");
            while (true) {
                peer.send("x".repeat(8192));
            }
        });
        assertThat(failed.problem().code()).isEqualTo("too_large");
        assertThat(failed.problem().words()).contains("65536 bytes");
    }

    @Test
    void T28_gzipBombIsCutAt64KiB() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[20 << 20]);
        }
        TokenResponse.Failed failed = failed(peer -> {
            peer.awaitRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                    + bomb.size() + "\r\n\r\n");
            peer.send(bomb.toByteArray());
        });
        assertThat(failed.problem().code()).isEqualTo("too_large");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void T30_redirectIsNotFollowedAndTheSecretStaysHere(int status) {
        try (RawServer other = RawServer.answering(http("200 OK", GOOD))) {
            TokenResponse.Failed failed = failed(peer -> {
                peer.awaitRequest();
                peer.send("HTTP/1.1 " + status + " Moved\r\nLocation: " + other.uri("/")
                        + "\r\nContent-Length: 0\r\n\r\n");
            });
            assertThat(failed.problem().code()).isEqualTo("status_" + status);
            assertThat(failed.problem().advice()).contains("Redirects are not followed", "icd.token.url");
            assertThat(other.peers()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ClientAuthentication.class)
    void noTextFormHoldsSecretOrToken(ClientAuthentication authentication) {
        try (RawServer server = RawServer.answering(http("200 OK", GOOD.replace("abc", "canary-token")))) {
            TokenEndpoint endpoint = endpoint(server.uri("/"), authentication);
            TokenResponse answer = endpoint.requestToken(CREDENTIAL);
            CredentialSource.CredentialResult result =
                    CredentialSource.CredentialResult.complete("canary-id", "canary", "x");
            assertThat(answer + " " + endpoint + CREDENTIAL + result + CREDENTIAL.fingerprint())
                    .contains("Granted", "hidden")
                    .doesNotContain("canary");
        }
    }

    @Test
    void secretAndTokenCannotBeSerialised() {
        assertThat(serialises(CREDENTIAL)).isFalse();
        assertThat(serialises(new AccessToken("abc"))).isFalse();
    }

    @Test
    void fingerprintsTellCredentialsApart() {
        assertThat(new Credential("a", "b").fingerprint())
                .isEqualTo(new Credential("a", "b").fingerprint())
                .isNotEqualTo(new Credential("a", "c").fingerprint())
                .isNotEqualTo(new Credential("b", "b").fingerprint());
    }

    private void assertTimeout(RawServer.Script script, String words) throws InterruptedException {
        try (RawServer server = RawServer.start(script)) {
            long started = System.nanoTime();
            TokenResponse answer =
                    endpoint(server.uri("/"), ClientAuthentication.BASIC).requestToken(CREDENTIAL);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(
                            Duration.ofMillis(4_900), Duration.ofMillis(4_900).plus(LATE));
            assertThat(answer).isInstanceOfSatisfying(TokenResponse.Failed.class, failed -> {
                assertThat(failed.problem().code()).isEqualTo("timeout");
                assertThat(failed.problem().words()).contains(words);
            });
            assertThat(server.peers().get(0).closedWithin(Guard.MILLIS)).isTrue();
        }
    }

    private TokenResponse.Failed failed(RawServer.Script script) {
        try (RawServer server = RawServer.start(script)) {
            TokenResponse answer =
                    endpoint(server.uri("/"), ClientAuthentication.BASIC).requestToken(CREDENTIAL);
            assertThat(answer).isInstanceOf(TokenResponse.Failed.class);
            return (TokenResponse.Failed) answer;
        }
    }

    private TokenEndpoint endpoint(URI uri, ClientAuthentication authentication) {
        return new TokenEndpoint(uri, "icdapi_access", authentication, outbound::send, Clock.systemUTC());
    }

    private static String http(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static boolean serialises(Object object) {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            out.writeObject(object);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
