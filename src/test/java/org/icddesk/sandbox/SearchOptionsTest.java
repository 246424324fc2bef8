// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the parameters of a search change. */
class SearchOptionsTest {

    private static final String SEARCH = "/icd/release/11/2025-01/mms/search";

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

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

    private static Map<String, String> plus(Map<String, String> asked, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(asked);
        more.put(name, value);
        return more;
    }
}
