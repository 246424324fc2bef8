// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.icddesk.text.PercentEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The FHIR terminology service over HTTP: formats, headers, failures. What operations answer, unit tests say. */
class FhirIT {

    private static final String MMS = "http://id.who.int/icd/release/11/mms";
    private static final String LOOKUP = "/CodeSystem/$lookup?version=2024-01&system=" + PercentEncoding.encode(MMS);
    private static final String JSON = "application/fhir+json";

    private final TestDesk desk = SharedDesk.get();

    private HttpResponse<String> get(String path, String... headers) {
        return desk.get("/fhir" + path, headers);
    }

    private HttpResponse<String> post(String path, String type, String body) {
        return TestHttp.send(TestHttp.request(URI.create(desk.server().url("/fhir") + path), "Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    private static String outcome(HttpResponse<String> response) {
        assertThat(header(response, "Content-Type")).startsWith(JSON);
        JsonObject outcome = TestHttp.json(response);
        assertThat(outcome.getString("resourceType")).isEqualTo("OperationOutcome");
        JsonObject issue = outcome.getJsonArray("issue").getJsonObject(0);
        assertThat(issue.getJsonObject("details").getString("text")).isNotBlank();
        assertThat(response.body()).doesNotContain("org.icddesk", "java.", "Exception");
        return issue.getString("code");
    }

    @Test
    void anAnswerHasTheHeadersThatAnswersToProgramsHave() {
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> answer = get("/r4" + LOOKUP + "&code=1A00");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"Cholera\"");
            assertThat(header(answer, "Content-Type")).startsWith(JSON);
            assertThat(header(answer, "ICD-Desk-As-Of")).endsWith("GMT");
            assertThat(header(answer, "ETag")).startsWith("W/");
            assertThat(header(answer, "Vary")).contains("Accept", "Accept-Language");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            HttpResponse<String> again = get("/r4" + LOOKUP + "&code=1A00", "If-None-Match", header(answer, "ETag"));
            assertThat(again.statusCode()).isEqualTo(304);
        }
        HttpResponse<String> head = desk.send("HEAD", "/fhir/r4" + LOOKUP + "&code=1A00");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void bodiesAndQueriesAreMerged() {
        String form = get("/r4" + LOOKUP + "&code=1A00").body();
        HttpResponse<String> posted =
                post("/r4" + LOOKUP + "&code=1A01", "application/x-www-form-urlencoded", "code=1A00");
        HttpResponse<String> resource = post(
                "/r4/CodeSystem/$lookup?version=2024-01",
                JSON,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueCode\":\"1A00\"},"
                        + "{\"name\":\"system\",\"valueUri\":\"" + MMS + "\"}]}");

        assertThat(posted.body()).isEqualTo(form);
        assertThat(resource.body()).isEqualTo(form);
        assertThat(header(posted, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theVersionOfFhirIsChosenByAddressOrMediaType() {
        assertThat(get("/r5/metadata").body()).contains("\"fhirVersion\":\"5.0.0\"");
        assertThat(get("/metadata").body()).contains("\"fhirVersion\":\"4.0.1\"");
        assertThat(get("/metadata", "Accept", "application/fhir+json; fhirVersion=5.0")
                        .body())
                .contains("\"fhirVersion\":\"5.0.0\"");
        assertThat(get("/r4/metadata?mode=terminology").body()).contains("TerminologyCapabilities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/fhir+json", "application/json", "*/*", "text/html,application/xml;q=0.9,*/*;q=0.8"})
    void jsonIsForAllWhoReadIt(String accept) {
        assertThat(get("/r4/metadata", "Accept", accept).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+xml", "application/xml", "text/xml", "text/turtle"})
    void whoReadsXmlAloneGets406(String accept) {
        HttpResponse<String> answer = get("/r4/metadata", "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(outcome(answer)).isEqualTo("not-supported");
        assertThat(get("/r4/metadata?_format=xml").statusCode()).isEqualTo(406);
        assertThat(get("/r4/metadata?_format=json", "Accept", accept).statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> badInput() {
        String params = "{\"resourceType\":\"Parameters\",\"parameter\":";
        return Stream.of(
                Arguments.of(415, "/r4/CodeSystem/$lookup", "application/fhir+xml", "<Parameters/>"),
                Arguments.of(415, "/r4/CodeSystem/$lookup", "text/plain", "code=1A00"),
                Arguments.of(413, "/r4/CodeSystem/$lookup", JSON, "x".repeat(2 << 20)),
                Arguments.of(413, "/r4/CodeSystem/$lookup", JSON, params + "[" + " ".repeat(10 << 20) + "]}"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, "[".repeat(10_000)),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, "{\"a\":".repeat(10_000)),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, "{"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, "[]"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, "null"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, "\u0000"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, "{\"resourceType\":7}"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, "{\"resourceType\":\"Patient\"}"),
                Arguments.of(
                        400, "/r4/CodeSystem/$lookup", JSON, "{\"resourceType\":\"Parameters\",\"resourceType\":1}"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, params + "{}}"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, params + "[7]}"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, params + "[{\"name\":7}]}"),
                Arguments.of(400, "/r4/CodeSystem/$lookup", JSON, params + "[{\"name\":\"code\",\"valueCode\":[]}]}"),
                Arguments.of(
                        400, "/r4/CodeSystem/$lookup", JSON, params + "[{\"name\":\"coding\",\"valueCoding\":7}]}"),
                Arguments.of(
                        400,
                        "/r4/CodeSystem/$lookup",
                        JSON,
                        params + "[{\"name\":\"coding\",\"valueCoding\":{\"code\":{}}}]}"),
                Arguments.of(
                        400,
                        "/r4/CodeSystem/$lookup",
                        JSON,
                        params + "[{\"name\":\"code\",\"valueCode\":\"a\"},{\"name\":\"code\",\"valueCode\":\"b\"}]}"),
                Arguments.of(
                        422,
                        "/r4/CodeSystem/$lookup",
                        JSON,
                        params + "["
                                + "{\"name\":\"property\",\"valueCode\":\"a\"},".repeat(3_000)
                                + "{\"name\":\"code\",\"valueCode\":\"1A00\"}]}"),
                Arguments.of(
                        400, "/r4/ValueSet/$expand", JSON, params + "[{\"name\":\"valueSet\",\"valueString\":\"x\"}]}"),
                Arguments.of(
                        422,
                        "/r4/ValueSet/$expand",
                        JSON,
                        params + "[{\"name\":\"valueSet\",\"resource\":{\"resourceType\":\"ValueSet\"}}]}"),
                Arguments.of(400, "/r4", JSON, "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}"),
                Arguments.of(400, "/r5/", JSON, params + "[]}"),
                Arguments.of(405, "/r4/CodeSystem", JSON, params + "[]}"),
                Arguments.of(405, "/r4/metadata", JSON, params + "[]}"),
                Arguments.of(404, "/r4/Patient/$everything", JSON, params + "[]}"));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(int status, String path, String type, String body) {
        HttpResponse<String> answer = post(path, type, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        outcome(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/r4/Patient",
                "/r4/CodeSystem/a/b/c",
                "/r4/CodeSystem/..%2f..",
                "/r4/CodeSystem/mms-2024-01;jsessionid=x",
                "/r4//CodeSystem",
                "/r6/metadata",
                "/r4/CodeSystem/%24nothing",
                "/r4/CodeSystem/x",
                "/r4/ValueSet/mms-9999-99",
                "/r4/ConceptMap/x",
                "/r4/CodeSystem/$lookup?system=" + MMS + "&code=%00",
                "/r4/CodeSystem/$lookup?system=" + MMS + "&code=%ff",
                "/r4/CodeSystem/$lookup?system=" + MMS + "&code=",
                "/r4/CodeSystem/$lookup?system=" + MMS + "&code=%3Cscript%3Ealert(1)%3C/script%3E",
                "/r4/CodeSystem/$lookup?system=" + MMS + "&code=$%7Bjndi:ldap://x%7D",
                "/r4/CodeSystem/$lookup?system=file:///etc/passwd&code=1",
                "/r4/CodeSystem/$lookup?system=" + MMS + "&code=http://127.0.0.1:9990/",
                "/r4/ValueSet/$expand?url=http://127.0.0.1:9990/",
                "/r4/ValueSet/$expand?url=" + MMS + "%3Ffhir_vs&count=99999999999",
                "/r4/ValueSet/$expand?url=" + MMS + "%3Ffhir_vs&offset=1e3",
                "/r4/CodeSystem?_summary=%0d%0aSet-Cookie:x",
                "/r4/metadata?_format=xml&_format=json",
                "/r4/metadata?_format=json&_format=xml",
                "/r4/metadata?_format=..%2f..%2fetc%2fpasswd",
                "/r4/metadata?_format=json%0d%0aSet-Cookie:x",
                "/r4/metadata?_format=text%2fhtml"
            })
    void badAddressesAreRefusedInWords(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isBetween(400, 422);
        outcome(answer);
        assertThat(answer.body()).doesNotContain("<script");
        assertThat(header(answer, "Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "PROPFIND"})
    void nothingCanBeChanged(String method) {
        HttpResponse<String> answer = desk.send(method, "/fhir/r4/CodeSystem/mms-2024-01");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).contains("GET", "POST");
        assertThat(outcome(answer)).isEqualTo("not-supported");
    }

    @Test
    void whileWhoIsSilentAnOutcomeSaysWhenToAskAgain() {
        desk.sandbox().misbehave(Fault.apiStatus(503).onPath("codeinfo/1A40$").times(2));

        HttpResponse<String> unknown = get("/r5" + LOOKUP + "&code=1A40");

        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(header(unknown, "Retry-After")).matches("[0-9]+");
        assertThat(outcome(unknown)).isEqualTo("transient");
        assertThat(unknown.body()).doesNotContain(desk.sandbox().options().clientSecret(), "Bearer");
    }

    @Test
    void aWholeClassificationIsSearched() {
        HttpResponse<String> answer =
                get("/r4/ValueSet/$expand?url=" + PercentEncoding.encode(MMS + "?fhir_vs") + "&filter=choler&count=7");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"1A00\"");
    }
}
