// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.List;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/** Several languages and releases at once. */
class LanguagesIT {

    private static final String JSON = "application/json";

    private final TestDesk desk = SharedDesk.get();
    private final ProgramClient programs = new ProgramClient(desk);

    private static List<JsonObject> items(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestHttp.json(response).getJsonArray("codes").getValuesAs(JsonValue::asJsonObject);
    }

    @Test
    void codesOfBothRevisionsComeWithTitlesAndWithWhatChanged() {
        List<JsonObject> items = items(programs.post("/codes", JSON, """
                {"codes": ["1E71", "1A00", "RA26", "RA27", "A00", "nonsense"], "langs": ["es", "fr"],
                 "release": ["2025-01", "2019"], "since": ["2023-01", "2016"]}"""));

        assertThat(items.subList(0, 5))
                .extracting(item -> item.getJsonObject("change").getString("kind"))
                .containsExactly("titleChanged", "same", "gone", "new", "same");
        assertThat(items.get(0).getJsonObject("change").getJsonObject("from").getString("title"))
                .isEqualTo("Viruela símica");
        assertThat(items.get(1).getJsonObject("titles").getString("es")).isEqualTo("Cólera");
        assertThat(items.get(4).getJsonArray("untranslated")).hasSize(2);
        assertThat(items.get(5)).doesNotContainKeys("change", "titles");
    }

    @Test
    void optionsStandInTheAddressToo() {
        JsonObject item = items(programs.get("/codes?code=1A00&release=2024-01&langs=en,ar&since=2023-01"))
                .get(0);

        assertThat(item.getJsonObject("titles")).hasSize(2);
        assertThat(item.getJsonObject("change").getString("kind")).isEqualTo("same");
    }

    @Test
    void badOptionsAreRefused() {
        desk.withoutAskingWho(() -> {
            assertThat(programs.get("/codes?code=1A00&langs=../..").statusCode())
                    .isEqualTo(400);
            assertThat(programs.get("/codes?code=1A00&langs=en,fr,ar,es,pt,ru,zh,tr,cs")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(programs.get("/codes?code=1A00&since=soon").statusCode()).isEqualTo(400);
            assertThat(programs.get("/codes?code=1A00&since=1999-01").statusCode())
                    .isEqualTo(404);
        });
    }
}
