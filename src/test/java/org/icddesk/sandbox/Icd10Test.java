// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class Icd10Test {

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

    @Test
    void thereAreTwentyTwoChapters() {
        JsonObject top = caller.get("/icd/release/10/2019");
        assertThat(top.getJsonArray("child")).hasSize(22);
        assertThat(top.getString("releaseDate")).isEqualTo("2020-02-01");
        assertThat(top).doesNotContainKey("releaseId");
    }

    @Test
    void anEntityHasItsParentAsAList() {
        JsonObject cholera = caller.get("/icd/release/10/2019/A00");
        assertThat(strings(cholera, "parent")).containsExactly("http://id.who.int/icd/release/10/2019/A00-A09");
        assertThat(strings(cholera, "child")).hasSize(3);
        assertThat(cholera.getString("browserUrl"))
                .isEqualTo("http://apps.who.int/classifications/icd10/browse/2019/en#/A00");
        assertThat(strings(caller.get("/icd/release/10/2019/I"), "parent"))
                .containsExactly("http://id.who.int/icd/release/10/2019");
        assertThat(strings(caller.get("/icd/release/10/2019/A00-A09"), "child")).hasSize(10);
    }

    @Test
    void fourDigitsAreAReleaseAndAnythingElseACode() {
        assertThat(strings(caller.get("/icd/release/10"), "release")).hasSize(4);
        assertThat(strings(caller.get("/icd/release/10/A00-A09"), "release")).hasSize(4);
        assertThat(caller.response("/icd/release/10/1999").statusCode()).isEqualTo(404);
    }

    @Test
    void olderReleasesLackSomeCodes() {
        assertThat(strings(caller.get("/icd/release/10/U07.1"), "release"))
                .containsExactly("http://id.who.int/icd/release/10/2019/U07.1");
        assertThat(caller.response("/icd/release/10/2016/U07.1").statusCode()).isEqualTo(404);
        assertThat(strings(caller.get("/icd/release/10/C80.0"), "release")).hasSize(3);
    }

    @Test
    void frenchIsKnownIn2008() {
        assertThat(Caller.title(caller.get("/icd/release/10/2008/A00", "fr"))).isEqualTo("Choléra");
        assertThat(Caller.title(caller.get("/icd/release/10/2019/A00", "fr"))).isEqualTo("Cholera");
    }

    @Test
    void someHaveNotes() {
        JsonObject gastroenteritis = caller.get("/icd/release/10/2019/A09");
        assertThat(gastroenteritis).containsKeys("exclusion", "note");
        assertThat(caller.get("/icd/release/10/2019/A00.0")).containsKey("inclusion");
    }

    private static List<String> strings(JsonObject object, String key) {
        return object.getJsonArray(key).getValuesAs(JsonString::getString);
    }
}
