// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Fault;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.support.Desk;
import org.icddesk.support.RawHttp;
import org.icddesk.support.SharedDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIT {

    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";
    private static final String SEARCH = "/icd/release/11/2024-01/mms/search";

    private final Desk desk = SharedDesk.get();
    private final Sandbox sandbox = desk.sandbox();
    private final Programs programs = new Programs(desk);

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    @Test
    void B40_whoHasTheAnswerAlreadyGetsNoBody() {
        HttpResponse<String> whole = programs.get(ENTITY);
        String tag = header(whole, "ETag");

        for (String known : List.of(tag, "\"x\", " + tag, "*", tag.substring(2))) {
            HttpResponse<String> again = programs.get(ENTITY, "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(tag);
        }
        for (String unknown : List.of("\"x\"", "garbage", ",,,", "W/", "\"" + "x".repeat(2000))) {
            assertThat(programs.get(ENTITY, "If-None-Match", unknown).statusCode())
                    .as(unknown)
                    .isEqualTo(200);
        }
        assertThat(header(whole, "Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(header(whole, "Vary")).contains("Accept-Encoding").contains("Accept-Language");
        assertThat(header(whole, "ICD-Desk-As-Of")).endsWith("GMT");
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, true",
        "'br, gzip;q=0.5', true",
        "gzip;q=0, false",
        "identity, false",
        "';;q=,,', false",
        "*, true"
    })
    void B40_compressesForThoseWhoCanRead(String accepted, boolean compressed) {
        HttpResponse<String> answer = programs.get(ENTITY, "Accept-Encoding", accepted);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Encoding")).isEqualTo(compressed ? "gzip" : "");
    }

    @Test
    void B40_rangesAreIgnored() {
        HttpResponse<String> whole = programs.get(ENTITY);

        assertThat(programs.get(ENTITY, "Range", "bytes=0-9").body()).isEqualTo(whole.body());
        assertThat(programs.get(ENTITY, "Range", "bytes=9-0,oh").statusCode()).isEqualTo(200);
    }

    @Test
    void headTellsAllButTheBody() {
        HttpResponse<String> whole = programs.get(ENTITY);
        HttpResponse<String> head = programs.ask("HEAD", ENTITY, BodyPublishers.noBody());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("ETag", "Cache-Control", "Content-Type", "API-Version")) {
            assertThat(header(head, name))
                    .as(name)
                    .isEqualTo(header(whole, name))
                    .isNotEmpty();
        }
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

        String byGet = programs.get(SEARCH + "?" + Programs.form(fields)).body();
        String byQuery = programs.ask("POST", SEARCH + "?" + Programs.form(fields), BodyPublishers.noBody())
                .body();
        String byForm = programs.post(SEARCH, "application/x-www-form-urlencoded", Programs.form(fields))
                .body();
        HttpResponse<String> byParts = programs.post(SEARCH, Programs.partsType(), Programs.parts(fields));

        assertThat(byGet).contains("destinationEntities").isEqualTo(byQuery).isEqualTo(byForm);
        assertThat(byParts.body()).isEqualTo(byGet);
        assertThat(header(byParts, "Cache-Control")).isEqualTo("no-store");
        assertThat(sandbox.counters().ofPath(SEARCH) - before).isEqualTo(1);
    }

    @Test
    void B36_callersAuthorizationAndCookiesStayHere() {
        String secret = "Bearer of-a-caller-" + System.nanoTime();
        HttpResponse<String> answer = programs.get(
                "/icd/release/11/2024-01/mms/416025325", "Authorization", secret, "Cookie", "id=of-a-caller");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Set-Cookie")).isEmpty();
        assertThat(sandbox.counters().asked())
                .noneMatch(asked -> asked.headers().containsKey("cookie"));
        assertThat(desk.log()).doesNotContain("of-a-caller");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/icd/../connect/token",
                "/icd/..%2fconnect/token",
                "/icd/%2e%2e/connect/token",
                "/icd//entity",
                "/icd/",
                "/icd/entity%2f257068234",
                "/icd/entity/257068234;jsessionid=1",
                "/icd/release/11/2024-01%2fmms",
                "/icd/release/11/2024-01/MMS",
                "/icd/swagger/index.html",
                "/swagger/index.html",
                "/connect/token"
            })
    void B37_whatWhosDocumentDoesNotNameIsNotFoundAndNotAsked(String path) {
        desk.withoutAskingWho(() -> {
            HttpResponse<String> answer = RawHttp.get(desk.server().url(""), "/api" + path);

            assertThat(answer.statusCode()).isEqualTo(404);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /icd/entity, 'GET, HEAD, OPTIONS'",
        "PUT, /icd/entity/257068234, 'GET, HEAD, OPTIONS'",
        "DELETE, /icd/entity/search, 'GET, HEAD, POST, OPTIONS'",
        "PATCH, /icd/release/11/2024-01/doris, 'GET, HEAD, POST, OPTIONS'"
    })
    void anotherMethodIsRefusedWithThoseThatWork(String method, String path, String allowed) {
        HttpResponse<String> answer = programs.ask(method, path, BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo(allowed);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void B27_aMethodCannotBeSmuggledInAHeader() {
        assertThat(programs.get(ENTITY, "X-HTTP-Method-Override", "DELETE").statusCode())
                .isEqualTo(200);
        assertThat(programs.ask("TRACE", ENTITY, BodyPublishers.noBody()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void B33_answersAreJsonWhateverABrowserExpects() {
        HttpResponse<String> html = programs.get(ENTITY, "Accept", "text/html");
        HttpResponse<String> padded = programs.get(ENTITY + "?callback=evil&jsonp=evil");
        HttpResponse<String> browser = programs.get(ENTITY, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(html.statusCode()).isEqualTo(406);
        assertThat(header(html, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(padded.body()).startsWith("{").doesNotContain("evil");
        assertThat(header(browser, "Content-Type")).startsWith("application/json");
        assertThat(List.of(html, padded, browser))
                .allMatch(answer -> header(answer, "X-Content-Type-Options").equals("nosniff"));
        assertThat(header(programs.get(ENTITY, "Accept", "application/ld+json"), "Content-Type"))
                .startsWith("application/ld+json");
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
        String type = Programs.partsType();
        String one = "--a-boundary-of-parts\r\nContent-Disposition: form-data; name=\"q\"";
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("p" + i, "");
        }
        int before = sandbox.counters().apiRequests();

        assertThat(programs.post(SEARCH, type, Programs.parts(Map.of("q", "a".repeat(1 << 20))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(programs.post(SEARCH, type, Programs.parts(Map.of("q", "a".repeat(10 << 20))))
                        .statusCode())
                .isIn(400, 413);
        assertThat(programs.post(SEARCH, type, Programs.parts(many)).statusCode())
                .isIn(400, 413);
        assertThat(programs.post(SEARCH, "multipart/form-data", Programs.parts(Map.of("q", "a")))
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

    @Test
    void N5_aFailureOfWhoIsPlainTextSoThatTheEmbeddedToolShowsIt() {
        String path = "/icd/release/11/2024-01/mms/2080365623";
        sandbox.misbehave(Fault.apiStatus(503).onPath("2080365623").withHeader("Retry-After", "7"));

        HttpResponse<String> plain = programs.get(path, "Accept", "application/json");

        assertThat(plain.statusCode()).isEqualTo(503);
        assertThat(header(plain, "Content-Type")).startsWith("text/plain");
        assertThat(header(plain, "Retry-After")).isEqualTo("7");
        assertThat(plain.body()).doesNotContain("{").contains("not answering");
        assertThat(header(plain, "API-Version")).isNotEmpty();
        HttpResponse<String> problem = programs.get(path, "Accept", "application/problem+json, application/json");
        assertThat(problem.statusCode()).isEqualTo(503);
        assertThat(header(problem, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void N5_markupInWhosTextsLosesItsForce() {
        String hostile = "{\"title\":{\"@language\":\"en\",\"@value\":\"<img src=x onerror=alert(1)> \\u003cscript>\"},"
                + "\"@id\":\"http://id.who.int/icd/entity/1\"}";
        sandbox.misbehave(Fault.api(Fault.Kind.STATUS).onPath("/344162786$").withBody(hostile, "application/json"));

        HttpResponse<String> answer = programs.get("/icd/release/11/2024-01/mms/344162786");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Programs.json(answer).getJsonObject("title").getString("@value"))
                .isEqualTo("&lt;img src=x onerror=alert(1)> &lt;script>");
        assertThat(Programs.json(answer).getString("@id")).isEqualTo("http://id.who.int/icd/entity/1");
    }

    @Test
    void B34_withoutAListNoOtherOriginMayReadAnswers() {
        HttpResponse<String> answer = programs.get(ENTITY, "Origin", "https://forms.example");
        HttpResponse<String> preflight = programs.ask(
                "OPTIONS",
                ENTITY,
                BodyPublishers.noBody(),
                "Origin",
                "https://forms.example",
                "Access-Control-Request-Method",
                "GET");

        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(preflight, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
}
