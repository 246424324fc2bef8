// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.IndexedTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One question, asked in each field's own language: by page, by program, by FHIR, by OpenRefine and by an assistant. The
 * code, the title and the release are the same.
 */
class OneQuestionIT extends IndexedTest {

    private static final String MMS = "http://id.who.int/icd/release/11/mms";
    private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    private static final String RELEASE_11 = "2024-01";
    private static final String RELEASE_10 = "2019";

    private final ProgramClient programs = new ProgramClient(desk);

    /** What one way answered. */
    private record Found(String code, String title, String release) {}

    static Stream<String> codesOfIcd11() {
        return Stream.of(
                "1A00", "1A01", "1A03.Y", "BA41.Z", "5A11", "CA23", "8B20", "6A20", "2C25.Z", "XN62R", "1A40", "2B90",
                "01", "12");
    }

    static Stream<String> codesOfIcd10() {
        return Stream.of(
                "A00", "A00.0", "A00.9", "A00-A09", "E11", "E11.4", "E11.9", "I10", "I21", "I21.9", "I64", "J18",
                "J18.9", "J45", "J45.9", "J44", "K35", "E10.0", "L40", "C50.9");
    }

    static Stream<String> texts() {
        return Stream.of(
                "cholera",
                "asthma",
                "stroke",
                "pneumonia",
                "heart attack",
                "acute myocardial infarction",
                "type 2 diabetes mellitus",
                "essential hypertension",
                "schizophrenia",
                "acute appendicitis",
                "asthma, unspecified",
                "cholera, unspecified",
                "copd",
                "breast cancer",
                "high blood pressure",
                "psoriasis",
                "iron deficiency anaemia",
                "obesity");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonObject get(String path) {
        HttpResponse<String> answer = desk.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return TestHttp.json(answer);
    }

    private static String release(String uri) {
        return uri.replaceFirst(".*/release/1[01]/([^/]+)/.*", "$1");
    }

    private Found byReconciliation(String service, String text) {
        HttpResponse<String> answer = programs.post(
                service,
                "application/x-www-form-urlencoded",
                "queries=" + encoded("{\"q0\":{\"query\":" + Json.createValue(text) + "}}"));
        JsonObject manifest = get("/api" + service);
        List<JsonObject> results =
                TestHttp.json(answer).getJsonObject("q0").getJsonArray("result").getValuesAs(JsonValue::asJsonObject);
        return results.isEmpty()
                ? null
                : new Found(
                        results.get(0).getString("description").split(" · ")[0],
                        results.get(0).getString("name"),
                        release(manifest.getString("identifierSpace")));
    }

    private JsonObject byAssistant(String tool, Map<String, String> arguments) {
        var given = Json.createObjectBuilder();
        arguments.forEach(given::add);
        String body = Json.createObjectBuilder()
                .add("jsonrpc", "2.0")
                .add("id", 1)
                .add("method", "tools/call")
                .add("params", Json.createObjectBuilder().add("name", tool).add("arguments", given))
                .build()
                .toString();
        HttpResponse<String> answer =
                programs.ask("POST", "/mcp", BodyPublishers.ofString(body), "Content-Type", "application/json");
        return TestHttp.json(answer).getJsonObject("result").getJsonObject("structuredContent");
    }

    private static Found entity(JsonObject item) {
        return new Found(item.getString("code"), item.getString("title"), item.getString("release"));
    }

    private Found byCodes(String code, String linearization, String release) {
        JsonObject item = get("/api/codes?linearization=" + linearization + "&release=" + release + "&code="
                        + encoded(code))
                .getJsonArray("codes")
                .getJsonObject(0);
        assertThat(item.getBoolean("valid")).as(item.toString()).isTrue();
        return new Found(item.getString("code"), item.getString("title"), item.getString("release"));
    }

    /** {@return what the page of a code shows, reached as readers reach it} */
    private Found byPage(String path) {
        HttpResponse<String> redirect = desk.get(path);
        String location = redirect.headers().firstValue("Location").orElse(path).replaceFirst(".*/icd-desk", "");
        Document page = desk.page(location);
        return new Found(
                page.select("h1 .code").text(),
                page.select("h1")
                        .text()
                        .substring(page.select("h1 .code").text().length())
                        .strip(),
                release(location));
    }

    private Found byFhir(String system, String version, String code) {
        JsonObject parameters = get("/fhir/r4/CodeSystem/$lookup?system=" + encoded(system) + "&version=" + version
                + "&code=" + encoded(code));
        Map<String, String> values = new LinkedHashMap<>();
        parameters
                .getJsonArray("parameter")
                .getValuesAs(JsonValue::asJsonObject)
                .forEach(parameter -> {
                    for (String kind : List.of("valueString", "valueCode")) {
                        if (parameter.containsKey(kind)) {
                            values.put(parameter.getString("name"), parameter.getString(kind));
                        }
                    }
                });
        return new Found(code, values.get("display"), values.get("version"));
    }

    @ParameterizedTest
    @MethodSource("codesOfIcd11")
    void N37_aCodeOfIcd11IsTheSameWhoeverAsks(String code) {
        Found expected = byCodes(code, "mms", RELEASE_11);

        assertThat(byPage("/code/" + code + "?lang=en&release=" + RELEASE_11))
                .as("page")
                .isEqualTo(expected);
        assertThat(byReconciliation("/reconcile/mms/" + RELEASE_11 + "/en", code))
                .as("reconciliation")
                .isEqualTo(expected);
        assertThat(entity(byAssistant(
                        "check_code", Map.of("code", code, "classification", "mms", "release", RELEASE_11))))
                .as("assistant")
                .isEqualTo(expected);
        assertThat(byFhir(MMS, RELEASE_11, code)).as("FHIR").isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("codesOfIcd10")
    void N37_aCodeOfIcd10IsTheSameWhoeverAsks(String code) {
        Found expected = byCodes(code, "icd10", RELEASE_10);

        assertThat(byPage("/icd/release/10/" + RELEASE_10 + "/" + code + "?lang=en"))
                .as("page")
                .isEqualTo(expected);
        assertThat(byReconciliation("/reconcile/icd10/" + RELEASE_10 + "/en", code))
                .as("reconciliation")
                .isEqualTo(expected);
        assertThat(entity(byAssistant(
                        "check_code", Map.of("code", code, "classification", "icd10", "release", RELEASE_10))))
                .as("assistant")
                .isEqualTo(expected);
        assertThat(byFhir(ICD10, RELEASE_10, code)).as("FHIR").isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void N37_aTextHasTheSameFirstHitWhoeverAsks(String text) {
        JsonObject hit = get("/api/search?limit=1&q=" + encoded(text))
                .getJsonArray("hits")
                .getJsonObject(0);
        Found expected = new Found(hit.getString("code"), hit.getString("title"), release(hit.getString("uri")));

        var page = search(text, "").select(".hit").first();
        assertThat(page.select(".code").first().text()).as("page").isEqualTo(expected.code());
        assertThat(page.text()).as("page").contains(expected.title());
        assertThat(byReconciliation("/reconcile/icd10/" + RELEASE_10 + "/en", text))
                .as("reconciliation")
                .isEqualTo(expected);
        assertThat(entity(byAssistant("search", Map.of("query", text, "classification", "icd10", "release", RELEASE_10))
                        .getJsonArray("hits")
                        .getJsonObject(0)))
                .as("assistant")
                .isEqualTo(expected);
        JsonObject expansion = get("/fhir/r4/ValueSet/$expand?count=1&url=" + encoded(ICD10 + "?fhir_vs") + "&filter="
                        + encoded(text))
                .getJsonObject("expansion");
        JsonObject first = expansion.getJsonArray("contains").getJsonObject(0);
        assertThat(List.of(first.getString("code"), first.getString("display")))
                .as("FHIR")
                .containsExactly(expected.code(), expected.title());
        assertThat(expansion.getJsonArray("parameter").toString()).contains(ICD10 + "|" + expected.release());
    }
}
