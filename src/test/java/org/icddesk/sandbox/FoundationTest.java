// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The foundation, and ways from it to the linearizations. */
class FoundationTest {

    private static final String MMS = "/icd/release/11/2025-01/mms";

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

    @Test
    void theFoundationHasSeveralParentsAndNoCodes() {
        JsonObject entity = caller.get("/icd/entity/411470068");
        assertThat(strings(entity, "parent")).hasSize(2);
        assertThat(entity).doesNotContainKeys("code", "classKind", "postcoordinationScale");
        JsonObject below = caller.get("/icd/entity/375406584?include=ancestor");
        assertThat(strings(below, "ancestor"))
                .startsWith("http://id.who.int/icd/entity/581614179")
                .endsWith("http://id.who.int/icd/entity/448895267");
        assertThat(caller.response("/icd/entity/2000000020?releaseId=2024-01").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFoundationTellsDeprecatedTerms() {
        JsonObject term =
                caller.get("/icd/entity/578635574").getJsonArray("narrowerTerm").getJsonObject(0);
        assertThat(term.getBoolean("deprecated")).isTrue();
        assertThat(term.getJsonObject("label").getString("@value")).endsWith(" (deprecated)");
    }

    @Test
    void lookupFindsWhatStandsForAFoundationEntity() {
        assertThat(lookup("257068234").getString("code")).isEqualTo("1A00");
        assertThat(lookup("375406584").getString("code")).isEqualTo("1A00");
        assertThat(lookup("2072728114").getString("code")).isEqualTo("1B1Z");
        assertThat(caller.response(MMS + "/lookup?foundationUri=http://id.who.int/icd/entity/99")
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonObject lookup(String id) {
        return caller.get(MMS + "/lookup?foundationUri=" + Caller.encode("http://id.who.int/icd/entity/" + id));
    }

    @Test
    void icfHasItsComponents() {
        JsonObject icf = caller.get("/icd/release/11/2025-01/icf");
        assertThat(strings(icf, "child"))
                .containsExactly(
                        "http://id.who.int/icd/release/11/2025-01/icf/619527855",
                        "http://id.who.int/icd/release/11/2025-01/icf/423829389");
        JsonObject info = caller.get("/icd/release/11/2025-01/icf/codeinfo/b134");
        String stem = info.getString("stemId").substring("http://id.who.int".length());
        assertThat(Caller.title(caller.get(stem))).isEqualTo("Sleep functions");
    }

    private static List<String> strings(JsonObject object, String key) {
        return object.getJsonArray(key).getValuesAs(JsonString::getString);
    }
}
