// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final String SEARCH = "/icd/release/11/2025-01/mms/search";

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

    @Test
    void anExactTitleComesFirst() {
        JsonObject first = caller.search("cholera").get(0);
        assertThat(first.getString("theCode")).isEqualTo("1A00");
        assertThat(first.getString("title")).isEqualTo("<em class='found'>Cholera</em>");
        assertThat(first.getJsonNumber("score").doubleValue()).isEqualTo(1);
        assertThat(first.getBoolean("titleIsTopScore")).isTrue();
        assertThat(first.getJsonArray("matchingPVs").getValuesAs(JsonValue::asJsonObject))
                .noneMatch(value -> value.getString("label").equals("<em class='found'>Cholera</em>"));
    }

    @Test
    void synonymsAndTermsBelowTheShorelineFindTheirEntity() {
        JsonObject stroke = caller.search("cerebrovascular accident").get(0);
        assertThat(stroke.getString("theCode")).isEqualTo("8B20");
        JsonObject match = stroke.getJsonArray("matchingPVs").getJsonObject(0);
        assertThat(match.getString("propertyId")).isEqualTo("Synonym");
        assertThat(match.getBoolean("important")).isTrue();
        JsonObject eltor = caller.search("eltor enteritis").get(0);
        assertThat(eltor.getString("theCode")).isEqualTo("1A00");
        assertThat(eltor.getJsonArray("matchingPVs").getJsonObject(0).getInt("propertyValueType"))
                .isEqualTo(1);
    }

    @Test
    void scoresFall() {
        List<Double> scores = caller.search("diabetes").stream()
                .map(hit -> hit.getJsonNumber("score").doubleValue())
                .toList();
        assertThat(scores).hasSizeGreaterThan(10).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void caseAccentsAndNormalFormDoNotMatter() {
        for (String q : List.of("cólera", "colera", "CÓLERA", Normalizer.normalize("cólera", Normalizer.Form.NFD))) {
            assertThat(Caller.codes(caller.search("es", Map.of("q", q)))).as(q).startsWith("1A00");
        }
        assertThat(Caller.codes(caller.search("ar", Map.of("q", "الكوليرا")))).startsWith("1A00");
    }

    @Test
    void aPercentSignMakesTheLastWordAPrefix() {
        assertThat(caller.search("chol")).isEmpty();
        assertThat(Caller.codes(caller.search("chol%"))).contains("1A00");
        assertThat(Caller.codes(caller.search("type 2 diab%"))).startsWith("5A11");
    }

    @Test
    void allWordsMustMatchInOneText() {
        assertThat(caller.search("cholera femur")).isEmpty();
        assertThat(caller.search("en", Map.of("q", "cholera femur", "useFlexiSearch", "true")))
                .isNotEmpty();
    }

    @Test
    void codesAreNotSearched() {
        assertThat(caller.search("1A00")).isEmpty();
    }

    @Test
    void anEmptyQueryFindsNothing() {
        assertThat(caller.search("")).isEmpty();
        assertThat(caller.search(" % ")).isEmpty();
    }

    @Test
    void combinationsAndOpenCodesAreShownAsWhoShowsThem() {
        JsonObject ear = caller.search("tuberculosis of middle ear").get(0);
        assertThat(ear.getString("theCode")).isEqualTo("1B12.2&XA0G74");
        assertThat(ear.getString("id")).contains(" & ").startsWith(ear.getString("stemId"));
        assertThat(ear.getInt("entityType")).isEqualTo(1);
        JsonObject open = caller.search("poisoning by another person").get(0);
        assertThat(open.getString("theCode")).isEqualTo("PE95/");
        assertThat(open.getInt("postcoordinationAvailability")).isEqualTo(2);
    }

    @Test
    void theFoundationIsSearchedWithoutCodes() {
        JsonObject result = caller.get("/icd/entity/search?q=cholera");
        List<JsonObject> hits = result.getJsonArray("destinationEntities").getValuesAs(JsonValue::asJsonObject);
        assertThat(hits).hasSizeGreaterThan(3).allSatisfy(hit -> {
            assertThat(hit.get("theCode")).isEqualTo(JsonValue.NULL);
            assertThat(hit.getString("id")).startsWith("http://id.who.int/icd/entity/");
        });
        assertThat(hits.get(0).getString("id")).endsWith("/257068234");
    }

    @Test
    void aTitleIsSearchedAsTheReleaseHasIt() {
        assertThat(find("2023-01", "monkeypox")).contains("1E71");
        assertThat(find("2023-01", "mpox")).isEmpty();
        assertThat(find("2025-01", "mpox")).contains("1E71");
        assertThat(find("2025-01", "emergency code of the sandbox")).isEmpty();
        assertThat(find("2024-01", "national emergency code 07")).contains("RA26");
        assertThat(find("2025-01", "national emergency code 07")).isEmpty();
    }

    private static List<String> find(String release, String q) {
        return Caller.codes(caller
                .get("/icd/release/11/" + release + "/mms/search?q=" + Caller.encode(q))
                .getJsonArray("destinationEntities")
                .getValuesAs(JsonValue::asJsonObject)
                .stream()
                .filter(hit -> hit.getJsonNumber("score").doubleValue() == 1)
                .toList());
    }

    @Test
    void postIsTakenWithAQueryAFormOrMultipart() {
        String byQuery = post(caller.api(SEARCH + "?Q=cholera", "en").POST(HttpRequest.BodyPublishers.noBody()));
        String byForm = post(caller.api(SEARCH, "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("q=cholera&useFlexiSearch=false")));
        String multipart = "--xyz\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\ncholera\r\n--xyz\r\n"
                + "Content-Disposition: form-data; name=\"chapterFilter\"\r\n\r\n01;02;\r\n--xyz--\r\n";
        String byMultipart = post(caller.api(SEARCH, "en")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(HttpRequest.BodyPublishers.ofString(multipart)));
        assertThat(List.of(byQuery, byForm, byMultipart)).allMatch("1A00"::equals);
    }

    private static String post(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = Caller.send(request);
        assertThat(response.statusCode()).isEqualTo(200);
        return Caller.json(response)
                .getJsonArray("destinationEntities")
                .getJsonObject(0)
                .getString("theCode");
    }

    @Test
    void autocodeTellsTheBestOrNothing() {
        JsonObject exact = caller.get("/icd/release/11/2025-01/mms/autocode?searchText=Cerebrovascular%20Accident");
        assertThat(exact.getString("theCode")).isEqualTo("8B20");
        assertThat(exact.getString("matchingText")).isEqualTo("cerebrovascular accident");
        assertThat(exact.getInt("matchLevel")).isZero();
        assertThat(exact.getInt("matchScore")).isEqualTo(1);
        JsonObject none = caller.get("/icd/release/11/2025-01/mms/autocode?searchText=zzzz");
        assertThat(new ArrayList<>(none.keySet()))
                .containsExactly("searchText", "matchLevel", "matchScore", "matchType", "isTitle");
        JsonObject foundation = caller.get("/icd/entity/autocode?searchText=cholera");
        assertThat(foundation).doesNotContainKeys("theCode", "linearizationURI");
    }
}
