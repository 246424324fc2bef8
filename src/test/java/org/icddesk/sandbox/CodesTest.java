// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CodesTest {

    private static final String MMS = "/icd/release/11/2025-01/mms";
    private static final String BASE = "http://id.who.int/icd/release/11/2025-01/mms";

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

    @Test
    void aPlainCodeLeadsToItsStem() {
        JsonObject info = info("8B20");
        assertThat(List.copyOf(info.keySet())).containsExactly("@context", "@id", "code", "stemId");
        assertThat(info.getString("@id")).isEqualTo(BASE + "/codeinfo/8B20");
        assertThat(info.getString("stemId")).isEqualTo(BASE + "/1442995018");
        assertThat(info("BA00.Z").getString("stemId")).isEqualTo(BASE + "/761947693/unspecified");
    }

    @Test
    void aCombinationTellsTheAxesOfItsParts() {
        JsonObject info = info("1A00%26XN62R%2FMG50");
        assertThat(info.getString("stemCode")).isEqualTo("1A00");
        assertThat(strings(info, "infectiousAgent")).containsExactly("XN62R");
        assertThat(strings(info, "associatedWith")).containsExactly("MG50");
        assertThat(info.getString("@id")).isEqualTo(BASE + "/codeinfo/1A00%26XN62R%2FMG50");
    }

    @Test
    void whatTheScalesDoNotAllowIs404UnlessFlexible() {
        assertThat(status("1A00%26XK9J")).isEqualTo(404);
        assertThat(status("8B20%26XK9J%26XK8G")).isEqualTo(404);
        assertThat(status("1A00%2FBA00")).isEqualTo(404);
        assertThat(status("ZZ99")).isEqualTo(404);
        assertThat(status("01")).isEqualTo(404);
        assertThat(status("PE95%2F")).isEqualTo(404);
        JsonObject flexible = caller.get(MMS + "/codeinfo/1A00%2FBA00?flexibleMode=true");
        assertThat(strings(flexible, "otherPostcoordination")).containsExactly("BA00");
    }

    @Test
    void whatStandsBelowHasTheSameAxes() {
        assertThat(strings(info("9B71.0Z%26XK9J"), "laterality")).containsExactly("XK9J");
        assertThat(strings(info("5A11%2F9B71.0Z%26XK9J"), "hasManifestation")).containsExactly("9B71.0Z&XK9J");
        assertThat(status("NC72.0%26XJ44E%26XK8G")).isEqualTo(200);
    }

    @Test
    void aValueIsThereOnce() {
        assertThat(status("1A00%26XN62R%26XN8P1")).isEqualTo(200);
        assertThat(status("1A00%26XN62R%26XN62R")).isEqualTo(404);
    }

    @Test
    void groupsBecomeTerminalCodesWhenAskedFor() {
        assertThat(info("BA00").getString("code")).isEqualTo("BA00");
        assertThat(caller.get(MMS + "/codeinfo/BA00?convertToTerminalCodes=true")
                        .getString("code"))
                .isEqualTo("BA00.Z");
    }

    @Test
    void whosExampleIsSimplified() {
        JsonObject info = info("GC08%26XN6P4");
        assertThat(info.getString("simplifiedCode")).isEqualTo("GC08.0");
        assertThat(caller.get(MMS + "/describe?code=GC08%26XN6P4&simplify=true").getString("code"))
                .isEqualTo("GC08.0");
    }

    @Test
    void aCodeIsDescribed() {
        JsonObject plain = caller.get(MMS + "/describe?code=1A00");
        assertThat(List.copyOf(plain.keySet())).containsExactly("code", "linearizationUri", "foundationUri", "label");
        assertThat(plain.getString("label")).isEqualTo("Cholera");
        assertThat(caller.response(MMS + "/describe?code=QQQQ").statusCode()).isEqualTo(404);
        assertThat(caller.response(MMS + "/describe").statusCode()).isEqualTo(404);
    }

    @Test
    void aCombinationIsDescribedPartByPart() {
        JsonObject set = caller.get(MMS + "/describe?code=8B20%26XK9J%2F8B26.0");
        assertThat(set.getString("linearizationUri"))
                .isEqualTo(BASE + "/1442995018 & " + BASE + "/627678743 / " + BASE + "/683064686");
        assertThat(set.getString("stemCode")).isEqualTo("8B20");
        JsonObject laterality = set.getJsonArray("postcoordinationValues").getJsonObject(0);
        assertThat(laterality.getString("axisName")).isEqualTo("http://id.who.int/icd/schema/laterality");
        assertThat(laterality.getJsonArray("values").getJsonObject(0).getString("label"))
                .isEqualTo("Bilateral");
    }

    @Test
    void urisAreDescribedAsCodesAre() {
        String uri = "http://id.who.int/icd/entity/1442995018 & http://id.who.int/icd/entity/627678743";
        assertThat(caller.get(MMS + "/describe?uri=" + Caller.encode(uri)).getString("code"))
                .isEqualTo("8B20&XK9J");
        JsonObject group = caller.get(MMS + "/describe?uri=" + Caller.encode(BASE + "/588616678"));
        assertThat(group).doesNotContainKey("code");
        assertThat(group.getString("label")).startsWith("Gastroenteritis");
    }

    private static JsonObject info(String code) {
        return caller.get(MMS + "/codeinfo/" + code);
    }

    private static int status(String code) {
        return caller.response(MMS + "/codeinfo/" + code).statusCode();
    }

    private static List<String> strings(JsonObject object, String key) {
        return object.getJsonArray(key).getValuesAs(JsonString::getString);
    }
}
