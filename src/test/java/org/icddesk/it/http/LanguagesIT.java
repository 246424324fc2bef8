// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.List;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Guard;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
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

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    @Test
    void anEntitysTextsStandBesideEachOtherEachInItsOwnLanguage() {
        Document page = desk.page(CHOLERA + "?lang=en&with=fr,ar");

        Elements titles = page.select(".beside").get(0).select(".beside-column");
        assertThat(titles.select(".beside-name").eachText()).containsExactly("English", "Français", "العربية");
        assertThat(titles.select("> div").eachAttr("lang")).containsExactly("en", "fr", "ar");
        assertThat(titles.select("> div").eachAttr("dir")).containsExactly("ltr", "ltr", "rtl");
        assertThat(titles.get(1).text()).contains("Choléra");
        assertThat(page.select("a[rel=up]").attr("href")).contains("with=fr%2Car");
        assertThat(page.select("form[role=search] input[name=with]").attr("value"))
                .isEqualTo("fr,ar");
        assertThat(page.select(".beside-choice a[aria-current]").eachText())
                .containsExactlyInAnyOrder("Français", "العربية");
    }

    @Test
    void pagesWithOneLanguageAndWithSeveralAreRememberedApart() {
        String several = desk.get(CHOLERA + "?lang=en&with=es").body();
        String one = desk.get(CHOLERA + "?lang=en").body();

        desk.withoutAskingWho(() -> {
            assertThat(desk.get(CHOLERA + "?lang=en&with=es").body()).isEqualTo(several);
            assertThat(desk.get(CHOLERA + "?lang=en").body()).isEqualTo(one);
        });
        assertThat(several).contains("beside-column");
        assertThat(one).doesNotContain("beside-column");
    }

    @Test
    void aColumnThatFailsSaysSoAndTheOthersAreThere() {
        String entity = "/icd/release/11/2024-01/mms/311473325";
        desk.get(entity + "?lang=en");
        desk.get(entity + "?lang=en&with=pt");
        desk.sandbox().misbehave(Fault.apiStatus(500).onPath("mms/311473325$"));

        Document page = desk.page(entity + "?lang=en&with=pt,es");
        desk.sandbox().behave();

        Elements columns = page.select(".beside").get(0).select(".beside-column");
        assertThat(columns.get(0).text()).doesNotContain("did not answer");
        assertThat(columns.get(1).text()).doesNotContain("did not answer");
        assertThat(columns.get(2).text()).contains("WHO did not answer for this language.");
        assertThat(desk.page(entity + "?lang=en&with=pt,es").select(".beside").text())
                .doesNotContain("did not answer");
    }

    @Test
    void B17_languagesThatThereAreNotAreLeftOutWithANotice() {
        Document page = desk.page(CHOLERA + "?lang=en&with=fr,fr,xx,en");

        assertThat(page.select(".beside").get(0).select(".beside-name").eachText())
                .containsExactly("English", "Français");
        assertThat(page.select(".notice").text()).contains("“xx” is not available here");
        assertThat(desk.page(CHOLERA + "?lang=en&with=fr,es,pt,ar")
                        .select(".notice")
                        .text())
                .contains("At most 4 languages");
        assertThat(desk.get(CHOLERA + "?with=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void theFoundationAndFrenchICD10HaveColumnsToo() {
        assertThat(desk.page("/icd/entity/257068234?lang=en&with=es")
                        .select(".beside")
                        .get(0)
                        .text())
                .contains("Cholera", "Cólera");
        assertThat(desk.page("/icd/release/10/2008/A00?lang=en&with=fr")
                        .select(".beside")
                        .get(0)
                        .select(".beside-name")
                        .eachText())
                .containsExactly("English", "Français");
    }

    @Test
    void hitsHaveASecondLineAndFilesColumns() {
        Document page = desk.page("/search?q=cholera&lang=en&release=2024-01&with=es,ar");

        assertThat(page.select("a.hit").first().select(".hit-beside bdi").eachAttr("lang"))
                .contains("es");
        assertThat(page.select("a.hit").first().select(".hit-beside").text()).contains("Cólera");
        String file = desk.get("/search?q=cholera&lang=en&release=2024-01&with=es&format=csv")
                .body();
        assertThat(file).contains("title_es,language_es").contains("Cólera,es");
        assertThat(desk.get("/icd/release/11/2024-01/mms/135352227?lang=en&with=es&format=csv")
                        .body())
                .contains("title_es,language_es")
                .contains("Cólera,es");
    }

    @Test
    void aSubtreeComesWithAllItsLanguages() {
        String address = "/icd/release/11/2024-01/mms/257068234?lang=en&with=es,fr&format=json&depth=all";
        await().atMost(Guard.HANGING).until(() -> desk.get(address).statusCode() == 200);

        JsonObject line = TestHttp.json(desk.get(address)).getJsonArray("lines").getJsonObject(0);
        assertThat(line.getString("title_es")).isEqualTo("Cólera");
        assertThat(line).containsKey("title_fr");
    }
}
