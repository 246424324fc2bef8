// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIT {

    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";

    private final TestDesk desk = SharedDesk.get();
    private final Sandbox sandbox = desk.sandbox();
    private final ProgramClient programs = new ProgramClient(desk);

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

    @Test
    void everyAnswerNamesTheVersionOfTheApi() {
        String tag = header(programs.get(ENTITY), "ETag");
        List<HttpResponse<String>> answers = List.of(
                programs.get(ENTITY),
                programs.get(ENTITY, "If-None-Match", tag),
                programs.get(ENTITY, "Accept", "text/html"),
                programs.get(ENTITY, "API-Version", "v1"),
                programs.get("/icd/entity/999999999"),
                programs.get("/icd/nothing"),
                programs.ask("DELETE", ENTITY, BodyPublishers.noBody()),
                programs.ask("OPTIONS", ENTITY, BodyPublishers.noBody()),
                programs.post("/icd/entity/search", "text/plain", "q=a"));

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsExactly(200, 304, 406, 400, 404, 404, 405, 204, 415);
        assertThat(answers).allMatch(answer -> header(answer, "API-Version").equals("v2.6.0"));
    }

    @Test
    void suggestionsAreTextAlone() {
        HttpResponse<String> answer = programs.get("/suggest?q=choler&release=2024-01");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
        assertThat(answer.body()).contains("1A00").doesNotContain("<em", "</em>");
        assertThat(programs.get("/suggest?q=c").body()).doesNotContain("1A00");
        assertThat(programs.get("/suggest?q=choler&release=soon").statusCode()).isEqualTo(404);
        assertThat(programs.get("/suggest?q=choler&linearization=icd9").statusCode())
                .isEqualTo(400);
    }
}
