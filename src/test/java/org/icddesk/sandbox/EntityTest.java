// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EntityTest {

    private static final String MMS = "/icd/release/11/2025-01/mms";
    private static final String BASE = "http://id.who.int/icd/release/11/2025-01/mms";

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

    @Test
    void aClassificationListsItsChaptersInOrder() {
        JsonObject mms = caller.get(MMS);
        assertThat(strings(mms, "child"))
                .hasSize(28)
                .startsWith(BASE + "/1435254666")
                .endsWith(BASE + "/979408586");
        assertThat(strings(mms, "availableLanguages")).contains("en", "es", "fr", "ar");
        assertThat(strings(mms, "prereleaseLanguages")).containsExactly("de");
        assertThat(caller.get("/icd/release/11/2024-01/mms")).doesNotContainKey("prereleaseLanguages");
    }

    @Test
    void aChapterEndsWithItsResidualAndHasTheClassificationAsParent() {
        JsonObject chapter = caller.get(MMS + "/1435254666");
        assertThat(strings(chapter, "parent")).containsExactly(BASE);
        assertThat(strings(chapter, "child")).endsWith(BASE + "/1435254666/unspecified");
        assertThat(chapter.getString("code")).isEqualTo("01");
        assertThat(chapter).doesNotContainKey("indexTerm");
        JsonObject elsewhere = chapter.getJsonArray("foundationChildElsewhere").getJsonObject(1);
        assertThat(elsewhere.getString("linearizationReference")).isEqualTo(BASE + "/142052508");
        assertThat(elsewhere.getJsonObject("label").getString("@value")).isEqualTo("Pneumonia");
    }

    @Test
    void aBlockHasAnEmptyCodeARangeAndAnIdentifier() {
        JsonObject block = caller.get(MMS + "/588616678");
        assertThat(block.getString("code")).isEmpty();
        assertThat(block.getString("blockId")).isEqualTo("BlockL1-1A0");
        assertThat(block.getString("codeRange")).isEqualTo("1A00-1A40.Z");
        assertThat(block.getString("classKind")).isEqualTo("block");
        assertThat(caller.get(MMS + "/815889539")).doesNotContainKeys("blockId", "codeRange");
    }

    @Test
    void aLeafHasNoChildAndScalesHaveTextsForTruth() {
        JsonObject cholera = caller.get(MMS + "/257068234");
        assertThat(cholera).doesNotContainKey("child");
        JsonObject scale = cholera.getJsonArray("postcoordinationScale").getJsonObject(0);
        assertThat(scale.getString("@id")).isEqualTo(BASE + "/257068234/postcoordinationScale/infectiousAgent");
        assertThat(scale.getString("requiredPostcoordination")).isEqualTo("false");
        assertThat(strings(scale, "scaleEntity")).hasSize(3);
    }

    @Test
    void namesBelowTheShorelineAreIndexTermsWithAReference() {
        List<JsonObject> terms =
                caller.get(MMS + "/257068234").getJsonArray("indexTerm").getValuesAs(JsonValue::asJsonObject);
        assertThat(terms.get(0).getJsonObject("label").getString("@value")).isEqualTo("Cholera");
        assertThat(terms)
                .filteredOn(term -> term.containsKey("foundationReference"))
                .hasSizeGreaterThan(5)
                .allSatisfy(term -> assertThat(term).doesNotContainKey("linearizationReference"));
        assertThat(terms)
                .filteredOn(term -> term.getBoolean("deprecated", false))
                .hasSize(1);
    }

    @Test
    void aResidualHasNoSource() {
        JsonObject residual = caller.get(MMS + "/761947693/unspecified");
        assertThat(residual.getString("code")).isEqualTo("BA00.Z");
        assertThat(residual).doesNotContainKey("source");
        assertThat(strings(residual, "parent")).containsExactly(BASE + "/761947693");
    }

    @Test
    void anExclusionLeadsToAnEntityThatIsThere() {
        JsonObject exclusion =
                caller.get(MMS + "/1442995018").getJsonArray("exclusion").getJsonObject(0);
        String reference = exclusion.getString("linearizationReference");
        assertThat(exclusion.getString("foundationReference")).isEqualTo("http://id.who.int/icd/entity/557175275");
        assertThat(caller.get(reference.substring("http://id.who.int".length())).getString("code"))
                .isEqualTo("8B25.4");
    }

    @Test
    void ancestorsComeNearestFirstAndOnlyWhenAskedFor() {
        JsonObject cholera = caller.get(MMS + "/257068234?include=ancestor");
        assertThat(strings(cholera, "ancestor"))
                .containsExactly(BASE + "/135352227", BASE + "/588616678", BASE + "/1435254666");
        assertThat(caller.get(MMS + "/257068234")).doesNotContainKey("ancestor");
        assertThat(strings(caller.get(MMS + "/761947693?include=descendant"), "descendant"))
                .contains(BASE + "/761947693/unspecified");
    }

    @Test
    void criteriaComeAsMarkdownOrAsAMess() {
        assertThat(criteria("578635574")).contains("## Essential features", "| sign |");
        assertThat(criteria("1442995018")).contains("<!--[if gte mso 9]>", "<script>", "MsoNormal");
        assertThat(caller.get(MMS + "/578635574")).doesNotContainKey("diagnosticCriteria");
    }

    private static String criteria(String id) {
        return caller.get(MMS + "/" + id + "?include=diagnosticCriteria")
                .getJsonObject("diagnosticCriteria")
                .getString("@value");
    }

    @Test
    void untranslatedTextIsEnglishWithASuffixInTheLanguageAskedFor() {
        JsonObject arabic = caller.get(MMS + "/257068234", "ar");
        assertThat(Caller.title(arabic)).isEqualTo("الكوليرا");
        JsonObject term = arabic.getJsonArray("indexTerm").getJsonObject(2).getJsonObject("label");
        assertThat(term.getString("@language")).isEqualTo("ar");
        assertThat(term.getString("@value")).isEqualTo("asiatic cholera [No translation available]");
        assertThat(arabic.getString("browserUrl")).isEqualTo("https://icd.who.int/browse/2025-01/mms/ar#257068234");
    }

    @Test
    void theLanguageIsTheBestOfThoseAskedForElseEnglish() {
        assertThat(Caller.title(caller.get(MMS + "/257068234", "xx, es-MX;q=0.9, fr;q=0.5")))
                .isEqualTo("Cólera");
        assertThat(Caller.title(caller.get(MMS + "/257068234", "xx"))).isEqualTo("Cholera");
        assertThat(Caller.title(caller.get("/icd/release/11/2024-01/mms/257068234", "de")))
                .isEqualTo("Cholera");
        assertThat(Caller.title(caller.get(MMS + "/257068234", "fr"))).isEqualTo("Choléra");
    }

    @Test
    void releasesDiffer() {
        assertThat(releases("257068234")).containsExactly("2025-01", "2024-01", "2023-01");
        assertThat(releases("2000000020")).containsExactly("2025-01");
        assertThat(releases("1787280710")).containsExactly("2024-01", "2023-01");
        assertThat(caller.response("/icd/release/11/2024-01/mms/2000000020").statusCode())
                .isEqualTo(404);
        assertThat(Caller.title(caller.get("/icd/release/11/2023-01/mms/160886685")))
                .isEqualTo("Monkeypox");
        assertThat(Caller.title(caller.get("/icd/release/11/2024-01/mms/160886685")))
                .isEqualTo("Mpox");
    }

    private static List<String> releases(String id) {
        JsonObject versions = caller.get("/icd/release/11/mms/" + id);
        List<String> found = strings(versions, "release");
        assertThat(versions.getString("latestRelease")).isEqualTo(found.get(0));
        return found.stream().map(uri -> uri.split("/")[6]).toList();
    }

    private static List<String> strings(JsonObject object, String key) {
        return object.getJsonArray(key).getValuesAs(JsonString::getString);
    }
}
