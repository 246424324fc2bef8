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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final String SEARCH = "/icd/release/11/2025-01/mms/search";
    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
        caller = new Caller(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

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
    void codingModeFindsLeavesAndResidualsForGroups() {
        JsonObject tuberculosis = caller.search("tuberculosis").get(0);
        assertThat(tuberculosis.getString("theCode")).isEqualTo("1B1Z");
        assertThat(tuberculosis.getBoolean("isResidualUnspecified")).isTrue();
        assertThat(tuberculosis.getJsonArray("matchingPVs").getJsonObject(0).getString("propertyId"))
                .isEqualTo("TitleOfOtherEntity");
        JsonObject group = caller.search("en", Map.of("q", "tuberculosis", "medicalCodingMode", "false"))
                .get(0);
        assertThat(group.getString("id")).endsWith("/2072728114");
        assertThat(group.get("theCode")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void highlightingCanBeTurnedOff() {
        JsonObject first = caller.search("en", Map.of("q", "cholera", "highlightingEnabled", "false"))
                .get(0);
        assertThat(first.toString()).doesNotContain("<em");
        assertThat(first.getString("title")).isEqualTo("Cholera");
    }

    @Test
    void chaptersCanBeChosenWithSemicolonsOrCommas() {
        assertThat(Caller.codes(caller.search("en", Map.of("q", "fever", "chapterFilter", "21;11"))))
                .contains("MG26")
                .allMatch(code -> code.startsWith("M") || code.startsWith("B"));
        assertThat(caller.search("en", Map.of("q", "cholera", "chapterFilter", "21,11")))
                .isEmpty();
    }

    @Test
    void extensionCodesAreFoundOnlyWhenTheirChapterIsChosen() {
        assertThat(caller.search("severe").stream().map(hit -> hit.getString("chapter")))
                .doesNotContain("X", "V", "26");
        assertThat(Caller.codes(caller.search("en", Map.of("q", "severe", "chapterFilter", "X"))))
                .contains("XS25");
    }

    @Test
    void aSubtreeCanBeChosen() {
        String infections = "http://id.who.int/icd/entity/1435254666";
        String circulation = "http://id.who.int/icd/entity/426429380";
        assertThat(Caller.codes(caller.search("en", Map.of("q", "cholera", "subtreesFilter", infections))))
                .contains("1A00");
        assertThat(caller.search("en", Map.of("q", "cholera", "subtreesFilter", circulation)))
                .isEmpty();
        assertThat(Caller.codes(
                        caller.search("en", Map.of("q", "cholera", "subtreesFilter", circulation + "," + infections))))
                .contains("1A00");
        String mental = "http://id.who.int/icd/entity/334423054";
        Map<String, String> asked =
                Map.of("q", "gender incongruence of adolescence or adulthood", "subtreesFilter", mental);
        assertThat(caller.search("en", asked)).isEmpty();
        assertThat(caller.search("en", plus(asked, "subtreeFilterUsesFoundationDescendants", "true")))
                .isNotEmpty();
    }

    @Test
    void definitionsAndExclusionsAreSearchedOutsideCodingModeWhenAskedFor() {
        Map<String, String> asked = Map.of("q", "watery stool", "medicalCodingMode", "false");
        assertThat(caller.search("en", asked)).isEmpty();
        assertThat(Caller.codes(caller.search("en", plus(asked, "propertiesToBeSearched", "Title,Definition"))))
                .contains("1A00");
        assertThat(caller.search("en", Map.of("q", "watery stool", "propertiesToBeSearched", "Definition")))
                .isEmpty();
        Map<String, String> sequelae =
                Map.of("q", "sequelae of stroke", "medicalCodingMode", "false", "propertiesToBeSearched", "Exclusion");
        assertThat(Caller.codes(caller.search("en", sequelae))).contains("8B20");
    }

    @Test
    void resultsCanBeNested() {
        Map<String, String> asked = Map.of("q", "depressive disorder", "medicalCodingMode", "false");
        List<JsonObject> flat = caller.search("en", asked);
        List<JsonObject> nested = caller.search("en", plus(asked, "flatResults", "false"));
        assertThat(flat)
                .allSatisfy(hit -> assertThat(hit.getJsonArray("descendants")).isEmpty());
        assertThat(nested).hasSizeLessThan(flat.size());
        assertThat(nested)
                .anySatisfy(hit -> assertThat(hit.getJsonArray("descendants")).isNotEmpty());
        assertThat(count(nested)).isEqualTo(flat.size());
    }

    private static int count(List<JsonObject> hits) {
        return hits.stream()
                .mapToInt(hit -> 1 + count(hit.getJsonArray("descendants").getValuesAs(JsonValue::asJsonObject)))
                .sum();
    }

    @Test
    void atMostFiftyHitsAreToldAndThatThereWereMore() {
        JsonObject wide = caller.get(SEARCH + "?q=d%25");
        assertThat(wide.getJsonArray("destinationEntities")).hasSize(50);
        assertThat(wide.getBoolean("resultChopped")).isTrue();
        assertThat(caller.get(SEARCH + "?q=cholera").getBoolean("resultChopped"))
                .isFalse();
    }

    @Test
    void wordsCompleteOrAdd() {
        JsonObject completing = caller.get(SEARCH + "?q=chol%25&includeKeywordResult=true");
        assertThat(completing.getInt("guessType")).isEqualTo(1);
        assertThat(labels(completing)).contains("cholera");
        JsonObject adding = caller.get(SEARCH + "?q=diabetes&includeKeywordResult=true");
        assertThat(adding.getInt("guessType")).isEqualTo(2);
        assertThat(labels(adding)).contains("mellitus").doesNotContain("diabetes");
        assertThat(caller.get(SEARCH + "?q=diabetes").get("words")).isEqualTo(JsonValue.NULL);
    }

    private static List<String> labels(JsonObject result) {
        return result.getJsonArray("words")
                .getValuesAs(word -> word.asJsonObject().getString("label"));
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

    private static Map<String, String> plus(Map<String, String> asked, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(asked);
        more.put(name, value);
        return more;
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
