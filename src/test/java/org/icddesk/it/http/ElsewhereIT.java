// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another host than WHO's, named by callers and in WHO's answers: nobody ever connects to it. */
class ElsewhereIT {

    private static final String MMS = "/icd/release/11/2024-01/mms";

    private final TestDesk desk = SharedDesk.get();
    private final ProgramClient programs = new ProgramClient(desk);
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket elsewhere;
    private List<String> names;

    @BeforeEach
    void listen() throws IOException {
        elsewhere = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        int port = elsewhere.getLocalPort();
        names = List.of(
                "http://127.0.0.1:" + port + "/icd/entity/1",
                "https://127.0.0.1:" + port + "/icd/entity/1",
                "http://localhost:" + port + "/icd/entity/1",
                "http://id.who.int@127.0.0.1:" + port + "/icd/entity/1",
                "http://id.who.int:80@127.0.0.1:" + port + "/icd/entity/1",
                "http://127.0.0.1:" + port + "#http://id.who.int/icd/entity/1",
                "http://127.0.0.1:" + port + "\\@id.who.int/icd/entity/1",
                "http://2130706433:" + port + "/icd/entity/1",
                "http://127.1:" + port + "/icd/entity/1",
                "http://[::ffff:127.0.0.1]:" + port + "/icd/entity/1",
                "//127.0.0.1:" + port + "/icd/entity/1",
                "gopher://127.0.0.1:" + port + "/icd/entity/1",
                "file://127.0.0.1:" + port + "/etc/passwd",
                "file:///etc/passwd");
        Thread accepting = new Thread(this::accept);
        accepting.setDaemon(true);
        accepting.start();
    }

    private void accept() {
        while (!elsewhere.isClosed()) {
            try {
                elsewhere.accept().close();
                connections.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Connects once, so that the count is seen to count. */
    @AfterEach
    void nobodyConnectedButThisTest() throws IOException {
        assertThat(connections).hasValue(0);
        new Socket(elsewhere.getInetAddress(), elsewhere.getLocalPort()).close();
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAtomic(connections, org.hamcrest.Matchers.is(1));
        elsewhere.close();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void B22_aHostThatCallersNameIsNotContacted() {
        desk.withoutAskingWho(() -> {
            for (String name : names) {
                for (String path : List.of(
                        MMS + "/lookup?foundationUri=",
                        MMS + "/describe?uri=",
                        MMS + "/search?q=a&subtreesFilter=",
                        MMS + "/autocode?searchText=a&subtreesFilter=",
                        "/icd/entity/search?q=a&subtreesFilter=",
                        "/children?uri=")) {
                    assertThat(programs.get(path + encode(name)).statusCode())
                            .as(path + name)
                            .isEqualTo(400);
                }
                assertThat(programs.get("/icd/entity/" + encode(name)).statusCode())
                        .as(name)
                        .isIn(400, 404);
            }
        });
    }

    @Test
    void B22_aHostAmongCodesIsNotContactedAndTheCodeNotValid() {
        String asked = names.stream()
                .map(name -> '"' + name.replace("\\", "\\\\") + '"')
                .collect(Collectors.joining(",", "[", "]"));
        desk.withoutAskingWho(() -> {
            List<JsonObject> items = TestHttp.json(programs.post("/codes?release=2024-01", "application/json", asked))
                    .getJsonArray("codes")
                    .getValuesAs(JsonValue::asJsonObject);

            assertThat(items).hasSameSizeAs(names).noneMatch(item -> item.getBoolean("valid"));
        });
    }

    @Test
    void A27_A32_aHostInWhosAnswersIsNotContactedAndNoLinkLeadsThere() {
        String name = names.get(0);
        String entity = """
                {"@context":"NAME","@id":"NAME","parent":["NAME"],"child":["NAME"],"browserUrl":"NAME","source":"NAME",
                 "code":"1A00","classKind":"category","title":{"@language":"en","@value":"Elsewhere"}}""".replace("NAME", name);
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS).onPath("/1038292737$").withBody(entity, "application/json"));
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.REDIRECT).onPath("/1249056269$").withHeader("Location", name));

        assertThat(programs.get(MMS + "/1038292737").body()).contains("\"@id\":\"" + name);
        HttpResponse<String> page = desk.get("/icd/release/11/2024-01/mms/1038292737");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).text()).contains("Elsewhere");
        assertThat(Jsoup.parse(page.body()).select("[href*='" + elsewhere() + "'], [src*='" + elsewhere() + "']"))
                .isEmpty();
        HttpResponse<String> children = desk.get("/api/children?uri=" + MMS + "/1038292737");
        assertThat(children.statusCode()).isEqualTo(200);
        assertThat(children.body()).doesNotContain(elsewhere());
        assertThat(programs.get(MMS + "/1249056269").statusCode()).isEqualTo(503);
    }

    private String elsewhere() {
        return "127.0.0.1:" + elsewhere.getLocalPort();
    }
}
