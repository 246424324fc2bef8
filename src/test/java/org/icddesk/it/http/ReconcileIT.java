// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.IndexedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists reconciled as OpenRefine does it, request by request, and what the specification demands of the answers. */
class ReconcileIT extends IndexedTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ICD10 = "/reconcile/icd10/2019/en";
    private static final String MMS = "/reconcile/mms/2024-01/en";

    private final ProgramClient programs = new ProgramClient(desk);

    private JsonObject get(String path) {
        return ok(desk.get("/api" + path));
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return TestHttp.json(answer);
    }

    private HttpResponse<String> post(String service, String field, String json) {
        return programs.post(service, FORM, field + "=" + encoded(json));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** {@return a batch as OpenRefine writes it} */
    private static String batch(List<String> texts, String more) {
        return IntStream.range(0, texts.size())
                .mapToObj(at -> "\"q" + at + "\":{\"query\":" + Json.createValue(texts.get(at)) + more + "}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private List<JsonObject> candidates(String service, String text) {
        JsonObject answer = ok(post(service, "queries", batch(List.of(text), "")));
        return results(answer, "q0");
    }

    private static List<JsonObject> results(JsonObject answer, String key) {
        return answer.getJsonObject(key).getJsonArray("result").getValuesAs(JsonValue::asJsonObject);
    }

    private static List<String> ids(List<JsonObject> candidates) {
        return candidates.stream().map(each -> each.getString("id")).toList();
    }

    private static void assertIsCandidate(JsonObject candidate) {
        assertThat(candidate.get("id")).isInstanceOf(JsonString.class);
        assertThat(candidate.getString("name")).isNotBlank();
        assertThat(candidate.getJsonNumber("score").doubleValue()).isBetween(0.0, 100.0);
        assertThat(candidate.get("match")).isIn(JsonValue.TRUE, JsonValue.FALSE);
        assertThat(candidate.getJsonArray("type").getValuesAs(JsonValue::asJsonObject))
                .allSatisfy(type -> assertThat(type).containsKeys("id", "name"));
        assertThat(candidate.getJsonArray("features").getValuesAs(JsonValue::asJsonObject))
                .allSatisfy(feature -> assertThat(feature.get("value") instanceof JsonNumber
                                || feature.get("value").equals(JsonValue.TRUE)
                                || feature.get("value").equals(JsonValue.FALSE))
                        .isTrue())
                .extracting(feature -> feature.getString("id"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "/reconcile/icd10/2019/en, http://id.who.int/icd/release/10/2019/",
        "/reconcile/icd10/latest/en, http://id.who.int/icd/release/10/2019/",
        "/reconcile/mms/2024-01/en, http://id.who.int/icd/release/11/2024-01/mms/",
        "/reconcile/mms/2024-01/es, http://id.who.int/icd/release/11/2024-01/mms/",
        "/reconcile/icf/2024-01/en, http://id.who.int/icd/release/11/2024-01/icf/"
    })
    void theManifestSaysWhatTheServiceCan(String service, String space) {
        JsonObject manifest = get(service);

        assertThat(manifest.getJsonArray("versions").getString(0)).isEqualTo("0.2");
        assertThat(manifest.getString("name")).isNotBlank();
        assertThat(manifest.getString("identifierSpace")).isEqualTo(space);
        assertThat(manifest.getString("schemaSpace")).endsWith("skos/core#Concept");
        assertThat(manifest.getInt("batchSize")).isEqualTo(50);
        assertThat(manifest.getJsonObject("view").getString("url"))
                .startsWith("http://")
                .contains("{{id}}");
        JsonObject preview = manifest.getJsonObject("preview");
        assertThat(preview.getString("url")).startsWith("http://").contains("{{id}}");
        assertThat(preview.getInt("width")).isEqualTo(430);
        assertThat(preview.getInt("height")).isEqualTo(300);
        assertThat(manifest.getJsonArray("defaultTypes").getValuesAs(JsonValue::asJsonObject))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(type -> assertThat(type).containsKeys("id", "name"));
        for (JsonObject path : List.of(
                manifest.getJsonObject("suggest").getJsonObject("entity"),
                manifest.getJsonObject("suggest").getJsonObject("property"),
                manifest.getJsonObject("extend").getJsonObject("propose_properties"))) {
            assertThat(path.getString("service_url") + path.getString("service_path"))
                    .startsWith("http://");
        }
    }

    @Test
    void whatOpenRefineAsksToGuessTypesOfAColumnIsAnswered() {
        JsonObject answer = ok(post(
                ICD10, "queries", batch(List.of("Cholera", "Asthma", "I10", "nothing at all qzxqzx"), ",\"limit\":3")));

        assertThat(answer.keySet()).containsExactly("q0", "q1", "q2", "q3");
        for (String key : answer.keySet()) {
            assertThat(results(answer, key)).hasSizeLessThanOrEqualTo(3).allSatisfy(ReconcileIT::assertIsCandidate);
        }
        assertThat(results(answer, "q0")
                        .get(0)
                        .getJsonArray("type")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo("category");
    }

    @Test
    void whatOpenRefineAsksToReconcileIsAnsweredByPostAndByGet() {
        String queries = batch(
                List.of("cholera", "J45.9", "heart attack", "", "cholrea"),
                ",\"type\":\"category\",\"type_strict\":\"should\"");
        JsonObject byPost = ok(post(ICD10, "queries", queries));
        JsonObject byGet = get(ICD10 + "?queries=" + encoded(queries));

        assertThat(byPost).isEqualTo(byGet);
        assertThat(byPost.keySet()).containsExactly("q0", "q1", "q2", "q3", "q4");
        assertThat(results(byPost, "q0").get(0)).containsEntry("match", JsonValue.TRUE);
        assertThat(results(byPost, "q0").get(0).getString("id")).isEqualTo("A00");
        assertThat(ids(results(byPost, "q1"))).containsExactly("J45.9");
        assertThat(results(byPost, "q1").get(0)).containsEntry("match", JsonValue.TRUE);
        assertThat(ids(results(byPost, "q2"))).startsWith("I21");
        assertThat(results(byPost, "q2")).allMatch(each -> each.get("match").equals(JsonValue.FALSE));
        assertThat(results(byPost, "q3")).isEmpty();
        assertThat(results(byPost, "q4").get(0).getString("id")).isEqualTo("A00");
        assertThat(results(byPost, "q4")).allMatch(each -> each.get("match").equals(JsonValue.FALSE));
    }

    @Test
    void icd11IsReconciledByCodeIdentifierAndText() {
        assertThat(ids(candidates(MMS, "1A00"))).containsExactly("257068234");
        assertThat(ids(candidates(MMS, "257068234"))).containsExactly("257068234");
        assertThat(ids(candidates(MMS, "344162786/other"))).containsExactly("344162786/other");
        assertThat(ids(candidates(MMS, "http://id.who.int/icd/entity/257068234")))
                .containsExactly("257068234");
        JsonObject cholera = candidates(MMS, "Cholera").get(0);
        assertThat(cholera.getString("id")).isEqualTo("257068234");
        assertThat(cholera.getString("description")).startsWith("1A00");
        assertThat(cholera).containsEntry("match", JsonValue.TRUE);
        assertThat(candidates(MMS, "chol")).noneMatch(each -> each.get("match").equals(JsonValue.TRUE));
        assertThat(candidates(MMS, "1A00&XN62R"))
                .noneMatch(each -> each.get("match").equals(JsonValue.TRUE));
        assertThat(candidates(MMS, "A00")).noneMatch(each -> each.get("match").equals(JsonValue.TRUE));
        for (String text : List.of("Cholera", "tuberculosis", "fever of unknown origin", "diabetis")) {
            assertThat(candidates(MMS, text))
                    .allSatisfy(ReconcileIT::assertIsCandidate)
                    .extracting(each -> each.getJsonNumber("score").doubleValue())
                    .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
    }

    @Test
    void aTextOfIcd11AsksWhoAFewTimesAndThenNoMore() {
        String text = "cholera due to something never asked";
        desk.sandbox().counters().reset();
        candidates(MMS, text);
        assertThat(desk.sandbox().counters().ofKind("search")
                        + desk.sandbox().counters().ofKind("autocode"))
                .isBetween(1, 2);
        desk.withoutAskingWho(() -> candidates(MMS, text));
        desk.withoutAskingWho(() -> candidates(ICD10, "some other words"));
    }

    @Test
    void viewsAndPreviewsAreFoundByTheIdentifiersOfCandidates() {
        for (Map.Entry<String, String> each : Map.of(
                        ICD10, "A00.0", MMS, "257068234", "/reconcile/mms/2024-01/fr", "344162786/other")
                .entrySet()) {
            JsonObject manifest = get(each.getKey());
            for (String url : List.of(
                    manifest.getJsonObject("view").getString("url"),
                    manifest.getJsonObject("preview").getString("url"))) {
                HttpResponse<String> page = follow(url.replace("{{id}}", encoded(each.getValue())));
                assertThat(page.statusCode()).as(url).isEqualTo(200);
                assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            }
        }
    }

    private HttpResponse<String> follow(String url) {
        String path = url.substring(url.indexOf("/icd-desk") + "/icd-desk".length());
        HttpResponse<String> page = desk.get(path);
        return page.statusCode() == 301
                ? desk.get(page.headers().firstValue("Location").orElseThrow().replaceFirst(".*/icd-desk", ""))
                : page;
    }

    @Test
    void aPreviewIsASmallPageWithoutScriptAndOnlyItsPolicyIsItsOwn() {
        HttpResponse<String> preview = desk.get("/api" + ICD10 + "/preview?id=A00");
        assertThat(preview.body()).contains("Cholera", "A00").doesNotContain("<script");
        assertThat(preview.headers().allValues("Content-Security-Policy"))
                .as("without configured origins")
                .singleElement()
                .asString()
                .contains("frame-ancestors 'none'");
        HttpResponse<String> none = desk.get("/api" + ICD10 + "/preview?id=%3Cscript%3E");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(none.body()).doesNotContain("<script");
    }

    @Test
    void A30_markupInTitlesIsTextInCandidatesAndPreviews() {
        JsonObject found = candidates("/reconcile/icd10/2016/en", "L40").get(0);
        assertThat(found.getString("name")).doesNotContain("<script");
        assertThat(desk.get("/api/reconcile/icd10/2016/en/preview?id=L40").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script", "<img", "<b onclick");
    }

    @Test
    void entitiesAreSuggestedWhileTypingPageByPage() {
        JsonObject first = get(ICD10 + "/suggest/entity?prefix=disea");
        JsonObject second = get(ICD10 + "/suggest/entity?prefix=disea&cursor=10");
        List<JsonObject> entities = first.getJsonArray("result").getValuesAs(JsonValue::asJsonObject);

        assertThat(entities).hasSize(10).allSatisfy(each -> assertThat(each)
                .containsKeys("id", "name", "description", "notable"));
        assertThat(ids(second.getJsonArray("result").getValuesAs(JsonValue::asJsonObject)))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(ids(entities));
        assertThat(ids(get(ICD10 + "/suggest/entity?prefix=Cholera")
                        .getJsonArray("result")
                        .getValuesAs(JsonValue::asJsonObject)))
                .startsWith("A00");
        assertThat(ids(get(ICD10 + "/suggest/entity?prefix=A00.0")
                        .getJsonArray("result")
                        .getValuesAs(JsonValue::asJsonObject)))
                .containsExactly("A00.0");
        assertThat(get(MMS + "/suggest/entity?prefix=chole").toString()).contains("\"257068234\"");
        assertThat(get(ICD10 + "/suggest/entity").getJsonArray("result")).isEmpty();
    }

    @Test
    void propertiesAreSuggestedAndProposed() {
        assertThat(get(ICD10 + "/suggest/property?prefix=par")
                        .getJsonArray("result")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo("parent");
        JsonObject proposed = get(ICD10 + "/properties?type=category&limit=2");
        assertThat(proposed.getJsonArray("properties")).hasSize(2);
        assertThat(proposed.getString("type")).isEqualTo("category");
        assertThat(proposed.getInt("limit")).isEqualTo(2);
    }

    @Test
    void chosenEntitiesAreExtendedByTheirProperties() {
        String query =
                "{\"ids\":[\"A00\",\"A00.0\",\"Z99.9999\"],\"properties\":[{\"id\":\"code\"},{\"id\":\"parent\"},"
                        + "{\"id\":\"uri\",\"settings\":{}},{\"id\":\"leaf\"}]}";
        JsonObject answer = ok(post(ICD10, "extend", query));

        assertThat(answer).isEqualTo(get(ICD10 + "?extend=" + encoded(query)));
        assertThat(answer.getJsonArray("meta").getJsonObject(1).getString("id")).isEqualTo("parent");
        JsonObject row = answer.getJsonObject("rows").getJsonObject("A00.0");
        assertThat(row.getJsonArray("code").getJsonObject(0).getString("str")).isEqualTo("A00.0");
        assertThat(row.getJsonArray("parent").getJsonObject(0).getString("id")).isEqualTo("A00");
        assertThat(row.getJsonArray("parent").getJsonObject(0).getString("name"))
                .isEqualTo("Cholera");
        assertThat(row.getJsonArray("uri").getJsonObject(0).getString("str"))
                .isEqualTo("http://id.who.int/icd/release/10/2019/A00.0");
        assertThat(row.getJsonArray("leaf").getJsonObject(0).getString("str")).isEqualTo("true");
        assertThat(answer.getJsonObject("rows").getJsonObject("Z99.9999").getJsonArray("code"))
                .isEmpty();
        JsonObject mms = ok(post(
                        MMS,
                        "extend",
                        "{\"ids\":[\"257068234\"],\"properties\":[{\"id\":\"title\"},{\"id\":\"parent\"},{\"id\":\"foundation\"}]}"))
                .getJsonObject("rows")
                .getJsonObject("257068234");
        assertThat(mms.getJsonArray("title").getJsonObject(0).getString("str")).isEqualTo("Cholera");
        assertThat(mms.getJsonArray("parent").getJsonObject(0)).containsKeys("id", "name");
        assertThat(mms.getJsonArray("foundation").getJsonObject(0).getString("str"))
                .isEqualTo("http://id.who.int/icd/entity/257068234");
    }

    @Test
    void B25_aThousandQueriesAtOnceAreRefusedAndSoIsOneMoreThanABatch() {
        for (int size : List.of(51, 1_000)) {
            HttpResponse<String> refused = post(
                    ICD10,
                    "queries",
                    batch(IntStream.range(0, size).mapToObj(n -> "text " + n).toList(), ""));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(TestHttp.json(refused).getString("detail")).contains("50");
        }
        String ids = IntStream.range(0, 51).mapToObj(n -> "\"A" + n + "\"").collect(Collectors.joining(","));
        assertThat(post(ICD10, "extend", "{\"ids\":[" + ids + "],\"properties\":[]}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(programs.post(ICD10, FORM, "queries=" + "x".repeat(2 << 20)).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queries=",
                "queries=nonsense",
                "queries=%5B%5D",
                "queries=%7B%22q0%22%3A",
                "queries=%7B%22q0%22%3A%7B%7D%7D",
                "queries=%ff",
                "extend=%7B%7D",
                "extend=%7B%22ids%22%3A%5B1%5D%2C%22properties%22%3A%5B%5D%7D",
                "extend=%7B%22ids%22%3A%5B%5D%2C%22properties%22%3A%5B%7B%22id%22%3A%22secret%22%7D%5D%7D",
                "other=1",
                ""
            })
    void brokenFormsAreRefusedInWords(String form) {
        HttpResponse<String> answer = programs.post(ICD10, FORM, form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
        assertThat(TestHttp.json(answer).getString("detail")).isNotBlank().doesNotContain("Exception", "<");
    }

    @Test
    void deeplyNestedQueriesAreRefused() {
        String deep = "{\"q0\":{\"query\":\"a\",\"properties\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}}";
        assertThat(post(ICD10, "queries", deep).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/suggest/entity", "/suggest/property", "/properties"})
    void B33_jsonpIsRefused(String path) {
        HttpResponse<String> answer = desk.get("/api" + ICD10 + path + "?callback=alert&prefix=a");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("alert(").contains("icd.cors.origins");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reconcile",
                "/reconcile/icd10",
                "/reconcile/icd10/2019",
                "/reconcile/foundation/2024-01/en",
                "/reconcile/icd9/2019/en",
                "/reconcile/icd10/2050/en",
                "/reconcile/icd10/soon/en",
                "/reconcile/icd10/2010/en",
                "/reconcile/icd10/2019/fr",
                "/reconcile/mms/2024-01/xx",
                "/reconcile/icd10/2019/en/nothing",
                "/reconcile/icd10/2019/en/suggest/type"
            })
    void whereThereIsNoServiceNothingIsFound(String path) {
        HttpResponse<String> answer = desk.get("/api" + path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
    }

    @Test
    void A10_whileWhoFailsIcd10IsReconciledAndABatchOfIcd11FailsAsAWhole() {
        candidates(MMS, "Cholera");
        during(Fault.apiStatus(503), () -> {
            assertThat(ids(candidates(ICD10, "cholera"))).startsWith("A00");
            assertThat(ids(candidates(MMS, "Cholera"))).startsWith("257068234");
            HttpResponse<String> failed =
                    post(MMS, "queries", batch(List.of("Cholera", "never asked before this"), ""));
            assertThat(failed.statusCode()).isEqualTo(503);
            assertThat(failed.headers().firstValue("Retry-After")).isPresent();
        });
    }

    @Test
    void resultsByGetAreKeptAndTheSameBothWays() {
        String address = "/api" + MMS + "?queries=" + encoded(batch(List.of("1A00"), ""));
        HttpResponse<String> first = desk.get(address);
        HttpResponse<String> again = desk.get(address);

        assertThat(ids(results(ok(first), "q0"))).containsExactly("257068234");
        assertThat(again.body()).isEqualTo(first.body());
        for (String name :
                List.of("ETag", "Content-Type", "Cache-Control", "ICD-Desk-As-Of", "Content-Security-Policy")) {
            assertThat(again.headers().allValues(name))
                    .as(name)
                    .hasSize(1)
                    .isEqualTo(first.headers().allValues(name));
        }
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(desk.get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void answersSayAsOfWhenTheyAre() {
        HttpResponse<String> answer = post(ICD10, "queries", batch(List.of("cholera"), ""));
        assertThat(answer.headers().firstValue("ICD-Desk-As-Of")).isPresent();
        assertThat(post(MMS, "queries", batch(List.of("1A00"), "")).headers().firstValue("ICD-Desk-As-Of"))
                .isPresent();
    }
}
