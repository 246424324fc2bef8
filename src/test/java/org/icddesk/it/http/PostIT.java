// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/** What programs post: searches in every form, certificates, and what the embedded tool reports. */
class PostIT {

    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";
    private static final String SEARCH = "/icd/release/11/2024-01/mms/search";

    private final TestDesk desk = SharedDesk.get();
    private final Sandbox sandbox = desk.sandbox();
    private static final int CLOSED = 0;

    private final ProgramClient programs = new ProgramClient(desk);

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    @Test
    void aSearchByGetAndByEveryKindOfPostIsOneQuestionOfWho() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", "one question in many forms%");
        fields.put("subtreesFilter", "");
        fields.put("chapterFilter", "05;06;");
        fields.put("useFlexiSearch", "true");
        fields.put("includePostcoordination", "true");
        int before = sandbox.counters().ofPath(SEARCH);

        String byGet = programs.get(SEARCH + "?" + ProgramClient.form(fields)).body();
        String byQuery = programs.ask("POST", SEARCH + "?" + ProgramClient.form(fields), BodyPublishers.noBody())
                .body();
        String byForm = programs.post(SEARCH, "application/x-www-form-urlencoded", ProgramClient.form(fields))
                .body();
        HttpResponse<String> byParts = programs.post(SEARCH, ProgramClient.partsType(), ProgramClient.parts(fields));

        assertThat(byGet).contains("destinationEntities").isEqualTo(byQuery).isEqualTo(byForm);
        assertThat(byParts.body()).isEqualTo(byGet);
        assertThat(header(byParts, "Cache-Control")).isEqualTo("no-store");
        assertThat(sandbox.counters().ofPath(SEARCH) - before).isEqualTo(1);
    }

    @Test
    void anotherBodyOrVersionIsRefused() {
        assertThat(programs.post(SEARCH, "text/plain", "q=a").statusCode()).isEqualTo(415);
        assertThat(programs.post(SEARCH, "application/json", "{\"q\":\"a\"}").statusCode())
                .isEqualTo(415);
        assertThat(programs.post("/icd/release/11/2024-01/doris", "text/plain", "{}")
                        .statusCode())
                .isEqualTo(415);
        assertThat(programs.post("/icd/release/11/2024-01/doris", "application/json", "[]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(programs.post("/icd/release/11/2024-01/doris", "application/json", "[".repeat(5000))
                        .statusCode())
                .isEqualTo(400);
        assertThat(programs.get(ENTITY, "API-Version", "v1").statusCode()).isEqualTo(400);
        assertThat(programs.get(SEARCH + "?q=a&flatResults=perhaps").statusCode())
                .isEqualTo(400);
        assertThat(programs.get(SEARCH + "?q=%ff").statusCode()).isEqualTo(400);
    }

    @Test
    void B35_formsBeyondLimitsAreRefused() {
        String type = ProgramClient.partsType();
        String one = "--a-boundary-of-parts\r\nContent-Disposition: form-data; name=\"q\"";
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("p" + i, "");
        }
        int before = sandbox.counters().apiRequests();

        assertThat(programs.post(SEARCH, type, ProgramClient.parts(Map.of("q", "a".repeat(1 << 20))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(statusUnlessClosed(type, ProgramClient.parts(Map.of("q", "a".repeat(10 << 20)))))
                .isIn(CLOSED, 400, 413);
        assertThat(programs.post(SEARCH, type, ProgramClient.parts(many)).statusCode())
                .isIn(400, 413);
        assertThat(programs.post(SEARCH, "multipart/form-data", ProgramClient.parts(Map.of("q", "a")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(programs.post(SEARCH, type, one + "; filename=\"q.txt\"\r\n\r\na\r\n--a-boundary-of-parts--\r\n")
                        .statusCode())
                .isEqualTo(400);
        assertThat(programs.post(
                                SEARCH,
                                type,
                                one + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\na\r\n--b--\r\n"
                                        + "--a-boundary-of-parts--\r\n")
                        .statusCode())
                .isEqualTo(400);
        assertThat(programs.post(SEARCH, type, "no parts at all").statusCode()).isEqualTo(400);
        assertThat(sandbox.counters().apiRequests()).isEqualTo(before);
    }

    /** {@return the status, unless the server closes the connection under so much, as RFC 9110 section 15.5.14 lets it} */
    private int statusUnlessClosed(String type, String body) {
        try {
            return programs.post(SEARCH, type, body).statusCode();
        } catch (UncheckedIOException closed) {
            return CLOSED;
        }
    }

    @Test
    void theEmbeddedToolsReportsAreDroppedAndItsWordsRefused() {
        HttpResponse<String> report =
                programs.post("/analytics/clientanalytics", "application/json", "{\"text\":\"what-somebody-typed\"}");
        HttpResponse<String> words = programs.get("/languageresources/codingtool/fr.json");

        assertThat(report.statusCode()).isEqualTo(204);
        assertThat(words.statusCode()).isEqualTo(404);
        assertThat(header(words, "Content-Type")).contains("json");
        assertThat(desk.log()).doesNotContain("what-somebody-typed");
    }
}
